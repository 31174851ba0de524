"""Strict entity F1: python -m biogloss_training evaluate-entities --forms wasm --corpora bc5cdr

Writes every span with its score to SPANS/spans.FORM.CORPUS.PART.json, so that thresholds can be
applied later without reading again, and prints one line a corpus, form and type.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from biogloss_training.data.hygiene import reported
from biogloss_training.data.jsonl import gold_spans
from biogloss_training.evaluate.forms import FORMS, open_form
from biogloss_training.evaluate.statistics import logit, sigmoid
from biogloss_training.files import read_json
from biogloss_training.model.meta import Meta
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA, PACK, ROOT, WEIGHTS
from biogloss_training.tasks.entities.reading import Counts, Read, count, read_entities

RUNS = ROOT / "training/runs"


def thresholds(pack: Path) -> dict[str, float]:
    """The thresholds of a pack, as thresholds of the scores that the model gives."""
    heads = read_json(pack / "manifest.json")["entities"]["heads"]
    return {f"{h['guideline']}:{h['type']}": uncalibrated(h) for h in heads}


def uncalibrated(head: dict[str, Any]) -> float:
    """The score whose probability is the threshold of `head`."""
    if "calibration" not in head:
        return head["threshold"]
    slope, intercept = head["calibration"]["slope"], head["calibration"]["intercept"]
    odds = (logit(np.array(head["threshold"])) - intercept) / slope
    return float(sigmoid(odds))


def score(read: Read, guideline: str, types: list[str], least: dict[str, float]) -> dict[str, Any]:
    """`least`: thresholds by `guideline:Type`."""
    total, by_type = Counts(), {}
    own = {kind: least.get(f"{guideline}:{kind}", 0.0) for kind in types}
    for kind in types:
        c = count(read, kind, own)
        by_type[kind] = [round(x, 2) for x in (c.precision, c.recall, c.f1)]
        total = Counts(total.right + c.right, total.found + c.found, total.gold + c.gold)
    by_type["micro"] = [round(x, 2) for x in (total.precision, total.recall, total.f1)]
    return by_type


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=FORMS)
    parser.add_argument("--corpora", nargs="+", default=["bc5cdr", "ncbi_disease"])
    parser.add_argument("--part", default="test")
    parser.add_argument("--limit", type=int, help="documents of each corpus")
    parser.add_argument("--spans", type=Path, default=RUNS, help="where the spans go")
    given = parser.parse_args()
    given.spans.mkdir(exist_ok=True)
    meta = Meta.read(given.weights / "meta.json")
    tokenizer, least = Tokenizer(given.weights / "vocab.txt"), thresholds(given.pack)
    for form in given.forms:
        encode = open_form(form, given.weights, given.pack)
        for corpus in given.corpora:
            read: dict[str, Read] = {corpus: [], "any": []}
            for document in reported(given.data, corpus, given.part)[: given.limit]:
                found = read_entities(
                    document["text"], tokenizer, encode, meta.heads, {corpus, "any"}
                )
                for guideline in read:
                    read[guideline].append((found[guideline], gold_spans(document)))
            spans = given.spans / f"spans.{form}.{corpus}.{given.part}.json"
            spans.write_text(json.dumps(listed(read)))
            for guideline, documents in read.items():
                types = [h.split(":")[1] for h in meta.heads if h.startswith(f"{corpus}:")]
                types = [t for t in types if f"{guideline}:{t}" in meta.heads]
                for cut, name in (({}, "no threshold"), (least, "thresholds")):
                    result = score(documents, guideline, types, cut)
                    print(json.dumps([form, corpus, guideline, name, result]), flush=True)


def listed(read: dict[str, Read]) -> dict[str, Any]:
    """Spans as lists, since JSON has no tuples as keys."""
    return {
        guideline: [
            [[[*span, round(score, 6)] for span, score in found.items()], sorted(gold)]
            for found, gold in documents
        ]
        for guideline, documents in read.items()
    }
