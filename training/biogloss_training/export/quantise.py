"""Symmetric int8 weights: one scale a column for matrices, one a row for embeddings."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Int8 = NDArray[np.int8]


def _quantise(weight: Floats, axis: int) -> tuple[Int8, Floats]:
    largest = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-8)
    scale = (largest / 127).astype(np.float32)
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.reshape(-1)


def columns(weight: Floats) -> tuple[Int8, Floats]:
    """weight [K, N] -> int8 [K, N], scale [N]."""
    return _quantise(weight, axis=0)


def rows(weight: Floats) -> tuple[Int8, Floats]:
    """weight [V, D] -> int8 [V, D], scale [V]."""
    return _quantise(weight, axis=1)
