"""Answers: the span of a text that answers a question, and yes or no."""

from biogloss_training.tasks.answers.head import add_span_head, add_yesno_head
from biogloss_training.tasks.answers.loss import span_loss, yesno_loss
from biogloss_training.tasks.task import Task

TASK = Task("answers", add_span_head, span_loss)
YESNO = Task("yesno", add_yesno_head, yesno_loss)
