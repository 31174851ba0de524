"""Entities: mentions of a type, by the guideline of each corpus."""

from biogloss_training.tasks.entities.head import add_head
from biogloss_training.tasks.entities.loss import loss
from biogloss_training.tasks.task import Task

TASK = Task("entities", add_head, loss)
