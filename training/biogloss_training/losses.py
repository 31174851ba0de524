"""What each task costs on a batch, computed as inference computes its scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from .batches import Batch
from .config import Finetune
from .corpora import CORPORA, LABEL_SETS, POOL, SAME_GUIDELINE
from .decoding import BEGIN, INSIDE, OUTSIDE
from .examples import UNKNOWN, Asked, Example
from .model import Model

#: Novelty is known of true pairs alone, and one question among several.
NOVELTY_WEIGHT = 0.5
#: The share of training in which relations have the first of a corpus' weights.
EARLY = 2 / 3


@dataclass(frozen=True)
class Cost:
    """Mean loss of a task, and the share of the batch's windows that have it."""

    mean: Tensor
    share: float


class Columns:
    """Which entity heads an example trains: those of its corpus, and the pooled ones."""

    def __init__(self, heads: list[str], types: dict[str, list[str]]):
        place = {head: k for k, head in enumerate(heads)}
        self.count = len(heads)
        #: corpus -> type -> heads
        self.of: dict[str, list[list[int]]] = {}
        for corpus, kinds in types.items():
            self.of[corpus] = [
                [place[f"{SAME_GUIDELINE.get(corpus, corpus)}:{kind}"]]
                + ([place[f"any:{kind}"]] if corpus in POOL.get(kind, ()) else [])
                for kind in kinds
            ]

    def labels(self, batch: Batch) -> Tensor:
        """[B, S, heads]; UNKNOWN where a head is not this corpus' or a piece is no text."""
        found = np.full((*batch.ids.shape, self.count), UNKNOWN, np.int64)
        for example, row, first in batch.examples:
            columns = self.of.get(example.corpus)
            if not columns:
                continue
            known = [column for kind in columns for column in kind]
            found[row, first + 1 : first + len(example) - 1, known] = OUTSIDE
            for kind, a, b in example.spans:
                for column in columns[kind]:
                    found[row, first + a, column] = BEGIN
                    found[row, first + a + 1 : first + b, column] = INSIDE
        return torch.from_numpy(found)


def class_weights(labels: int, others: float, device: torch.device) -> Tensor | None:
    if others == 1:
        return None
    return torch.tensor([1.0] + [others] * (labels - 1), device=device)


def entity_cost(logits: Tensor, batch: Batch, columns: Columns, settings: Finetune) -> Cost | None:
    rows = sum(bool(columns.of.get(example.corpus)) for example, _, _ in batch.examples)
    if not rows:
        return None
    labels = columns.labels(batch).to(logits.device)
    weights = class_weights(3, settings.mention_weight, logits.device)
    flat = logits.float().reshape(-1, 3)
    counted = [mention_weight(e.corpus) for e, _, _ in batch.examples if columns.of.get(e.corpus)]
    if min(counted) == 1:
        mean = F.cross_entropy(flat, labels.view(-1), weights, ignore_index=UNKNOWN)
        return Cost(mean, rows / len(batch.examples))
    each = F.cross_entropy(flat, labels.view(-1), weights, ignore_index=UNKNOWN, reduction="none")
    shares = torch.ones(batch.ids.shape)
    for example, row, first in batch.examples:
        shares[row, first : first + len(example)] = mention_weight(example.corpus)
    known = labels != UNKNOWN
    shares = shares.to(logits.device)[..., None] * known
    size = known.sum() if weights is None else weights[labels[known]].sum()
    return Cost((each.view_as(shares) * shares).sum() / size, rows / len(batch.examples))


def mention_weight(corpus: str) -> float:
    return CORPORA[corpus].mention_weight if corpus in CORPORA else 0


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


def relation_cost(
    model: Model, hidden: Tensor, batch: Batch, settings: Finetune, done: float = 0.0
) -> Cost | None:
    """The mean over all pairs, each with the weight of its corpus; novelty counts beside it."""
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
        logits.append(model.relate(text, known, kinds, ends).float())
        labels += [label for _, _, label, _ in pairs]
        novelty += [novel for _, _, _, novel in pairs]
        schemas += [CORPORA[example.corpus].schemas[0]] * len(pairs)
        shares += [relation_weight(example.corpus, done)] * len(pairs)
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
        chances = every[rows, a : a + len(known)].log_softmax(-1)
        allowed = allowed_labels(name, known, device)[codes]
        each = -chances.masked_fill(~allowed, -torch.inf).logsumexp(-1)
        each = each * torch.where(codes > 0, others, 1.0)
        total = total + (each * torch.tensor(share, device=device)[rows]).sum()
    return Cost(total / len(labels), len(asked) / len(batch.examples))


def answer_cost(logits: Tensor, batch: Batch) -> Cost | None:
    """Start and end of one of the right answers; [CLS] for both where there is none."""
    wanted = (Asked.SPAN, Asked.NO_ANSWER)
    asked = [(e, row, first) for e, row, first in batch.examples if e.asked in wanted]
    if not asked:
        return None
    texts = [logits[row, first : first + len(e)].float() for e, row, first in asked]
    padded = pad_sequence(texts, batch_first=True, padding_value=-1e4)
    right = []
    for example, _, _ in asked:
        some = example.answers or [(0, 1)]
        right.append(some[int(torch.randint(len(some), ())) if len(some) > 1 else 0])
    starts, ends = (
        torch.tensor([(a, b - 1)[k] for a, b in right], device=logits.device) for k in (0, 1)
    )
    first, last = F.cross_entropy(padded[..., 0], starts), F.cross_entropy(padded[..., 1], ends)
    return Cost((first + last) / 2, len(asked) / len(batch.examples))


def yesno_cost(model: Model, hidden: Tensor, batch: Batch) -> Cost | None:
    wanted = (Asked.YES, Asked.NO)
    asked = [(e, row, first) for e, row, first in batch.examples if e.asked in wanted]
    if not asked or model.yesno is None:
        return None
    opening = torch.stack([hidden[row, first] for _, row, first in asked])
    truth = torch.tensor([int(e.asked is Asked.NO) for e, _, _ in asked], device=hidden.device)
    mean = F.cross_entropy(model.yesno(opening).float(), truth)
    return Cost(mean, len(asked) / len(batch.examples))


def costs(
    model: Model, batch: Batch, columns: Columns, settings: Finetune, done: float = 0.0
) -> dict[str, Cost]:
    """`done`: the share of the stage that is over."""
    device = model.ner.weight.device
    mask = None if batch.mask is None else batch.mask.to(device)
    hidden = model.enc(
        batch.ids.to(device), batch.types.to(device), batch.positions.to(device), mask
    )
    hidden = model.drop(hidden)
    entities = model.ner(hidden).view(*batch.ids.shape, -1, 3)
    found = {
        "entities": entity_cost(entities, batch, columns, settings),
        "relations": relation_cost(model, hidden, batch, settings, done),
        "answers": answer_cost(model.qa(hidden), batch),
        "yesno": yesno_cost(model, hidden, batch),
    }
    return {name: cost for name, cost in found.items() if cost is not None}


def weighted(found: dict[str, Cost], settings: Finetune) -> Tensor:
    return sum(getattr(settings, name) * cost.share * cost.mean for name, cost in found.items())
