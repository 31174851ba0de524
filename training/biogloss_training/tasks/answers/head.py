"""Answers: two logits a piece, start and end; yes or no from [CLS]."""

from torch import nn

from biogloss_training.model.meta import Meta


def add_span_head(model: nn.Module, meta: Meta) -> None:
    model.qa = nn.Linear(meta.config.hidden, 2)


def add_yesno_head(model: nn.Module, meta: Meta) -> None:
    model.yesno = nn.Linear(meta.config.hidden, 2) if meta.yesno else None
