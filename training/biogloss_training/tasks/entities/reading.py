"""Reads the entities of a document and compares them with gold ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from biogloss_training.data.jsonl import Span
from biogloss_training.model.runtime import Output
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.windows import ENTITY_WINDOW, windows
from biogloss_training.tasks.entities.decoding import decode

Encode = Callable[[list[int]], Output]

#: guideline -> (start, end, type) -> score
Found = dict[str, dict[Span, float]]

#: Found and gold spans, document by document.
Read = list[tuple[dict[Span, float], set[Span]]]


def read_entities(
    text: str, tokenizer: Tokenizer, encode: Encode, heads: list[str], wanted: set[str]
) -> Found:
    """Spans of the guidelines `wanted`, in code points, whatever their score (see `sure`)."""
    pieces = tokenizer.encode(text)
    columns = [i for i, head in enumerate(heads) if head.split(":")[0] in wanted]
    found: Found = {guideline: {} for guideline in wanted}
    for first, last in windows(pieces, text, ENTITY_WINDOW):
        part = pieces.cut(first, last)
        logits = encode([tokenizer.cls, *part.ids, tokenizer.sep]).entities[1:-1, columns]
        for column, spans in zip(columns, decode(logits), strict=True):
            guideline, kind = heads[column].split(":")
            for span in spans:
                place = part.starts[span.first], part.ends[span.last - 1], kind
                found[guideline][place] = span.score
    return found


def sure(found: dict[Span, float], thresholds: Mapping[str, float]) -> dict[Span, float]:
    """Spans of one guideline that reach the threshold of their type, 0 for a type without one.

    Of several types on one place the most probable of those that reach theirs (`isSurer` in
    src/core/decode/mentions.ts).
    """
    best: dict[tuple[int, int], tuple[float, Span]] = {}
    for span, score in found.items():
        known = best.get(span[:2])
        if score >= thresholds.get(span[2], 0.0) and (known is None or score > known[0]):
            best[span[:2]] = (score, span)
    return {span: score for score, span in best.values()}


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


def count(documents: Read, kind: str, thresholds: Mapping[str, float]) -> Counts:
    """Strict: both offsets and the type must agree. `thresholds`: of all types, see `sure`."""
    counts = Counts()
    for found, gold in documents:
        counts.add(
            {s for s in sure(found, thresholds) if s[2] == kind}, {s for s in gold if s[2] == kind}
        )
    return counts
