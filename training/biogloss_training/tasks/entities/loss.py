"""Entities: the cross entropy of outside, begin and inside, head by head."""

import torch
from torch import Tensor
from torch.nn import functional as F

from biogloss_training.config import Finetune
from biogloss_training.data.corpora import CORPORA
from biogloss_training.data.examples import UNKNOWN
from biogloss_training.tasks.task import HeadColumns, Loss, Read, class_weights
from biogloss_training.train.batches import Batch


def entity_loss(
    logits: Tensor, batch: Batch, columns: HeadColumns, settings: Finetune
) -> Loss | None:
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
