"""The network in PyTorch: a compact BERT encoder with entity, answer and relation heads.

One pass over a text serves all three. It is the reference every exported graph is compared with.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from biogloss_training.model.meta import Config, Meta
from biogloss_training.model.parts import read_parts
from biogloss_training.tasks import TASKS


def bucket(distance: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """As T5 and MPNet: half of the buckets for each direction, near distances one by one and far
    ones by their logarithm.
    """
    half = buckets // 2
    exact = half // 2
    near = distance.abs()
    logs = torch.log(near.clamp(min=1).float() / exact) / math.log(farthest / exact)
    far = (exact + (logs * (half - exact)).long()).clamp(max=half - 1)
    return (distance > 0).long() * half + torch.where(near < exact, near, far)


def attend(
    asked: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None, bias: Tensor | None = None
) -> Tensor:
    """[B, heads, S, size] each; `mask` is true where a piece may attend, `bias` [B, heads, S, S].

    PyTorch's fused attention on the CPU takes twice as long as its parts, backwards and with short
    rows four times. A bias that is trained is left to the parts everywhere.
    """
    if not torch.is_grad_enabled() or (asked.device.type != "cpu" and bias is None):
        if bias is not None:
            mask = (bias if mask is None else bias.masked_fill(~mask, -torch.inf)).to(asked.dtype)
        return F.scaled_dot_product_attention(asked, keys, values, attn_mask=mask)
    logits = (asked * asked.shape[-1] ** -0.5) @ keys.transpose(-1, -2)
    if bias is not None:
        logits = logits + bias.to(logits.dtype)
    if mask is not None:
        logits = logits + torch.zeros_like(mask, dtype=logits.dtype).masked_fill(~mask, -torch.inf)
    # Autocast would copy all of it to float32; the operator itself reckons in float32 anyway.
    with torch.autocast(asked.device.type, enabled=False):
        weights = torch.softmax(logits, -1)
    return weights @ values


class Dropout(nn.Module):
    """`nn.Dropout`, whose random numbers are a tenth of all work on the CPU: here a byte each."""

    def __init__(self, share: float):
        super().__init__()
        self.dropped = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.dropped == 0:
            return x
        words = torch.empty(-(-x.numel() // 8), dtype=torch.int64, device=x.device)
        drawn = words.random_(-(2**63), None).view(torch.uint8)[: x.numel()].view(x.shape)
        return x * ((drawn >= self.dropped) * (256 / (256 - self.dropped))).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(c.hidden, c.hidden) for _ in range(4))
        self.ln1, self.ln2 = (nn.LayerNorm(c.hidden, eps=1e-12) for _ in range(2))
        self.up, self.down = nn.Linear(c.hidden, c.inter), nn.Linear(c.inter, c.hidden)
        self.heads, self.drop = c.heads, Dropout(c.dropout)

    def forward(self, x: Tensor, mask: Tensor | None = None, bias: Tensor | None = None) -> Tensor:
        batch, length, width = x.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        asked, keys, values = split(self.q), split(self.k), split(self.v)
        attended = attend(asked, keys, values, mask, bias)
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.ln1(x + self.drop(self.o(attended)))
        return self.ln2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.word = nn.Embedding(c.vocab, c.hidden)
        self.pos = nn.Embedding(c.maxpos, c.hidden)
        self.typ = nn.Embedding(2, c.hidden)
        self.ln = nn.LayerNorm(c.hidden, eps=1e-12)
        self.rel = nn.Embedding(c.buckets, c.heads) if c.buckets else None
        self.layers, self.drop = (
            nn.ModuleList(Layer(c) for _ in range(c.layers)),
            Dropout(c.dropout),
        )

    def bias(self, length: int) -> Tensor | None:
        """[1, heads, S, S]: one bias a head for each bucket of distance, for all layers.

        Windows that share a row do not see each other, so places in the row serve for all.
        """
        if self.rel is None:
            return None
        at = torch.arange(length, device=self.rel.weight.device)
        found = self.rel(bucket(at[None] - at[:, None], self.rel.num_embeddings))
        return found.permute(2, 0, 1)[None]

    def forward(
        self,
        ids: Tensor,
        types: Tensor,
        positions: Tensor | None = None,
        mask: Tensor | None = None,
    ) -> Tensor:
        """ids, types [B, S] -> hidden [B, S, width].

        One text a row without padding needs no more; rows of several texts or with padding give
        each piece's place in its own text and `mask` (true: may attend), as `batches` makes them.
        """
        places = self.pos.weight[: ids.shape[1]] if positions is None else self.pos(positions)
        x = self.drop(self.ln(self.word(ids) + places + self.typ(types)))
        bias = self.bias(ids.shape[1])
        for layer in self.layers:
            x = layer(x, mask, bias)
        return x


class Model(nn.Module):
    """The encoder with the head of every task. Attribute names are those of the stored weights."""

    def __init__(self, meta: Meta):
        super().__init__()
        self.meta = meta
        self.enc = Encoder(meta.config)
        for task in TASKS:
            task.add_head(self, meta)
        self.drop = Dropout(meta.config.dropout)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """-> entity logits [B, S, heads, 3], answer logits [B, S, 2], hidden [B, S, width]."""
        x = self.enc(ids, types)
        return self.ner(x).view(*ids.shape, -1, 3), self.qa(x), x


def load(folder: Path) -> Model:
    """From `model.safetensors`, or from parts of it."""
    model = Model(Meta.read(folder / "meta.json"))
    model.load_state_dict(read_parts(folder))
    return model.eval()
