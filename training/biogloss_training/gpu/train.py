"""One stage by the clock, on the GPU machine: python3 -m biogloss_training gpu-train FOLDER STAGE.

FOLDER is what the loads were copied into. The learning rate rises over the first twentieth of the
time and falls to 0 at its end, so a stage ends when its time does:

    pretrain --seconds 200     -> FOLDER/pretrained
    finetune --seconds 280     -> FOLDER/result: weights in planes, high bytes first, and meta.json

Needs PyTorch and NumPy alone. A CPU serves for a trial.
"""

import argparse
import json
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import torch
from torch import nn

from biogloss_training.config import Run, read_config
from biogloss_training.gpu.loads import CONFIG, START
from biogloss_training.model import planes
from biogloss_training.pretrain.stage import Pretraining, encoder_of
from biogloss_training.train.finetune import Finetuning, metadata
from biogloss_training.train.loop import NotFiniteError, Stage, device, make_optimiser

#: The share of the time in which the learning rate rises.
WARM_UP = 1 / 20
SPEAK_SECONDS = 10


class Clock(Protocol):
    def share(self) -> float:
        """The share of the stage's time that is over."""
        ...


class Seconds:
    def __init__(self, seconds: float):
        self._begun, self._seconds = time.monotonic(), seconds

    def share(self) -> float:
        return (time.monotonic() - self._begun) / self._seconds


def learning_rate(peak: float, share: float) -> float:
    return peak * min(1.0, share / WARM_UP) * max(0.0, 1.0 - share)


def train(stage: Stage, clock: Clock, seed: int, bf16: bool) -> int:
    """Rounds over the data until the time is over; -> steps."""
    where = device()
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.manual_seed(seed)
    model = stage.model.to(where).train()
    optimiser, rng = make_optimiser(model, stage.optimiser), random.Random(seed)
    steps = pieces = 0
    spoke = begun = time.monotonic()
    while (share := clock.share()) < 1:
        for step in stage.steps(rng, round(share * stage.pieces)):
            before, share = share, clock.share()
            if share >= 1 or before < stage.turn <= share:
                break
            for group in optimiser.param_groups:
                group["lr"] = learning_rate(stage.optimiser.learning_rate, share) * group["share"]
            with torch.autocast(where.type, torch.bfloat16, enabled=bf16):
                total, means, read = stage.loss(step, share)
            optimiser.zero_grad(set_to_none=True)
            total.backward()
            norm = nn.utils.clip_grad_norm_(model.parameters(), stage.optimiser.clip)
            optimiser.step()
            steps, pieces = steps + 1, pieces + read
            if time.monotonic() - spoke > SPEAK_SECONDS or steps == 3:
                spoke = time.monotonic()
                if not torch.isfinite(norm):
                    raise NotFiniteError(f"{stage.name}: step {steps} has a gradient of {norm}.")
                losses = ", ".join(f"{name} {mean.item():.4f}" for name, mean in means.items())
                print(
                    f"{stage.name} {100 * share:.0f} %, step {steps},"
                    f" {pieces / (spoke - begun):,.0f} pieces/s; {losses}",
                    flush=True,
                )
    return steps


def as_laid_out(config: Run, folder: Path) -> Run:
    """`config` with the weights and the vocabulary that came with the loads."""
    start, words = folder / START, folder / "data" / "vocab.txt"
    begins = str(start.resolve()) if start.exists() else "random"
    return replace(config, start=begins, vocabulary=str(words.resolve()))


def run_stage(folder: Path, name: str, clock: Clock, config: Run | None = None) -> int:
    config = as_laid_out(config or read_config(folder / CONFIG), folder)
    if name == "pretrain":
        stage = Pretraining(config, folder)
        steps = train(stage, clock, config.seed, config.bf16)
        planes.write(encoder_of(stage.model), folder / "pretrained")
        return steps
    stage = Finetuning(config, folder)
    steps = train(stage, clock, config.seed + 1, config.bf16)
    planes.write(stage.model.state_dict(), folder / "result")
    text = json.dumps(metadata(stage.model.meta), indent=1) + "\n"
    (folder / "result" / "meta.json").write_text(text, encoding="utf-8")
    return steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("stage", choices=("pretrain", "finetune"))
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    steps = run_stage(given.folder, given.stage, Seconds(given.seconds))
    print(f"{given.stage}: {steps} steps", flush=True)
