"""The threshold of each relation schema, with gold entities of unseen documents."""

import json
from typing import Any

from biogloss_training.data.jsonl import Document
from biogloss_training.evaluate.statistics import best_threshold
from biogloss_training.model.meta import Meta
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.tasks.relations.candidates import Encode, Relate
from biogloss_training.tasks.relations.schemas import relation_schemas
from biogloss_training.tasks.relations.scores import CORPORA, score_documents

GRID = [round(0.05 + 0.01 * k, 2) for k in range(91)]

Json = dict[str, Any]


def calibrate_relations(
    documents: dict[str, list[Document]],
    tokenizer: Tokenizer,
    encode: Encode,
    meta: Meta,
    relate: Relate,
) -> Json:
    schemas = {schema["name"]: schema for schema in relation_schemas(meta, {})}
    result: Json = {}
    for schema, corpus in CORPORA.items():
        unseen = documents[corpus]
        if not unseen:
            continue
        scores = score_documents(unseen, schema, schemas, meta, tokenizer, encode, relate)
        for name, scored in scores.items():
            threshold, top = best_threshold(GRID, scored.f1)
            result[name] = {
                "threshold": threshold,
                "f1": round(top, 2),
                "pairF1": round(scored.f1(threshold, typed=False), 2),
                "f1AtHalf": round(scored.f1(0.5), 2),
                "corpus": corpus,
                "documents": len(unseen),
                "relations": scored.relations(),
            }
            print(name, json.dumps(result[name]), flush=True)
    return result
