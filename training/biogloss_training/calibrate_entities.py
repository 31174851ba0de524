"""The threshold of each entity head that has unseen documents."""

import json
from typing import Any

from . import data
from .data import Document
from .entities import Encode, Read, count, read_entities
from .model import Meta
from .statistics import best_threshold
from .tokenizer import Tokenizer

#: Pooled heads: the unseen corpora among those they were trained on.
POOLED = {
    "any:Gene": ("biored", "drugprot", "nlm_gene"),
    "any:Disease": ("biored", "bc5cdr"),
    "any:Chemical": ("biored", "drugprot", "bc5cdr"),
    "any:Variant": ("biored",),
}
#: Fewer gold mentions set no threshold: with 125, one standard error of F1 is four points, and the
#: best of the grid is luck.
ENOUGH = 200
GRID = [round(0.30 + 0.01 * k, 2) for k in range(61)]

Json = dict[str, Any]


def calibrate_entities(
    documents: dict[str, list[Document]], tokenizer: Tokenizer, encode: Encode, meta: Meta
) -> Json:
    read: dict[str, dict[str, Read]] = {}
    for corpus, unseen in documents.items():
        read[corpus] = {corpus: [], "any": []}
        for document in unseen:
            found = read_entities(document["text"], tokenizer, encode, meta.heads, {corpus, "any"})
            for guideline, spans in found.items():
                read[corpus][guideline].append((spans, data.gold_spans(document)))
    result = {}
    for head in meta.heads:
        guideline, kind = head.split(":")
        corpora = POOLED.get(head, (guideline,) if guideline in read else ())
        parts = [read[corpus][guideline] for corpus in corpora]
        mentions = sum(count(part, kind, 0).gold for part in parts)
        if not parts or mentions < ENOUGH:
            continue

        # The mean over corpora, so that the largest does not decide alone.
        def f1(least: float, parts: list[Read] = parts, kind: str = kind) -> float:
            return sum(count(part, kind, least).f1 for part in parts) / len(parts)

        threshold, top = best_threshold(GRID, f1)
        result[head] = {
            "threshold": threshold,
            "f1": round(top, 2),
            "f1AtHalf": round(f1(0.5), 2),
            "f1WithoutThreshold": round(f1(0), 2),
            "corpora": list(corpora),
            "documents": sum(len(part) for part in parts),
            "mentions": mentions,
        }
        print(head, json.dumps(result[head]), flush=True)
    return result
