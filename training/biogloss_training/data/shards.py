"""Training data as flat arrays: word pieces in 16 bits, labels as rows of numbers.

A shard holds the examples of one corpus; all corpora together are some 15 MB, so that a machine
with a GPU gets them in one load.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from biogloss_training.data.examples import Asked, Example

Rows = NDArray[np.int32]


def rows(values: Iterable[tuple[int, ...]], width: int) -> Rows:
    return np.array(list(values), np.int32).reshape(-1, width)


def write_examples(examples: list[Example], file: Path) -> None:
    """Rows begin with the number of their example; mentions then with that of their entity."""
    numbered = list(enumerate(examples))
    np.savez(
        file,
        ids=np.array([i for e in examples for i in e.ids], np.uint16),
        lengths=np.array([len(e) for e in examples], np.int32),
        second=np.array([e.second for e in examples], np.int32),
        asked=np.array([e.asked for e in examples], np.uint8),
        spans=rows(((n, *s) for n, e in numbered for s in e.spans), 4),
        entities=rows(((n, kind) for n, e in numbered for kind, _ in e.entities), 2),
        mentions=rows(
            (
                (n, k, *mention)
                for n, e in numbered
                for k, (_, mentions) in enumerate(e.entities)
                for mention in mentions
            ),
            4,
        ),
        pairs=rows(((n, *p) for n, e in numbered for p in e.pairs), 5),
        answers=rows(((n, *a) for n, e in numbered for a in e.answers), 3),
    )


def read_examples(file: Path) -> list[Example]:
    with np.load(file) as held:
        arrays = {name: held[name].tolist() for name in held.files if name != "ids"}
        ids = held["ids"]
    found, at = [], 0
    for length, second, asked in zip(
        arrays["lengths"], arrays["second"], arrays["asked"], strict=True
    ):
        own = ids[at : at + length].tolist()
        found.append(Example(own, second, asked=Asked(asked), corpus=file.stem))
        at += length
    for n, *span in arrays["spans"]:
        found[n].spans.append(tuple(span))
    for n, kind in arrays["entities"]:
        found[n].entities.append((kind, []))
    for n, k, *mention in arrays["mentions"]:
        found[n].entities[k][1].append(tuple(mention))
    for n, *pair in arrays["pairs"]:
        found[n].pairs.append(tuple(pair))
    for n, *answer in arrays["answers"]:
        found[n].answers.append(tuple(answer))
    return found


def sha256(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
