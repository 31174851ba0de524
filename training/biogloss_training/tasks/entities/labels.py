"""Mentions as ranges of word pieces."""

from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Pieces, piece_range


def typed_spans(document: Document, part: Pieces, types: list[str]) -> list[tuple[int, int, int]]:
    """Mentions within `part`; of those of one type that overlap the first and longest."""
    found = []
    for index, kind in enumerate(types):
        taken = -1
        mentions = [(e["start"], -e["end"]) for e in document["entities"] if e["type"] == kind]
        for start, negative_end in sorted(set(mentions)):
            place = piece_range(part, start, -negative_end)
            if place is None or start < part.starts[0] or place[0] < taken:
                continue
            taken = place[1]
            found.append((index, place[0] + 1, place[1] + 1))
    return found
