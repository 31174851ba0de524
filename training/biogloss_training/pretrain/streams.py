"""Running text as a stream of word pieces with their labels, in files of 1.2 bytes a piece.

A file holds, one after the other and compressed: the pieces (16 bits each), whether each begins a
word (a bit each), and where the pieces with a label lie and which (16 bits each: the distance from
the one before, and two bits a type, see `gazetteer.match`).
"""

import json
import lzma
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: Pieces of a file.
FILE_PIECES = 8_000_000
_FARTHEST = 0xFFFF


@dataclass(frozen=True)
class Stream:
    ids: NDArray[np.uint16]
    begins: NDArray[np.bool_]
    labels: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.ids)


def _places(labels: NDArray[np.uint16]) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """Distances and labels of the pieces with one; a far one gets stops without a label between."""
    places = np.flatnonzero(labels)
    steps: list[int] = []
    values: list[int] = []
    before = 0
    for place in places.tolist():
        while place - before > _FARTHEST:
            before += _FARTHEST
            steps.append(_FARTHEST)
            values.append(0)
        steps.append(place - before)
        values.append(int(labels[place]))
        before = place
    return np.array(steps, np.uint16), np.array(values, np.uint16)


def write(stream: Stream, folder: Path) -> list[Path]:
    files = []
    for number, start in enumerate(range(0, len(stream), FILE_PIECES)):
        part = slice(start, start + FILE_PIECES)
        steps, values = _places(stream.labels[part])
        head = json.dumps({"pieces": len(stream.ids[part]), "labels": len(values)}).encode() + b"\n"
        body = [stream.ids[part].tobytes(), np.packbits(stream.begins[part]).tobytes()]
        data = b"".join([head, *body, steps.tobytes(), values.tobytes()])
        files.append(folder / f"text-{number:02}.xz")
        files[-1].write_bytes(lzma.compress(data))
    return files


def _read_file(file: Path) -> Stream:
    data = lzma.decompress(file.read_bytes())
    at = data.index(b"\n") + 1
    sizes = json.loads(data[:at])

    def take(kind: type, count: int) -> NDArray:
        nonlocal at
        found = np.frombuffer(data, kind, count, at)
        at += found.nbytes
        return found

    ids = take(np.uint16, sizes["pieces"])
    begins = np.unpackbits(take(np.uint8, -(-len(ids) // 8)))[: len(ids)].astype(bool)
    steps, values = take(np.uint16, sizes["labels"]), take(np.uint16, sizes["labels"])
    labels = np.zeros(len(ids), np.uint16)
    labels[np.cumsum(steps.astype(np.int64))] = values
    return Stream(ids, begins, labels)


def read(folder: Path) -> Stream:
    parts = [_read_file(file) for file in sorted(folder.glob("text-*.xz"))]
    if not parts:
        return Stream(np.zeros(0, np.uint16), np.zeros(0, bool), np.zeros(0, np.uint16))
    arrays = (np.concatenate([getattr(p, n) for p in parts]) for n in ("ids", "begins", "labels"))
    return Stream(*arrays)
