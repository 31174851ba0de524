"""What the manifest quotes: python -m biogloss_training scores ACCURACY.JSONL [--weights WEIGHTS].

Takes what `bench/accuracy.ts` measured of a pack, in the engine that users run, and writes it into
`pack-scores.json` beside the weights; `export` takes that up. The evaluations of this package
compare forms of the weights with each other, and are quoted nowhere.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biogloss_training.files import compact_rows, read_json
from biogloss_training.paths import WEIGHTS

Json = dict[str, Any]

ENGINE = "onnxruntime-web, WASM"


class ScoresError(Exception):
    """Measurements that are no whole set of one pack."""


def of_entities(run: Json, corpus: str) -> list[Json]:
    f1 = {**run["perType"], "micro": run["micro"]}
    return [
        {"task": "entities", "corpus": corpus, "type": f"{run['heads']}:{kind}", "f1": found["f1"]}
        for kind, found in f1.items()
    ]


def of_relations(run: Json, corpus: str, calibration: Json) -> list[Json]:
    """Between the corpus' own entities."""
    schema = run["schema"]
    known = calibration.get("relations", {}).get(schema, {})
    # Weights up to v3 had their thresholds from the development part of DrugProt, all of it.
    if corpus.endswith("/dev") and known.get("documents") == run["documents"]:
        corpus += ", which set the threshold"
    return [
        {
            "task": f"relations, {schema}",
            "corpus": corpus,
            "type": f"{schema}:{name}",
            "f1": run[measure]["f1"],
        }
        for name, measure in (("pair", "pair"), ("typed", "micro"))
    ]


def number(pack: str) -> tuple[int, ...]:
    """The version of a pack such as 'biogloss-mini 0.5.0'."""
    return tuple(int(part) for part in pack.rpartition(" ")[2].split("."))


def scores(runs: Iterable[Json], calibration: Json) -> list[Json]:
    """The scores of one pack. A row that an earlier version of the pack gave names the version."""
    measured = list(runs)
    versions = {run["pack"] for run in measured if "pack" in run}
    packs = {name.rpartition(" ")[0] for name in versions}
    if len(packs) > 1:
        raise ScoresError(f"These are of several packs: {', '.join(sorted(versions))}.")
    newest = max((number(name) for name in versions), default=())
    found: list[Json] = []
    for run in measured:
        if "failed" in run or "missing" in run:
            raise ScoresError(f"{run['file']} ({run['task']}) was not measured.")
        name, part = Path(run["file"]).parts[-2:]
        corpus = f"{name}/{part.split('.')[0]}"
        if "limit" in run:
            corpus += f", the first {run['limit']:,} documents"
        if "pack" in run and number(run["pack"]) != newest:
            corpus += f", by version {run['pack'].rpartition(' ')[2]}"
        if run["task"] == "entities" and not run.get("isAcross"):
            found += of_entities(run, corpus)
        elif run["task"] == "relations" and run.get("isGiven"):
            found += of_relations(run, corpus, calibration)
    return [{**score, "engine": ENGINE} for score in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measured", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    lines = given.measured.read_text(encoding="utf-8").splitlines()
    calibration = read_json(given.weights / "calibration.json")
    found = scores(map(json.loads, lines), calibration)
    text = compact_rows(json.dumps({"scores": found}, indent=2)) + "\n"
    (given.weights / "pack-scores.json").write_text(text, encoding="utf-8")
    print(f"{len(found)} scores")
