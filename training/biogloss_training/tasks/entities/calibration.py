"""The threshold of each entity head that has unseen documents."""

import json
from typing import Any

from biogloss_training.data import jsonl
from biogloss_training.data.jsonl import Document
from biogloss_training.evaluate.statistics import best_threshold
from biogloss_training.model.meta import Meta
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.tasks.entities.reading import Encode, Read, count, read_entities

#: Pooled heads: the unseen corpora among those they were trained on.
POOLED = {
    "any:Gene": ("biored", "drugprot", "nlm_gene"),
    "any:Disease": ("biored", "bc5cdr"),
    "any:Chemical": ("biored", "drugprot", "bc5cdr"),
    "any:Variant": ("biored", "tmvar3"),
    "any:CellType": ("anatem",),
    "any:Anatomy": ("anatem",),
}
#: Fewer gold mentions set no threshold: with 125, one standard error of F1 is four points, and the
#: best of the grid is luck.
ENOUGH = 200
#: What the manifest says of a head that nothing sets.
UNCALIBRATED = 0.5
GRID = [round(0.30 + 0.01 * k, 2) for k in range(61)]

Json = dict[str, Any]


def calibrate_entities(
    documents: dict[str, list[Document]], tokenizer: Tokenizer, encode: Encode, meta: Meta
) -> Json:
    read: dict[str, dict[str, Read]] = {}
    known = dict.fromkeys(meta.heads, UNCALIBRATED)
    for corpus, unseen in documents.items():
        read[corpus] = {corpus: [], "any": []}
        for document in unseen:
            found = read_entities(document["text"], tokenizer, encode, meta.heads, {corpus, "any"})
            for guideline, spans in found.items():
                read[corpus][guideline].append((spans, jsonl.gold_spans(document)))
    result: Json = {}
    # Types of a guideline compete for a place, so each is set twice: the second time knowing what
    # the others were set to.
    for _ in range(2):
        result = {}
        for head in meta.heads:
            corpora = POOLED.get(head, tuple(c for c in read if head.startswith(f"{c}:")))
            found = of_head(head, {c: read[c] for c in corpora}, known)
            if found:
                result[head] = found
                known[head] = found["threshold"]
    for head, found in result.items():
        print(head, json.dumps(found), flush=True)
    return result


def of_head(head: str, read: dict[str, dict[str, Read]], known: dict[str, float]) -> Json | None:
    """`read`: of the unseen corpora of this head; `known`: thresholds of all heads so far."""
    guideline, kind = head.split(":")
    parts = [of_corpus[guideline] for of_corpus in read.values()]
    mentions = sum(span[2] == kind for part in parts for _, gold in part for span in gold)
    if mentions < ENOUGH:
        return None
    others = {h.split(":")[1]: t for h, t in known.items() if h.startswith(f"{guideline}:")}

    # The mean over corpora, so that the largest does not decide alone.
    def f1(least: float) -> float:
        return sum(count(part, kind, {**others, kind: least}).f1 for part in parts) / len(parts)

    threshold, top = best_threshold(GRID, f1)
    return {
        "threshold": threshold,
        "f1": round(top, 2),
        "f1AtHalf": round(f1(0.5), 2),
        "f1WithoutThreshold": round(f1(0), 2),
        "corpora": list(read),
        "documents": sum(len(part) for part in parts),
        "mentions": mentions,
    }
