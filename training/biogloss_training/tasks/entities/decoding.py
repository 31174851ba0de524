"""Entity logits -> scored spans: the best path without an 'inside' that nothing began.

A span scores the smallest probability that one of its pieces gives to the label on the path.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = 0, 1, 2

#: [from, to]: inside may follow begin and inside, not outside.
_FORBIDDEN = np.zeros((3, 3))
_FORBIDDEN[OUTSIDE, INSIDE] = -np.inf


@dataclass(frozen=True)
class PieceSpan:
    """Pieces first to last, half open."""

    first: int
    last: int
    score: float


def probabilities(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def best_paths(logits: NDArray[np.floating]) -> NDArray[np.int64]:
    """logits [S, heads, 3] -> labels [S, heads] of each head's best path. Ties: the lower label."""
    length, heads, labels = logits.shape
    chosen = np.zeros((length, heads), np.int64)
    if length == 0:
        return chosen
    back = np.zeros((length, heads, labels), np.int64)
    # The softmax subtracts the same from all labels of a piece, so plain logits rank paths alike.
    score = logits[0].astype(np.float64)
    score[:, INSIDE] = -np.inf
    for at in range(1, length):
        step = score[:, :, None] + _FORBIDDEN
        back[at] = step.argmax(axis=1)
        score = step.max(axis=1) + logits[at]
    chosen[-1] = score.argmax(axis=1)
    for at in range(length - 1, 0, -1):
        chosen[at - 1] = back[at, np.arange(heads), chosen[at]]
    return chosen


def spans(path: list[int], probability: NDArray[np.float64]) -> list[PieceSpan]:
    """path [S] of one head, probability [S, 3] -> spans in text order."""
    found: list[PieceSpan] = []
    first = -1
    for at, label in enumerate([*path, OUTSIDE]):
        if first >= 0 and label != INSIDE:
            score = min(float(probability[i, path[i]]) for i in range(first, at))
            found.append(PieceSpan(first, at, score))
            first = -1
        if label == BEGIN:
            first = at
    return found


def decode(logits: NDArray[np.floating]) -> list[list[PieceSpan]]:
    """logits [S, heads, 3] without [CLS] and [SEP] -> the spans of each head."""
    paths, probability = best_paths(logits), probabilities(logits)
    return [spans(paths[:, h].tolist(), probability[:, h]) for h in range(logits.shape[1])]
