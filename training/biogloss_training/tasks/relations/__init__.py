"""Relations: typed claims about two entities of a text."""

from biogloss_training.tasks.relations.head import add_head
from biogloss_training.tasks.relations.loss import loss
from biogloss_training.tasks.task import Task

TASK = Task("relations", add_head, loss)
