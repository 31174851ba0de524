"""Long texts are read in windows that end, where they can, at the end of a sentence."""

from biogloss_training.model.tokenizer import Pieces
from biogloss_training.text.sentences import sentence_starts

#: Word pieces of a window, [CLS] and [SEP] apart, when entities are evaluated.
ENTITY_WINDOW = 382


def windows(pieces: Pieces, text: str, limit: int) -> list[tuple[int, int]]:
    """Ranges of pieces, half open, that follow one another without overlap."""
    starts = set(sentence_starts(text)) if len(pieces) > limit else set()
    found, first = [], 0
    while first < len(pieces):
        last = min(first + limit, len(pieces))
        if last < len(pieces):
            cuts = range(last, first + limit // 2, -1)
            last = next((cut for cut in cuts if pieces.starts[cut] in starts), last)
        found.append((first, last))
        first = last
    return found
