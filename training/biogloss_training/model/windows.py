"""Long texts are read in windows that end, where they can, at the end of a sentence."""

import re

from biogloss_training.model.tokenizer import Pieces

#: A new sentence begins after a stop and white space, with a capital, digit or bracket.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\[])")

#: Word pieces of a window, [CLS] and [SEP] apart, when entities are evaluated.
ENTITY_WINDOW = 382


def windows(pieces: Pieces, text: str, limit: int) -> list[tuple[int, int]]:
    """Ranges of pieces, half open, that follow one another without overlap."""
    ends = {match.end() for match in SENTENCE_END.finditer(text)}
    found, first = [], 0
    while first < len(pieces):
        last = min(first + limit, len(pieces))
        if last < len(pieces):
            cuts = range(last, first + limit // 2, -1)
            last = next((cut for cut in cuts if pieces.starts[cut] in ends), last)
        found.append((first, last))
        first = last
    return found
