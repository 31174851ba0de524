"""Examples to rows of word pieces.

Without packing every window has a row, and windows of like length share a step, so that little is
padding: best for CPU cores. Packed rows have one length and hold several windows, none of which
attends to another: one shape for a compiled encoder on a GPU.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from biogloss_training.data.examples import Example

#: Windows that are sorted by length at a time: their order stays random on the whole.
SORTED_TOGETHER = 1500


@dataclass(frozen=True)
class Place:
    """The example `index` lies in `row` from `first` on."""

    index: int
    row: int
    first: int


@dataclass(frozen=True)
class Batch:
    #: Each example with the row and the place in it where it begins.
    examples: list[tuple[Example, int, int]]
    ids: Tensor
    types: Tensor
    positions: Tensor
    #: True: may attend. None: every row is full.
    mask: Tensor | None

    @property
    def pieces(self) -> int:
        return sum(len(example) for example, _, _ in self.examples)


def alike(
    chosen: Sequence[int], lengths: Mapping[int, int], tokens: int, rng: random.Random
) -> list[list[Place]]:
    """A row each; the longest row times the rows of a step is at most `tokens`."""
    order = list(chosen)
    rng.shuffle(order)
    steps: list[list[Place]] = []
    for start in range(0, len(order), SORTED_TOGETHER):
        step: list[Place] = []
        for index in sorted(order[start : start + SORTED_TOGETHER], key=lambda i: lengths[i]):
            # Sorted, so this one is the longest.
            if step and lengths[index] * (len(step) + 1) > tokens:
                steps.append(step)
                step = []
            step.append(Place(index, len(step), 0))
        steps.append(step)
    rng.shuffle(steps)
    return steps


def packed(
    chosen: Sequence[int],
    lengths: Mapping[int, int],
    tokens: int,
    length: int,
    rng: random.Random,
) -> list[list[Place]]:
    """Rows of `length`, filled first fit; a step ends when a window fits in none."""
    order = list(chosen)
    rng.shuffle(order)
    rows = max(1, tokens // length)
    steps: list[list[Place]] = [[]]
    used = [0] * rows
    for index in order:
        row = next((r for r in range(rows) if used[r] + lengths[index] <= length), None)
        if row is None:
            steps.append([])
            used, row = [0] * rows, 0
        steps[-1].append(Place(index, row, used[row]))
        used[row] += lengths[index]
    return steps


def collate(
    examples: Sequence[Example], step: list[Place], rows: int = 0, length: int = 0
) -> Batch:
    """`rows` and `length` of packed steps; otherwise as many and as long as needed."""
    height = rows or len(step)
    # Eights suit the vector units.
    width = length or -(-max(len(examples[p.index]) for p in step) // 8) * 8
    ids, types, positions = (np.zeros((height, width), np.int64) for _ in range(3))
    #: Number of the window in its row, 0 for padding.
    window = np.zeros((height, width), np.int16)
    placed = []
    for number, place in enumerate(step, 1):
        example, a = examples[place.index], place.first
        b = a + len(example)
        ids[place.row, a:b] = example.ids
        types[place.row, a + example.second : b] = 1
        positions[place.row, a:b] = np.arange(len(example))
        window[place.row, a:b] = number
        placed.append((example, place.row, a))
    if length:
        mask = window[:, None, :, None] == window[:, None, None, :]
    else:
        mask = None if window.all() else (window > 0)[:, None, None, :]
    tensors = (torch.from_numpy(a) for a in (ids, types, positions))
    return Batch(placed, *tensors, None if mask is None else torch.from_numpy(mask))
