"""Thresholds from documents that training did not see: python -m biogloss_training calibrate.

Reads with the pack's WASM form, which most users get, and writes `calibration.json` beside the
weights; `export` takes it up. What has no such documents keeps 0.5 and is marked uncalibrated.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from biogloss_training.data import provenance
from biogloss_training.data.unseen import unseen_documents
from biogloss_training.evaluate.forms import open_form
from biogloss_training.files import read_json
from biogloss_training.model.meta import Meta
from biogloss_training.model.runtime import GraphRelations, open_graph
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA, PACK, WEIGHTS
from biogloss_training.tasks.answers.calibration import calibrate_answers
from biogloss_training.tasks.entities.calibration import calibrate_entities
from biogloss_training.tasks.relations.calibration import calibrate_relations


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--only", choices=["entities", "relations", "answers"])
    given = parser.parse_args()
    meta = Meta.read(given.weights / "meta.json")
    tokenizer = Tokenizer(given.weights / "vocab.txt")
    encode = open_form("wasm", given.weights, given.pack)
    file = given.weights / "calibration.json"
    documents = unseen_documents(given.data, provenance.rule(given.weights))
    relate = GraphRelations(open_graph(given.pack / "relation.onnx"))
    steps: dict[str, Callable[[], dict[str, Any]]] = {
        "entities": lambda: calibrate_entities(documents, tokenizer, encode, meta),
        "relations": lambda: calibrate_relations(documents, tokenizer, encode, meta, relate),
        "answers": lambda: calibrate_answers(given.data, tokenizer, encode),
    }
    for name, step in steps.items():
        if given.only in (None, name):
            found = step()
            result = read_json(file) | {name: found}
            file.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
