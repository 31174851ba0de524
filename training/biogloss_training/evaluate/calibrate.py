"""Thresholds from documents that training did not see: python -m biogloss_training calibrate.

Reads with the pack's WASM form, which most users get, and writes `calibration.json` beside the
weights; `export` takes it up. What has no such documents keeps 0.5 and is marked uncalibrated.
"""

from collections.abc import Callable
from typing import Any

from biogloss_training.data import provenance
from biogloss_training.data.unseen import unseen_documents
from biogloss_training.evaluate import calibration_file
from biogloss_training.evaluate.forms import open_form
from biogloss_training.model.meta import Meta
from biogloss_training.model.runtime import GraphRelations, open_graph
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.tasks.answers.calibration import calibrate_answers
from biogloss_training.tasks.entities.calibration import calibrate_entities
from biogloss_training.tasks.relations.calibration import calibrate_relations


def main() -> None:
    parser = calibration_file.arguments(__doc__.splitlines()[0])
    parser.add_argument("--only", choices=["entities", "relations", "answers"])
    given = parser.parse_args()
    meta = Meta.read(given.weights / "meta.json")
    tokenizer = Tokenizer(given.weights / "vocab.txt")
    encode = open_form("wasm", given.weights, given.pack)
    documents = unseen_documents(given.data, provenance.rule(given.weights))
    relate = GraphRelations(open_graph(given.pack / "relation.onnx"))
    steps: dict[str, Callable[[], dict[str, Any]]] = {
        "entities": lambda: calibrate_entities(documents, tokenizer, encode, meta),
        "relations": lambda: calibrate_relations(documents, tokenizer, encode, meta, relate),
        "answers": lambda: calibrate_answers(given.data, tokenizer, encode),
    }
    for name, step in steps.items():
        if given.only in (None, name):
            calibration_file.update(given.weights, {name: step()})
