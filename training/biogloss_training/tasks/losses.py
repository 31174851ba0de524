"""The losses of all tasks on a batch."""

from typing import TYPE_CHECKING

from torch import Tensor

from biogloss_training.config import Finetune
from biogloss_training.tasks import TASKS
from biogloss_training.tasks.entities.columns import Columns
from biogloss_training.tasks.task import Loss, Read
from biogloss_training.train.batches import Batch

if TYPE_CHECKING:
    from biogloss_training.model.network import Model


def losses(
    model: "Model", batch: Batch, columns: Columns, settings: Finetune, done: float = 0.0
) -> dict[str, Loss]:
    """The losses by task; `done`: the share of the stage that is over."""
    device = model.ner.weight.device
    mask = None if batch.mask is None else batch.mask.to(device)
    hidden = model.enc(
        batch.ids.to(device), batch.types.to(device), batch.positions.to(device), mask
    )
    read = Read(model, model.drop(hidden), batch, columns, settings, done)
    found = {task.name: task.loss(read) for task in TASKS}
    return {name: loss for name, loss in found.items() if loss is not None}


def weighted(found: dict[str, Loss], settings: Finetune) -> Tensor:
    return sum(getattr(settings, name) * loss.share * loss.mean for name, loss in found.items())
