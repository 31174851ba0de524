"""What a task of the network consists of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn

from biogloss_training.config import Finetune
from biogloss_training.model.meta import Meta
from biogloss_training.train.batches import Batch


@dataclass(frozen=True)
class Loss:
    """Mean loss of a task, and the share of the batch's windows that have it."""

    mean: Tensor
    share: float


class HeadColumns(Protocol):
    """Which entity heads an example trains: `entities.columns.Columns`."""

    #: corpus -> type -> heads
    of: dict[str, list[list[int]]]

    def labels(self, batch: Batch) -> Tensor: ...


@dataclass(frozen=True)
class Read:
    """A batch as the encoder read it, with all that a loss may depend on."""

    model: nn.Module
    #: [B, S, width], with dropout.
    hidden: Tensor
    batch: Batch
    columns: HeadColumns
    settings: Finetune
    #: The share of the stage that is over.
    done: float


@dataclass(frozen=True)
class Task:
    #: Also the name of its weight in `config.Finetune`.
    name: str
    #: Adds its modules to a network whose weights mean this.
    add_head: Callable[[nn.Module, Meta], None]
    #: None: no window of the batch has it.
    loss: Callable[[Read], Loss | None]


def class_weights(labels: int, others: float, device: torch.device) -> Tensor | None:
    if others == 1:
        return None
    return torch.tensor([1.0] + [others] * (labels - 1), device=device)
