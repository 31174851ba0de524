"""Relations: the mean over pairs, computed as inference computes its scores."""

from collections.abc import Iterable
from itertools import accumulate

import torch
from torch import Tensor

from biogloss_training.data.corpora import CORPORA
from biogloss_training.data.examples import UNKNOWN, Example
from biogloss_training.tasks.relations.head import relate
from biogloss_training.tasks.relations.names import LABEL_SETS
from biogloss_training.tasks.task import Loss, Read

#: Novelty is known of true pairs alone, and one question among several.
NOVELTY_WEIGHT = 0.5
#: The share of training in which relations have the first of a corpus' weights.
EARLY = 2 / 3


def relation_weight(corpus: str, done: float) -> float:
    """At the share `done` of the stage."""
    return CORPORA[corpus].relation_weights[done >= EARLY]


def allowed_labels(schema: str, labels: list[str], device: torch.device) -> Tensor:
    """[codes, labels]: which labels a code stands for. A code is a label, or after the labels a
    name of `LABEL_SETS`.
    """
    sets = [{label} for label in labels] + [set(s) for s in LABEL_SETS.get(schema, {}).values()]
    rows = [[label in allowed for label in labels] for allowed in sets]
    return torch.tensor(rows, device=device)


def entity_vectors(hidden: Tensor, entities: Iterable[list[tuple[int, int]]]) -> Tensor:
    """hidden [N, width], mentions as ranges of N -> [entities, width]: see `relations.vector`."""
    mentions = [(k, a, b) for k, ranges in enumerate(entities) for a, b in ranges]
    count = mentions[-1][0] + 1
    device, width = hidden.device, hidden.shape[1]

    def numbers(values: list[int]) -> Tensor:
        return torch.tensor(values, device=device)

    pieces = numbers([p for _, a, b in mentions for p in range(a, b)])
    mention_of = numbers([m for m, (_, a, b) in enumerate(mentions) for _ in range(a, b)])
    sums = hidden.new_zeros(len(mentions), width)
    sums = sums.index_add(0, mention_of, hidden.index_select(0, pieces))
    means = sums / numbers([b - a for _, a, b in mentions])[:, None]
    entity_of = numbers([k for k, _, _ in mentions])
    places = entity_of[:, None].expand(-1, width)
    top = means.detach().new_full((count, width), -torch.inf)
    top = top.scatter_reduce(0, places, means.detach(), "amax")
    raised = torch.exp(means - top.index_select(0, entity_of))
    return top + torch.log(hidden.new_zeros(count, width).index_add(0, entity_of, raised))


def chosen_pairs(example: Example, most: int) -> list[tuple[int, int, int, int]]:
    if len(example.pairs) <= most:
        return example.pairs
    return [example.pairs[k] for k in torch.randperm(len(example.pairs))[:most].tolist()]


def loss(read: Read) -> Loss | None:
    """The mean over all pairs, each with the weight of its corpus; novelty counts beside it."""
    model, hidden, batch, settings = read.model, read.hidden, read.batch, read.settings
    asked = [(example, row, first) for example, row, first in batch.examples if example.pairs]
    if not asked:
        return None
    width, device = hidden.shape[-1], hidden.device
    flat = hidden.float().reshape(-1, width)
    starts = [row * batch.ids.shape[1] + first for _, row, first in asked]
    shifted = [
        [(start + a, start + b) for a, b in mentions]
        for (example, _, _), start in zip(asked, starts, strict=True)
        for _, mentions in example.entities
    ]
    vectors = entity_vectors(flat, shifted)
    logits, labels, novelty, schemas, shares, novel_shares, at = [], [], [], [], [], [], 0
    for (example, _, _), start in zip(asked, starts, strict=True):
        pairs = chosen_pairs(example, settings.pairs)
        known = vectors[at : at + len(example.entities)]
        at += len(example.entities)
        kinds = torch.tensor([kind for kind, _ in example.entities], device=device)
        text = flat[start + 1 : start + len(example) - 1]
        ends = torch.tensor([pair[:2] for pair in pairs], device=device)
        logits.append(relate(model, text, known, kinds, ends).float())
        labels += [label for _, _, label, _ in pairs]
        novelty += [novel for _, _, _, novel in pairs]
        schemas += [CORPORA[example.corpus].schemas[0]] * len(pairs)
        shares += [relation_weight(example.corpus, read.done)] * len(pairs)
        novel_shares += [NOVELTY_WEIGHT] * len(pairs)
    every, total = torch.cat(logits), hidden.new_zeros((), dtype=torch.float32)
    offsets = accumulate((len(known) for known in model.meta.schemas.values()), initial=0)
    for (name, known), a in zip(model.meta.schemas.items(), offsets, strict=False):
        own = [k if s == name else UNKNOWN for k, s in zip(labels, schemas, strict=True)]
        wanted, share = (novelty, novel_shares) if name == "novel" else (own, shares)
        if all(label == UNKNOWN for label in wanted):
            continue
        others = 1.0 if name == "novel" else settings.relation_weight
        rows = torch.tensor(
            [k for k, label in enumerate(wanted) if label != UNKNOWN], device=device
        )
        codes = torch.tensor(wanted, device=device)[rows]
        logs = every[rows, a : a + len(known)].log_softmax(-1)
        allowed = allowed_labels(name, known, device)[codes]
        each = -logs.masked_fill(~allowed, -torch.inf).logsumexp(-1)
        each = each * torch.where(codes > 0, others, 1.0)
        total = total + (each * torch.tensor(share, device=device)[rows]).sum()
    return Loss(total / len(labels), len(asked) / len(batch.examples))
