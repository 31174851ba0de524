"""Relation F1 with gold entities: python -m biogloss_training evaluate-relations [--part dev].

Compares PyTorch, the WASM encoder with the float32 relation graph, and with the 8-bit one, at the
thresholds of the pack and at 0.5.
"""

import argparse
import json
import tempfile
from pathlib import Path

from biogloss_training.data.hygiene import reported
from biogloss_training.evaluate.forms import open_form
from biogloss_training.export.relation_graph import write_relations
from biogloss_training.files import read_json
from biogloss_training.model.network import load
from biogloss_training.model.runtime import GraphRelations, TorchRelations, open_graph
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA, PACK, WEIGHTS
from biogloss_training.tasks.relations.scores import CORPORA, score_documents

QUANTISED = "wasm, 8-bit relations"
#: DrugProt's test part was never given out.
PARTS = {"biored": "test", "drugprot": "dev", "cid": "test"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--limit", type=int, help="documents of each corpus")
    given = parser.parse_args()
    model, tokenizer = load(given.weights), Tokenizer(given.weights / "vocab.txt")
    known = read_json(given.pack / "manifest.json")["relations"]["schemas"]
    schemas = {schema["name"]: schema for schema in known}
    with tempfile.TemporaryDirectory() as folder:
        write_relations(model, Path(folder) / "float.onnx", eight_bit=False)
        plain = GraphRelations(open_graph(Path(folder) / "float.onnx"))
    wasm = open_form("wasm", given.weights, given.pack)
    forms = {
        "pytorch": (open_form("pytorch", given.weights, given.pack), TorchRelations(model)),
        "wasm, float32 relations": (wasm, plain),
        QUANTISED: (wasm, GraphRelations(open_graph(given.pack / "relation.onnx"))),
    }
    for schema, corpus in CORPORA.items():
        documents = reported(given.data, corpus, PARTS[schema])[: given.limit]
        for form, (encode, relate) in forms.items():
            scores = score_documents(
                documents, schema, schemas, model.meta, tokenizer, encode, relate
            )
            for name, scored in scores.items():
                least = schemas[name]["threshold"]
                result = {
                    "relations": scored.relations(),
                    "threshold": least,
                    "pair": round(scored.f1(least, typed=False), 2),
                    "typed": round(scored.f1(least), 2),
                    "typedAtHalf": round(scored.f1(0.5), 2),
                }
                where = f"{corpus}/{PARTS[schema]}"
                print(json.dumps([form, where, name, result]), flush=True)
