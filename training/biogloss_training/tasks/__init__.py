"""The tasks of the network, in the order in which their heads are stored.

A task is a folder here: its data set, head, loss and calibration.
"""

from biogloss_training.tasks import answers, entities, relations

TASKS = (entities.TASK, answers.TASK, relations.TASK, answers.YESNO)
