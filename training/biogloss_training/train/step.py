"""The command line that the training steps share."""

import argparse
import os
from pathlib import Path

import torch

from biogloss_training.config import Run, find_config, read_config, save
from biogloss_training.train.loop import Limit

#: Exit status of a command that a limit or a signal ended in good order.
UNFINISHED = 3


def step_arguments(doc: str) -> tuple[Run, Path, Limit]:
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("config", help="a TOML file, or a name in configs/")
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--minutes", type=float, help="then stop with the state written")
    given = parser.parse_args()
    config = read_config(find_config(given.config))
    save(config, given.run)
    use_threads(config)
    return config, given.run, Limit(given.minutes)


def use_threads(config: Run) -> None:
    torch.set_num_threads(config.threads or os.cpu_count() or 1)
