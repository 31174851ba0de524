"""The one weight file both engines use, and how it is laid out anew for the WebGPU graph.

WASM wants int8 [K, N] with one scale a column; WebGPU's MatMulNBits wants uint8 [N, K] with one
scale for each 32 values. The second form holds nothing that the first does not, so it is made when
the model is loaded, by the steps of `layout` in the manifest (docs/model-pack.md).
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from biogloss_training.export import quantise
from biogloss_training.export.outliers import Outliers

ALIGNMENT = 64
#: Values that share a scale in MatMulNBits and GatherBlockQuantized.
BLOCK = 32
#: The table of word embeddings, which is rounded by rows.
WORDS = "enc.word.weight"

Tensors = dict[str, NDArray[np.float32]]

#: A `layoutStep` of src/core/pack/manifest.ts; offsets are bytes.
Step = dict[str, Any]


@dataclass(frozen=True)
class Placed:
    """Where a tensor lies in a file."""

    offset: int
    dtype: np.dtype[Any]
    shape: tuple[int, ...]

    @property
    def length(self) -> int:
        return int(np.prod(self.shape)) * self.dtype.itemsize


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


@dataclass
class WeightFile:
    data: bytearray = field(default_factory=bytearray)
    tensors: dict[str, Placed] = field(default_factory=dict)

    def add(self, name: str, array: NDArray[Any]) -> None:
        self.data.extend(bytes(_aligned(len(self.data)) - len(self.data)))
        self.tensors[name] = Placed(len(self.data), array.dtype, array.shape)
        self.data.extend(np.ascontiguousarray(array).tobytes())

    @staticmethod
    def of(floats: dict[str, NDArray[Any]], int8: dict[str, NDArray[Any]]) -> "WeightFile":
        """Floats first, so that one step copies them all."""
        file = WeightFile()
        for name, array in (floats | int8).items():
            file.add(name, array)
        return file


@dataclass(frozen=True)
class Layout:
    bytes: int
    steps: list[Step]
    #: Where the WebGPU graph finds its tensors in the new buffer.
    tensors: dict[str, Placed]


def block_layout(file: WeightFile, embeddings: set[str]) -> Layout:
    """Matrices become MatMulNBits', `embeddings` GatherBlockQuantized's; floats stay in place."""
    floats = {n: p for n, p in file.tensors.items() if p.dtype == np.float32}
    copied = max(p.offset + p.length for p in floats.values())
    steps: list[Step] = [{"kind": "copy", "from": 0, "to": 0, "bytes": copied}]
    tensors, end = dict(floats), copied
    for name, placed in file.tensors.items():
        if placed.dtype != np.int8:
            continue
        height, width = placed.shape
        kind = "rows" if name in embeddings else "columns"
        shape = (height, width) if kind == "rows" else (width, height // BLOCK, BLOCK)
        end = _aligned(end)
        steps.append(
            {"kind": kind, "from": placed.offset, "to": end, "rows": height, "columns": width}
        )
        tensors[name] = Placed(end, np.dtype(np.uint8), shape)
        end = _aligned(end + placed.length)
        scale = file.tensors[name + ".scale"]
        count, times = scale.shape[0], placed.length // scale.shape[0] // BLOCK
        steps.append(
            {"kind": "repeat", "from": scale.offset, "to": end, "count": count, "times": times}
        )
        tensors[name + ".scale"] = Placed(end, np.dtype(np.float32), (count, times))
        end += count * times * 4
    return Layout(end, steps, tensors)


def is_matrix(name: str, array: NDArray[np.float32]) -> bool:
    """The matrices of the layers are kept in 8 bits; the small ones of the heads stay float."""
    return array.ndim == 2 and name.startswith("enc.layers.")


def shared_weights(tensors: Tensors, outliers: Outliers) -> WeightFile:
    floats: dict[str, NDArray[np.float32]] = {}
    int8: dict[str, NDArray[np.int8]] = {}
    for name, array in tensors.items():
        if name == WORDS:
            int8[name], floats[name + ".scale"] = quantise.rows(array)
        elif is_matrix(name, array):
            int8[name], floats[name + ".scale"] = quantise.columns(array)
        else:
            floats[name] = array.astype(np.float32)
    for name, channels in outliers.items():
        weight = tensors[name + ".weight"]
        floats[name + ".outliers"] = np.ascontiguousarray(weight[channels])
        floats[name + ".others"] = np.ones(len(weight), np.float32)
        floats[name + ".others"][channels] = 0
    return WeightFile.of(floats, int8)


def lay_out(data: bytes | bytearray, size: int, steps: list[Step]) -> bytes:
    """The reference for the TypeScript loader: the shared file's bytes -> the WebGPU graph's."""
    source, target = np.frombuffer(data, np.uint8), np.zeros(size, np.uint8)
    for step in steps:
        start, to = step["from"], step["to"]
        if step["kind"] == "copy":
            made = source[start : start + step["bytes"]]
        elif step["kind"] == "repeat":
            values = source[start : start + step["count"] * 4].view(np.float32)
            made = np.repeat(values, step["times"]).view(np.uint8)
        else:
            height, width = step["rows"], step["columns"]
            values = source[start : start + height * width].reshape(height, width)
            # Adding 128 to an int8 is flipping its highest bit.
            turned = values.T if step["kind"] == "columns" else values
            made = np.ascontiguousarray(turned).reshape(-1) ^ np.uint8(128)
        target[to : to + len(made)] = made
    return target.tobytes()
