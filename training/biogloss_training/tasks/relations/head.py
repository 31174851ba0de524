"""Relations: each pair asks the text once what stands between its two entities."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from biogloss_training.model.meta import Meta

ATTENTION_HEADS = 8


def add_head(model: nn.Module, meta: Meta) -> None:
    width = meta.config.hidden
    model.etype = nn.Embedding(len(meta.entity_types), width)
    model.pq = nn.Linear(2 * width, width)
    model.pk, model.pv = nn.Linear(width, width), nn.Linear(width, width)
    model.pair, model.ln = nn.Linear(4 * width, width), nn.LayerNorm(width)
    model.out = nn.Linear(width, sum(len(labels) for labels in meta.schemas.values()))


def relate(
    model: nn.Module, hidden: Tensor, entities: Tensor, types: Tensor, pairs: Tensor
) -> Tensor:
    """hidden [S, width] without [CLS] and [SEP], entities [E, width], pairs [P, 2] -> [P, n]."""
    known = entities + model.etype(types)
    head, tail = known[pairs[:, 0]], known[pairs[:, 1]]

    def split(x: Tensor) -> Tensor:
        return x.view(len(x), ATTENTION_HEADS, -1).transpose(0, 1)

    query = split(model.pq(torch.cat([head, tail], 1)))
    seen = F.scaled_dot_product_attention(query, split(model.pk(hidden)), split(model.pv(hidden)))
    context = seen.transpose(0, 1).reshape(len(pairs), -1)
    joined = model.pair(model.drop(torch.cat([head, tail, head * tail, context], 1)))
    return model.out(model.drop(model.ln(F.gelu(joined))))
