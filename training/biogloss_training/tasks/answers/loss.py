"""Answers: start and end of a span; yes or no."""

import torch
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from biogloss_training.data.examples import Asked
from biogloss_training.tasks.task import Loss, Read


def span_loss(read: Read) -> Loss | None:
    """Start and end of one of the right answers; [CLS] for both where there is none."""
    batch, logits = read.batch, read.model.qa(read.hidden)
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
    return Loss((first + last) / 2, len(asked) / len(batch.examples))


def yesno_loss(read: Read) -> Loss | None:
    """Yes or no, by the state of [CLS]."""
    model, hidden, batch = read.model, read.hidden, read.batch
    wanted = (Asked.YES, Asked.NO)
    asked = [(e, row, first) for e, row, first in batch.examples if e.asked in wanted]
    if not asked or model.yesno is None:
        return None
    opening = torch.stack([hidden[row, first] for _, row, first in asked])
    truth = torch.tensor([int(e.asked is Asked.NO) for e, _, _ in asked], device=hidden.device)
    mean = F.cross_entropy(model.yesno(opening).float(), truth)
    return Loss(mean, len(asked) / len(batch.examples))
