"""Candidate pairs of many documents with their scores and their truth."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .data import Document
from .decoding import probabilities
from .model import Meta
from .relations import Encode, Relate, gold, score_pairs
from .tokenizer import Tokenizer

#: Schema -> the corpus that has its relations.
CORPORA = {"biored": "biored", "drugprot": "drugprot", "cid": "bc5cdr"}

Json = dict[str, Any]


@dataclass
class Scored:
    #: score, likeliest type, true type if there is a relation
    pairs: list[tuple[float, str, str | None]] = field(default_factory=list)
    #: Relations between entities that are no candidates: never found.
    missed: int = 0

    @property
    def relations(self) -> int:
        return self.missed + sum(true is not None for _, _, true in self.pairs)

    def f1(self, threshold: float, typed: bool = True) -> float:
        said = [(kind, true) for score, kind, true in self.pairs if score >= threshold]
        right = sum(true is not None and (not typed or kind == true) for kind, true in said)
        return 200 * right / max(1, len(said) + self.relations)


def best_label(logits: np.ndarray, schema: Json) -> tuple[float, str]:
    """1 - P(none), and the likeliest of the other labels."""
    labels = schema["labels"]
    chance = probabilities(logits[schema["offset"] : schema["offset"] + len(labels)])
    return 1 - float(chance[0]), labels[1 + int(chance[1:].argmax())]


def score_documents(
    documents: list[Document],
    name: str,
    schemas: dict[str, Json],
    meta: Meta,
    tokenizer: Tokenizer,
    encode: Encode,
    relate: Relate,
) -> dict[str, Scored]:
    """Of the schema `name`; for BioRED also of novelty, judged on the true pairs."""
    schema, found, novel = schemas[name], Scored(), Scored()
    for document in documents:
        true = gold(document, schema)
        scored = score_pairs(document, schema, meta, tokenizer, encode, relate)
        found.missed += len(true.keys() - scored.keys())
        for key, logits in scored.items():
            found.pairs.append((*best_label(logits, schema), true.get(key, {}).get("type")))
            if name == "biored" and key in true:
                new = "Novel" if true[key]["novel"] else None
                novel.pairs.append((*best_label(logits, schemas["novel"]), new))
    return {name: found, "novel": novel} if novel.pairs else {name: found}
