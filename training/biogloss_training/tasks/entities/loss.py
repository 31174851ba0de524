"""Entities: the cross entropy of outside, begin and inside, head by head."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from biogloss_training.config import Finetune
from biogloss_training.data.corpora import CORPORA, POOL, SAME_GUIDELINE
from biogloss_training.data.examples import UNKNOWN
from biogloss_training.tasks.entities.decoding import BEGIN, INSIDE, OUTSIDE
from biogloss_training.tasks.task import Loss, Read, class_weights
from biogloss_training.train.batches import Batch


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


def entity_loss(logits: Tensor, batch: Batch, columns: Columns, settings: Finetune) -> Loss | None:
    rows = sum(bool(columns.of.get(example.corpus)) for example, _, _ in batch.examples)
    if not rows:
        return None
    labels = columns.labels(batch).to(logits.device)
    weights = class_weights(3, settings.mention_weight, logits.device)
    flat = logits.float().reshape(-1, 3)
    counted = [mention_weight(e.corpus) for e, _, _ in batch.examples if columns.of.get(e.corpus)]
    if min(counted) == 1:
        mean = F.cross_entropy(flat, labels.view(-1), weights, ignore_index=UNKNOWN)
        return Loss(mean, rows / len(batch.examples))
    each = F.cross_entropy(flat, labels.view(-1), weights, ignore_index=UNKNOWN, reduction="none")
    shares = torch.ones(batch.ids.shape)
    for example, row, first in batch.examples:
        shares[row, first : first + len(example)] = mention_weight(example.corpus)
    known = labels != UNKNOWN
    shares = shares.to(logits.device)[..., None] * known
    size = known.sum() if weights is None else weights[labels[known]].sum()
    return Loss((each.view_as(shares) * shares).sum() / size, rows / len(batch.examples))


def mention_weight(corpus: str) -> float:
    return CORPORA[corpus].mention_weight if corpus in CORPORA else 0


def loss(read: Read) -> Loss | None:
    logits = read.model.ner(read.hidden).view(*read.batch.ids.shape, -1, 3)
    return entity_loss(logits, read.batch, read.columns, read.settings)
