"""Reads the entities of a document and compares them with gold ones."""

from collections.abc import Callable
from dataclasses import dataclass

from .data import Span
from .decoding import decode
from .runtime import Output
from .tokenizer import Tokenizer
from .windows import ENTITY_WINDOW, windows

Encode = Callable[[list[int]], Output]

#: guideline -> (start, end, type) -> score
Found = dict[str, dict[Span, float]]

#: Found and gold spans, document by document.
Read = list[tuple[dict[Span, float], set[Span]]]


def read_entities(
    text: str, tokenizer: Tokenizer, encode: Encode, heads: list[str], wanted: set[str]
) -> Found:
    """Spans of the guidelines `wanted`, in code points, whatever their score.

    Where two types of a guideline claim the same span, the higher score keeps it.
    """
    pieces = tokenizer.encode(text)
    columns = [i for i, head in enumerate(heads) if head.split(":")[0] in wanted]
    best: dict[tuple[str, int, int], tuple[float, str]] = {}
    for first, last in windows(pieces, text, ENTITY_WINDOW):
        part = pieces.cut(first, last)
        logits = encode([tokenizer.cls, *part.ids, tokenizer.sep]).entities[1:-1, columns]
        for column, spans in zip(columns, decode(logits), strict=True):
            guideline, kind = heads[column].split(":")
            for span in spans:
                key = (guideline, part.starts[span.first], part.ends[span.last - 1])
                best[key] = max(best.get(key, (-1.0, "")), (span.score, kind))
    found: Found = {guideline: {} for guideline in wanted}
    for (guideline, start, end), (score, kind) in best.items():
        found[guideline][start, end, kind] = score
    return found


@dataclass
class Counts:
    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[Span], gold: set[Span]) -> None:
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.gold)


def count(documents: Read, kind: str, threshold: float) -> Counts:
    """Strict: both offsets and the type must agree."""
    counts = Counts()
    for found, gold in documents:
        counts.add(
            {s for s, score in found.items() if s[2] == kind and score >= threshold},
            {s for s in gold if s[2] == kind},
        )
    return counts
