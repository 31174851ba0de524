"""Sentences of scientific and clinical text (`sentenceSpans` in src/core/text/sentences.ts)."""

from bisect import bisect_left
from dataclasses import dataclass

import regex

from biogloss_training.text.sentence_end import ends_sentence
from biogloss_training.text.unit_ends import unit_ends
from biogloss_training.text.white_space import SPACE, strip

_GAP = regex.compile(f"{SPACE}+")


@dataclass(frozen=True)
class Sentence:
    """Code points start to end, half open, without the white space around."""

    start: int
    end: int
    #: A paragraph, a line of a list or a cell begins here.
    starts_paragraph: bool


def sentence_spans(text: str) -> list[Sentence]:
    """Sentences in order; together they hold every character that is not white space. Cells of a
    row that are separated by commas touch: the comma ends its cell.

    Every run of white space is judged, from left to right. It divides where a unit ends in it
    (`unit_ends`), or where the text before it ends a sentence that the text behind it does not go
    on with (`ends_sentence`).
    """
    units, cells = unit_ends(text)
    start, end = strip(text)
    starts_paragraph, found, cell = True, [], 0
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    for at, after in [*gaps, (end, len(text) + 1)]:
        while cell < len(cells) and cells[cell] < min(at, end):
            if start < cells[cell]:
                found.append(Sentence(start, cells[cell], starts_paragraph))
                start, starts_paragraph = cells[cell], True
            cell += 1
        if at <= start or after > end:
            continue
        place = bisect_left(units, at)
        is_unit_end = place < len(units) and units[place] < after
        if not is_unit_end and not ends_sentence(text, start, at, after):
            continue
        found.append(Sentence(start, at, starts_paragraph))
        start, starts_paragraph = after, is_unit_end
    if start < end:
        found.append(Sentence(start, end, starts_paragraph))
    return found


def sentence_starts(text: str) -> list[int]:
    """Where every sentence but the first begins, rising."""
    return [sentence.start for sentence in sentence_spans(text)[1:]]
