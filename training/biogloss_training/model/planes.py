"""Weights as two planes of bytes: the high bytes of 16-bit integers by row, and their low bytes.

The high plane alone is int8 by row. So weights travel to a machine as half their bytes, and come
back high bytes first: if the last call is lost, precision is lost and not the model.
`python -m biogloss_training planes FOLDER OUT.safetensors` joins them.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from biogloss_training.model.whole import save_whole

#: Bytes of a file.
PART = 10 * 2**20
INDEX, REST = "planes.json", "rest.npz"
#: The 16-bit integer of a row's largest value: its high byte, rounded, stays within int8.
_TOP = 32512

Tensors = dict[str, Tensor]


def write(tensors: Tensors, folder: Path, low: bool = True) -> list[Path]:
    """`planes.json`, `rest.npz` (scales, and tensors of one dimension), `high.N`, `low.N`."""
    folder.mkdir(parents=True, exist_ok=True)
    index: list[tuple[str, list[int]]] = []
    rest: dict[str, NDArray] = {}
    planes: dict[str, list[bytes]] = {"high": [], "low": []}
    for name, tensor in tensors.items():
        array = tensor.detach().float().cpu().numpy()
        if array.ndim < 2:
            rest[f"t:{name}"] = array
            continue
        scale = np.maximum(np.abs(array).max(-1, keepdims=True), 1e-12) / _TOP
        # Half a high step more, so that the high byte alone is the nearest.
        whole = np.round(array / scale).astype(np.int32) + 128
        planes["high"].append((whole >> 8).astype(np.int8).tobytes())
        planes["low"].append((whole & 255).astype(np.uint8).tobytes())
        rest[f"s:{name}"] = scale.astype(np.float32)
        index.append((name, list(array.shape)))
    (folder / INDEX).write_text(json.dumps(index))
    np.savez(folder / REST, **rest)
    files = [folder / INDEX, folder / REST]
    for plane in ("high", "low") if low else ("high",):
        data = b"".join(planes[plane])
        for number, start in enumerate(range(0, len(data), PART)):
            files.append(folder / f"{plane}.{number}")
            files[-1].write_bytes(data[start : start + PART])
    return files


def _plane(folder: Path, name: str, kind: type) -> NDArray:
    parts = sorted(folder.glob(f"{name}.*"), key=lambda f: int(f.suffix[1:]))
    return np.frombuffer(b"".join(f.read_bytes() for f in parts), kind)


def read(folder: Path) -> Tensors:
    """Float32. Without the low plane, or with a part of it missing, by the high bytes alone."""
    high, low = _plane(folder, "high", np.int8), _plane(folder, "low", np.uint8)
    with np.load(folder / REST) as stored:
        rest = dict(stored)
    found = {n[2:]: torch.from_numpy(array) for n, array in rest.items() if n.startswith("t:")}
    at = 0
    for name, shape in json.loads((folder / INDEX).read_text()):
        size = int(np.prod(shape))
        whole = high[at : at + size].astype(np.int32) * 256
        if len(low) == len(high):
            whole += low[at : at + size].astype(np.int32) - 128
        values = whole.reshape(shape) * rest[f"s:{name}"]
        found[name] = torch.from_numpy(values.astype(np.float32))
        at += size
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    save_whole({name: t.half() for name, t in read(given.folder).items()}, given.out)
