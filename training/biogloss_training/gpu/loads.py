"""Loads for a GPU machine: python -m biogloss_training gpu-loads CONFIG RUN FOLDER.

From a prepared run: `FOLDER/1`, `FOLDER/2`, ... of under 57 MB each, to be copied one after the
other into one folder there. The package, weights to begin with (as high bytes, see `planes`),
running text with its labels, and labelled examples: all that `gpu-train` reads.
"""

import argparse
import shutil
from pathlib import Path

from biogloss_training.config import TRAINING, Run, find_config, read_config
from biogloss_training.model import planes
from biogloss_training.train.start import starting_weights

#: Bytes of a load: 64 MiB less what travels beside it.
LOAD = 57_000_000
CONFIG, START = "run.toml", "start"
PACKAGE = TRAINING / "biogloss_training"


class LoadError(Exception):
    """A folder that holds something else, or a file larger than a load."""


def empty(folder: Path) -> None:
    """Deletes the loads of before. A folder with anything else is refused: it may be the run."""
    others = [f.name for f in folder.iterdir() if not f.name.isdigit()] if folder.exists() else []
    if others:
        raise LoadError(f"{folder} holds more than loads ({', '.join(sorted(others)[:3])}).")
    for load in folder.iterdir() if folder.exists() else ():
        shutil.rmtree(load)


def gather(config: Run, file: Path, run: Path, staged: Path) -> None:
    """Everything, in one folder."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, staged / PACKAGE.name, ignore=ignored)
    shutil.copy(file, staged / CONFIG)
    if config.start != "random":
        planes.write(starting_weights(config), staged / START, low=False)
    shutil.copytree(run / "data", staged / "data")


def lay_out(staged: Path, folder: Path) -> list[int]:
    """Moves the files into loads, as they come; -> the bytes of each load."""
    sizes = [0]
    for file in sorted(f for f in staged.rglob("*") if f.is_file()):
        size = file.stat().st_size
        if size > LOAD:
            raise LoadError(
                f"{file.relative_to(staged)} has {size:,} bytes, a load at most {LOAD:,}."
            )
        if sizes[-1] + size > LOAD:
            sizes.append(0)
        sizes[-1] += size
        target = folder / str(len(sizes)) / file.relative_to(staged)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
    return sizes


def write_loads(file: Path, run: Path, folder: Path) -> list[int]:
    empty(folder)
    staged = folder / "0"
    staged.mkdir(parents=True)
    gather(read_config(file), file, run, staged)
    sizes = lay_out(staged, folder)
    shutil.rmtree(staged)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config")
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    for number, size in enumerate(
        write_loads(find_config(given.config), given.run, given.folder), 1
    ):
        print(f"{given.folder / str(number)}: {size:,} bytes")
