"""The training loop of both stages, with a state that survives a kill.

Everything that decides the next step is in the state: weights, moments, the place in the data and
the random numbers. So a run that was killed goes on to the very same weights (see the tests).
"""

import math
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from biogloss_training.config import Optimiser

SAVE_SECONDS = 300
SPEAK_SECONDS = 30


class Stage(Protocol):
    """What the loop trains."""

    name: str
    model: nn.Module
    #: Length of the stage in word pieces.
    pieces: int
    optimiser: Optimiser
    #: The share of the stage at which its data change; 1: never.
    turn: float

    def steps(self, rng: random.Random, pieces: int) -> Sequence[Any]:
        """One round over the data, after `pieces` word pieces: whatever `loss` takes."""
        ...

    def loss(self, step: Any, done: float) -> tuple[Tensor, dict[str, Tensor], int]:
        """After the share `done` of the stage.

        -> the sum to descend, the mean loss of each task, word pieces read.
        """
        ...


class EmptyRoundError(Exception):
    """A round over the data without a step would never end."""


class NotFiniteError(Exception):
    """A step after which the weights would be no numbers."""


class Limit:
    """Ends a run in good order: after some minutes, or when the machine asks (SIGTERM)."""

    def __init__(self, minutes: float | None = None):
        self._end = time.monotonic() + 60 * minutes if minutes else math.inf
        self._asked = False
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, *_: object) -> None:
        self._asked = True

    @property
    def reached(self) -> bool:
        return self._asked or time.monotonic() >= self._end


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def depth(name: str, layers: int) -> int:
    """Layers between a parameter and the heads, which have 0."""
    if not name.startswith("enc."):
        return 0
    return layers - int(name.split(".")[2]) if name.startswith("enc.layers.") else layers + 1


def make_optimiser(model: nn.Module, settings: Optimiser) -> torch.optim.AdamW:
    layers = len(model.enc.layers)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        decay = settings.weight_decay if parameter.dim() > 1 else 0.0
        share = settings.layer_decay ** depth(name, layers)
        groups.setdefault((decay, share), []).append(parameter)
    given = [{"params": p, "weight_decay": d, "share": s} for (d, s), p in groups.items()]
    return torch.optim.AdamW(given, lr=settings.learning_rate, betas=settings.betas, fused=True)


def learning_rate(settings: Optimiser, step: int, done: float) -> float:
    """After `step` steps and the share `done` of the stage."""
    return settings.learning_rate * min(1.0, (step + 1) / settings.warmup) * max(0.0, 1.0 - done)


def write_state(state: dict[str, Any], file: Path) -> None:
    """Whole or not at all."""
    new = file.with_name(file.name + ".new")
    with new.open("wb") as out:
        torch.save(state, out)
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)


class Progress:
    """Where a stage is, and lines that say so."""

    def __init__(self, stage: Stage):
        self.name, self.total = stage.name, stage.pieces
        self.step = self.round = self.at = self.pieces = 0
        #: Where the round began.
        self.round_pieces = 0
        self._spoke, self._since = time.monotonic(), 0
        self._sums: dict[str, Tensor] = {}
        self._counts: dict[str, int] = {}

    @property
    def done(self) -> float:
        return self.pieces / self.total

    @property
    def place(self) -> tuple[int, ...]:
        """What the state keeps."""
        return self.step, self.round, self.at, self.pieces, self.round_pieces

    def go_to(self, place: Sequence[int]) -> None:
        self.step, self.round, self.at, self.pieces, self.round_pieces = place

    def next_round(self) -> None:
        self.round, self.at, self.round_pieces = self.round + 1, 0, self.pieces

    def add(self, means: dict[str, Tensor], pieces: int) -> None:
        self.step, self.at, self.pieces = self.step + 1, self.at + 1, self.pieces + pieces
        self._since += pieces
        for name, mean in means.items():
            self._sums[name] = self._sums.get(name, 0) + mean.detach()
            self._counts[name] = self._counts.get(name, 0) + 1

    def speak(self, always: bool = False) -> None:
        seconds = time.monotonic() - self._spoke
        if (seconds < SPEAK_SECONDS and not always) or not self._since:
            return
        speed = self._since / seconds
        left = int((self.total - self.pieces) / speed / 60)
        losses = [f"{name} {float(s) / self._counts[name]:.4f}" for name, s in self._sums.items()]
        print(
            f"{self.name} {100 * self.done:.1f} %, round {self.round + 1}, step {self.step},"
            f" {speed:,.0f} pieces/s, {max(0, left) // 60} h {max(0, left) % 60:02} min left;"
            f" {', '.join(losses)}",
            flush=True,
        )
        self._spoke, self._since, self._sums, self._counts = time.monotonic(), 0, {}, {}


def random_state() -> dict[str, Any]:
    on_gpu = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    return {"cpu": torch.get_rng_state(), "cuda": on_gpu}


def restore_random(state: dict[str, Any]) -> None:
    torch.set_rng_state(state["cpu"])
    if state["cuda"]:
        torch.cuda.set_rng_state_all(state["cuda"])


def train(stage: Stage, file: Path, seed: int, bf16: bool, limit: Limit) -> bool:
    """Trains from the state in `file`, or from the start. False: stopped early, state written."""
    where = device()
    model = stage.model.to(where).train()
    optimiser, progress = make_optimiser(model, stage.optimiser), Progress(stage)
    torch.manual_seed(seed)
    if file.exists():
        state = torch.load(file, map_location=where, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        progress.go_to(state["progress"])
        restore_random({k: _to_cpu(v) for k, v in state["random"].items()})
        print(f"{stage.name}: goes on at {100 * progress.done:.1f} %", flush=True)

    def save() -> None:
        state = {"model": model.state_dict(), "optimiser": optimiser.state_dict()}
        write_state({**state, "progress": progress.place, "random": random_state()}, file)

    saved = time.monotonic()
    while progress.done < 1:
        rng = random.Random(f"{seed}/{stage.name}/{progress.round}")
        steps = stage.steps(rng, progress.round_pieces)
        if not steps:
            raise EmptyRoundError(f"{stage.name}: round {progress.round + 1} has no step.")
        for step in steps[progress.at :]:
            if limit.reached:
                save()
                progress.speak(always=True)
                return False
            if progress.done >= 1:
                break
            now = learning_rate(stage.optimiser, progress.step, progress.done)
            for group in optimiser.param_groups:
                group["lr"] = now * group["share"]
            with torch.autocast(where.type, torch.bfloat16, enabled=bf16):
                total, means, pieces = stage.loss(step, progress.done)
            optimiser.zero_grad(set_to_none=True)
            total.backward()
            norm = nn.utils.clip_grad_norm_(model.parameters(), stage.optimiser.clip)
            # One number tells of the loss and of every gradient; the state before stays on disk.
            if not torch.isfinite(norm):
                found = {name: mean.item() for name, mean in means.items()}
                raise NotFiniteError(
                    f"{stage.name}: step {progress.step + 1} of round {progress.round + 1} has a"
                    f" gradient of {float(norm)}, with losses {found}. {file} holds the last state"
                    f" from before it, if one was written."
                )
            optimiser.step()
            progress.add(means, pieces)
            progress.speak()
            if time.monotonic() - saved > SAVE_SECONDS:
                save()
                saved = time.monotonic()
        else:
            progress.next_round()
    progress.speak(always=True)
    return True


def _to_cpu(value: Any) -> Any:
    return [v.cpu() for v in value] if isinstance(value, list) else value.cpu()
