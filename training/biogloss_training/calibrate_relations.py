"""The threshold of each relation schema, with gold entities of unseen documents."""

import json
from typing import Any

import numpy as np

from .data import Document
from .decoding import probabilities
from .export import relation_schemas
from .model import Meta
from .relations import Encode, Relate, gold, score_pairs
from .statistics import best_threshold
from .tokenizer import Tokenizer

#: Schema -> the corpus that has its relations.
CORPORA = {"biored": "biored", "drugprot": "drugprot", "cid": "bc5cdr"}
GRID = [round(0.05 + 0.01 * k, 2) for k in range(91)]

Json = dict[str, Any]
#: score, type, gold type or None (of one candidate pair)
Candidate = tuple[float, str, str | None]


def relation_f1(pairs: list[Candidate], missed: int, threshold: float, typed: bool) -> float:
    said = [(kind, true) for score, kind, true in pairs if score >= threshold]
    right = sum(true is not None and (not typed or kind == true) for kind, true in said)
    total = missed + sum(true is not None for _, _, true in pairs)
    return 200 * right / max(1, len(said) + total)


def calibrate_relations(
    documents: dict[str, list[Document]],
    tokenizer: Tokenizer,
    encode: Encode,
    meta: Meta,
    relate: Relate,
) -> Json:
    schemas = {schema["name"]: schema for schema in relation_schemas(meta, {})}
    result: Json = {}
    novelty: list[Candidate] = []
    for name, corpus in CORPORA.items():
        schema, pairs, missed = schemas[name], [], 0
        for document in documents[corpus]:
            true = gold(document, schema)
            scored = score_pairs(document, schema, meta, tokenizer, encode, relate)
            missed += len(true.keys() - scored.keys())
            for key, logits in scored.items():
                pairs.append((*best_label(logits, schema), true.get(key, {}).get("type")))
                if name == "biored" and key in true:
                    new = "Novel" if true[key]["novel"] else None
                    novelty.append((*best_label(logits, schemas["novel"]), new))
        result[name] = relation_result(pairs, missed, documents[corpus], corpus)
        print(name, json.dumps(result[name]), flush=True)
    result["novel"] = relation_result(novelty, 0, documents["biored"], "biored")
    print("novel", json.dumps(result["novel"]), flush=True)
    return result


def best_label(logits: np.ndarray, schema: Json) -> tuple[float, str]:
    """1 - P(none), and the likeliest of the other labels."""
    labels = schema["labels"]
    chance = probabilities(logits[schema["offset"] : schema["offset"] + len(labels)])
    return 1 - float(chance[0]), labels[1 + int(chance[1:].argmax())]


def relation_result(
    pairs: list[Candidate], missed: int, unseen: list[Document], corpus: str
) -> Json:
    threshold, top = best_threshold(GRID, lambda t: relation_f1(pairs, missed, t, typed=True))
    relations = missed + sum(true is not None for _, _, true in pairs)
    return {
        "threshold": threshold,
        "f1": round(top, 2),
        "pairF1": round(relation_f1(pairs, missed, threshold, typed=False), 2),
        "f1AtHalf": round(relation_f1(pairs, missed, 0.5, typed=True), 2),
        "corpus": corpus,
        "documents": len(unseen),
        "relations": relations,
    }
