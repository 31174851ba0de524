"""Running text with the labels of the gazetteer, as a stream."""

import lzma
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.pretrain.gazetteer import Table, match
from biogloss_training.pretrain.streams import Stream

#: The bits of a word's labels that say 'begins'; its later pieces turn them into 'inside'.
_BEGINS = 0x5555
_INSIDE = 0xAAAA


def texts(folder: Path) -> Iterator[str]:
    """Documents, in the order of the files (they are shuffled)."""
    for file in sorted((folder / "pretrain").glob("*.txt.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as held:
            for document in held.read().split("\n\n"):
                yield document.replace("\n", " ").strip()


def excerpt(text: str, most: int, rng: random.Random) -> str:
    """At most `most` characters from a random place on, so that long documents do not prevail."""
    if not most or len(text) <= most:
        return text
    start = text.find(" ", rng.randrange(len(text) - most)) + 1
    return text[start : start + most]


def labelled(
    text: str, tokenizer: Tokenizer, table: Table
) -> tuple[list[int], list[bool], list[int]]:
    """Ids, whether each piece begins a word, labels."""
    pieces = tokenizer.encode(text)
    begins = [index not in tokenizer.inner for index in pieces.ids]
    words: list[tuple[int, int]] = []
    for start, end, is_first in zip(pieces.starts, pieces.ends, begins, strict=True):
        if is_first or not words:
            words.append((start, end))
        else:
            words[-1] = (words[-1][0], end)
    found, labels, word = match(text, words, table), [], -1
    for at, is_first in enumerate(begins):
        if is_first or at == 0:
            word += 1
            labels.append(found[word])
        else:
            labels.append((found[word] & _INSIDE) | ((found[word] & _BEGINS) << 1))
    return pieces.ids, begins, labels


def read_texts(folder: Path, tokenizer: Tokenizer, table: Table, most: int, longest: int) -> Stream:
    """At most `most` pieces, of each document at most `longest` characters (0: all)."""
    ids: list[int] = []
    begins: list[bool] = []
    labels: list[int] = []
    rng = random.Random(most)
    for text in texts(folder):
        if len(ids) >= most:
            break
        parts = labelled(excerpt(text, longest, rng), tokenizer, table)
        for whole, part, last in zip(
            (ids, begins, labels), parts, (tokenizer.sep, True, 0), strict=True
        ):
            whole += [*part, last]
    return Stream(
        np.array(ids[:most], np.uint16),
        np.array(begins[:most], bool),
        np.array(labels[:most], np.uint16),
    )
