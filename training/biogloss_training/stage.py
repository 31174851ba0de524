"""Loads for a machine with a GPU: python -m biogloss_training.stage CONFIG RUN FOLDER.

From a prepared run: `FOLDER/0`, `FOLDER/1`, ... of under 60 MiB each, to be copied one after the
other into one run folder there. Half-precision weights to start with, labelled examples, and the
text in shards; all that `pretrain` and `finetune` read. They need PyTorch, NumPy and safetensors.
"""

import argparse
import shutil
from pathlib import Path

from .config import find_config, read_config, save
from .parts import write_parts
from .start import starting_weights

#: Bytes of a load: 64 MiB less what travels beside it.
LOAD = 60 * 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config")
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    config, staged = read_config(find_config(given.config)), given.folder / "all"
    save(config, given.run)
    shutil.rmtree(given.folder, ignore_errors=True)
    if config.start != "random":
        write_parts(starting_weights(config), staged / "start")
    shutil.copytree(given.run / "data", staged / "data")
    sizes = [0]
    for file in sorted(f for f in staged.rglob("*") if f.is_file()):
        size = file.stat().st_size
        if sizes[-1] + size > LOAD and sizes[-1]:
            sizes.append(0)
        sizes[-1] += size
        target = given.folder / str(len(sizes) - 1) / file.relative_to(staged)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
    shutil.rmtree(staged)
    for number, size in enumerate(sizes):
        print(f"{given.folder / str(number)}: {size:,} bytes")


if __name__ == "__main__":
    main()
