"""Weights of a run that goes on, for git: python -m biogloss_training checkpoint CONFIG RUN FOLDER.

In parts, from the last state written; fine-tuned ones can be exported and evaluated as they are. Of
a run that still pre-trains: the encoder and the head that guesses.
"""

import argparse
import json
from pathlib import Path

import torch

from biogloss_training.config import find_config, read_config, save
from biogloss_training.model.parts import read_parts, write_parts
from biogloss_training.train.finetune import describe


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config")
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    config, run = read_config(find_config(given.config)), given.run
    states = [run / f"{stage}.state" for stage in ("finetune", "pretrain")]
    state = next((s for s in states if s.exists()), None)
    done = run / "weights" / "model.safetensors"
    if done.exists():
        tensors, metadata = read_parts(done.parent), {"stage": "done"}
    elif state is not None:
        held = torch.load(state, map_location="cpu", weights_only=True, mmap=True)
        step, rounds, _, pieces, *_ = held["progress"]
        tensors = held["model"]
        metadata = {"stage": state.stem, "step": step, "rounds": rounds, "pieces": pieces}
    else:
        parser.error(f"{run} holds neither weights nor a state.")
    written = write_parts(tensors, given.folder)
    if metadata["stage"] != "pretrain":
        describe(config, run, given.folder)
    save(config, run)
    metadata |= json.loads((run / "config.json").read_text(encoding="utf-8"))
    (given.folder / "run.json").write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    size = sum(f.stat().st_size for f in written)
    print(f"{given.folder}: {metadata['stage']}, {size:,} bytes in {len(written)} parts")
