"""Thresholds, ranking quality and probabilities from scores."""

from collections.abc import Callable, Iterable

import numpy as np

#: Differences of F1 or accuracy, in points, that development data of this size cannot tell apart.
SLACK = 0.2


def best_threshold(grid: Iterable[float], value: Callable[[float], float]) -> tuple[float, float]:
    """The middle of the thresholds whose value is about the highest, and the value there."""
    values = {t: value(t) for t in grid}
    top = max(values.values())
    reached = [t for t, v in values.items() if v >= top - SLACK]
    chosen = reached[len(reached) // 2]
    return chosen, values[chosen]


def area(scores: list[float], positive: list[bool]) -> float:
    """Of the ROC curve: how often a positive scores above a negative."""
    order = np.argsort(np.argsort(scores)) + 1
    wanted = np.array(positive)
    good, bad = int(wanted.sum()), int((~wanted).sum())
    return float((order[wanted].sum() - good * (good + 1) / 2) / max(1, good * bad))


def platt(scores: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression, by Newton's method."""
    x = np.stack([np.array(scores), np.ones(len(scores))], axis=1)
    y, weights = np.array(right, float), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(hessian, x.T @ (y - p))
    return float(weights[0]), float(weights[1])


def balanced(scores: list[float], answerable: list[bool], threshold: float) -> float:
    """Mean of the shares of answerable and unanswerable questions that are judged rightly."""
    kept = np.array(scores) >= threshold
    wanted = np.array(answerable)
    return 50 * float(kept[wanted].mean() + (~kept[~wanted]).mean())
