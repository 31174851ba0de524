"""Candidate pairs of many documents with their scores and their truth."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from biogloss_training.data.jsonl import Document
from biogloss_training.model.meta import Meta
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.tasks.entities.decoding import probabilities
from biogloss_training.tasks.relations.candidates import Encode, Relate, gold, score_pairs

#: Schema -> the corpus that has its relations.
CORPORA = {"biored": "biored", "drugprot": "drugprot", "cid": "bc5cdr"}

Json = dict[str, Any]


@dataclass
class Scored:
    #: score, likeliest type, true types: none, one, or several of one pair
    pairs: list[tuple[float, str, frozenset[str]]] = field(default_factory=list)
    #: True types of pairs that are no candidates: never found.
    missed: list[frozenset[str]] = field(default_factory=list)

    def relations(self, typed: bool = True) -> int:
        """True relations; without types those of one pair are one."""
        every = [true for _, _, true in self.pairs if true] + self.missed
        return sum(len(true) for true in every) if typed else len(every)

    def f1(self, threshold: float, typed: bool = True) -> float:
        said = [(kind, true) for score, kind, true in self.pairs if score >= threshold]
        right = sum(kind in true if typed else bool(true) for kind, true in said)
        return 200 * right / max(1, len(said) + self.relations(typed))


def best_label(logits: np.ndarray, schema: Json) -> tuple[float, str]:
    """1 - P(none), and the likeliest of the other labels."""
    labels = schema["labels"]
    probability = probabilities(logits[schema["offset"] : schema["offset"] + len(labels)])
    return 1 - float(probability[0]), labels[1 + int(probability[1:].argmax())]


def score_documents(
    documents: list[Document],
    name: str,
    schemas: dict[str, Json],
    meta: Meta,
    tokenizer: Tokenizer,
    encode: Encode,
    relate: Relate,
) -> dict[str, Scored]:
    """The scores of the schema `name`, and for BioRED those of novelty on the true pairs."""
    schema, found, novel = schemas[name], Scored(), Scored()
    for document in documents:
        true = gold(document, schema)
        scored = score_pairs(document, schema, meta, tokenizer, encode, relate)
        types = {key: frozenset(r["type"] for r in relations) for key, relations in true.items()}
        found.missed += [types[key] for key in types.keys() - scored.keys()]
        for key, logits in scored.items():
            found.pairs.append((*best_label(logits, schema), types.get(key, frozenset())))
            if name == "biored" and key in true:
                new = frozenset(["Novel"] if true[key][0]["novel"] else [])
                novel.pairs.append((*best_label(logits, schemas["novel"]), new))
    return {name: found, "novel": novel} if novel.pairs else {name: found}
