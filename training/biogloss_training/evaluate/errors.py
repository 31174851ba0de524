"""Errors to be read by a person: python -m biogloss_training errors --corpora bc5cdr --sample 100.

Takes the spans that `evaluate` wrote. First a count of all errors by what can be seen without
reading, then a sample with its surroundings, one error a line:
kind, corpus, type, what was found (score), what is annotated, text. Kinds:

- boundary: it overlaps an annotated mention of its type;
- type: it overlaps an annotated mention of another type alone;
- spurious, missed: nothing annotated, or found, overlaps it.
"""

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from biogloss_training.data.hygiene import reported
from biogloss_training.data.jsonl import Span
from biogloss_training.evaluate.entities import RUNS, thresholds
from biogloss_training.paths import DATA, PACK
from biogloss_training.tasks.entities.reading import sure

#: Code points of text on either side.
AROUND = 60


@dataclass(frozen=True)
class Error:
    kind: str
    type: str
    found: Span | None
    gold: Span | None
    score: float

    @property
    def place(self) -> Span:
        place = self.found or self.gold
        assert place is not None
        return place


def meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def errors(found: dict[Span, float], gold: set[Span]) -> list[Error]:
    """A found and a gold mention that overlap with one type are one error, not two."""
    listed, excused = [], set()
    for span in sorted(found.keys() - gold):
        near = sorted(g for g in gold if meets(span, g) and g not in found)
        same = [g for g in near if g[2] == span[2]]
        excused.update(same or near)
        kind = "boundary" if same else "type" if near else "spurious"
        listed.append(Error(kind, span[2], span, (same or near or [None])[0], found[span]))
    missed = sorted(gold - found.keys() - excused)
    return listed + [Error("missed", span[2], None, span, 0.0) for span in missed]


def shown(text: str, corpus: str, error: Error) -> str:
    start, end, _ = error.place

    def words(span: Span | None) -> str:
        return f"{text[span[0] : span[1]]} [{span[2]}]" if span else "-"

    around = (
        f"{text[max(0, start - AROUND) : start]}<<{text[start:end]}>>{text[end : end + AROUND]}"
    )
    found = f"{words(error.found)} {error.score:.2f}" if error.found else "-"
    fields = (error.kind, corpus, error.type, found, words(error.gold), " ".join(around.split()))
    return "\t".join(fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--spans", type=Path, default=RUNS)
    parser.add_argument("--corpora", nargs="+", default=["bc5cdr", "ncbi_disease", "biored"])
    parser.add_argument("--guideline", help="heads; default: those of each corpus")
    parser.add_argument("--sample", type=int, default=100)
    given = parser.parse_args()
    least = thresholds(given.pack)
    counts: Counter[tuple[str, str]] = Counter()
    lines: list[str] = []
    for corpus in given.corpora:
        heads = given.guideline or corpus
        file = given.spans / f"spans.wasm.{corpus}.test.json"
        read = json.loads(file.read_text(encoding="utf-8"))[heads]
        own = {h.split(":")[1]: t for h, t in least.items() if h.startswith(f"{heads}:")}
        documents = reported(given.data, corpus, "test")
        for document, (found, gold) in zip(documents, read, strict=False):
            spans = {(start, end, kind): score for start, end, kind, score in found}
            said = sure(spans, own)
            wanted = {(s, e, t) for s, e, t in gold if f"{heads}:{t}" in least}
            for error in errors(said, wanted):
                counts[corpus, error.kind] += 1
                lines.append(shown(document["text"], corpus, error))
    for (corpus, kind), number in sorted(counts.items()):
        print(f"# {corpus}\t{kind}\t{number}")
    random.Random(1).shuffle(lines)
    print("\n".join(lines[: given.sample]))
