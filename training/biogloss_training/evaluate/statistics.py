"""Thresholds, ranking quality and probabilities from scores."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]

#: Differences of F1 or accuracy, in points, that development data of this size cannot tell apart.
SLACK = 0.2
#: As in src/core/pack/calibration.ts: where a score is 0 or 1 its odds still are finite.
MIN_PROBABILITY = 1e-6


def best_threshold(grid: Iterable[float], value: Callable[[float], float]) -> tuple[float, float]:
    """The middle of the thresholds whose value is about the highest, and the value there."""
    values = {t: value(t) for t in grid}
    top = max(values.values())
    reached = [t for t, v in values.items() if v >= top - SLACK]
    chosen = reached[len(reached) // 2]
    return chosen, values[chosen]


def area(scores: list[float], positive: list[bool]) -> float:
    """The area under the ROC curve: how often a positive scores above a negative."""
    order = np.argsort(np.argsort(scores)) + 1
    wanted = np.array(positive)
    good, bad = int(wanted.sum()), int((~wanted).sum())
    return float((order[wanted].sum() - good * (good + 1) / 2) / max(1, good * bad))


def logit(probability: Floats) -> Floats:
    inner = np.clip(probability, MIN_PROBABILITY, 1 - MIN_PROBABILITY)
    return np.log(inner / (1 - inner))


def sigmoid(odds: Floats) -> Floats:
    """The probability of which `odds` are the log odds."""
    return 1 / (1 + np.exp(-odds))


def logistic(
    features: Floats,
    right: Bools,
    ridge: float = 1e-6,
    weights: Floats | None = None,
    known: Floats | float = 0.0,
) -> Floats:
    """A weight for each column of `features` and a constant, by Newton's method.

    `ridge`: precision of the normal prior of all of them around 0; `weights`: what each row counts;
    `known`: log odds of each row that are not to be fitted.
    """
    x = np.c_[features, np.ones(len(features))]
    y, w = np.array(right, float), np.zeros(x.shape[1])
    counts = np.ones(len(x)) if weights is None else weights
    for _ in range(100):
        p = sigmoid(x @ w + known)
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w = w + np.linalg.solve(hessian, x.T @ (counts * (y - p)) - ridge * w)
    return w


def platt(scores: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression."""
    slope, intercept = logistic(np.array(scores)[:, None], np.array(right))
    return float(slope), float(intercept)


def expected_error(probability: Floats, right: Bools, bins: int = 10) -> float:
    """Expected calibration error, as src/core/evaluate/reliability.ts has it."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(probability[place == k].sum() - right[place == k].sum()) for k in np.unique(place)]
    return float(sum(gaps) / max(1, len(probability)))


def balanced(scores: list[float], answerable: list[bool], threshold: float) -> float:
    """Mean of the shares of answerable and unanswerable questions that are judged rightly."""
    kept = np.array(scores) >= threshold
    wanted = np.array(answerable)
    return 50 * float(kept[wanted].mean() + (~kept[~wanted]).mean())
