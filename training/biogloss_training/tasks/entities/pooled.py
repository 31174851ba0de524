"""Thresholds of the pooled heads by what users run: python -m biogloss_training calibrate-pooled.

`calibrate` judges spans as the model gives them. The application also completes them to whole
words and marks a name that it has found wherever the text repeats it: it finds more at the same
threshold, and a higher one is best. So these heads, which users see, are set once more with the
application's own command (Node, and `npm ci` in the repository), into `calibration.json`; `export`
takes them up.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from biogloss_training.data import jsonl, provenance
from biogloss_training.data.jsonl import Document
from biogloss_training.data.unseen import unseen_documents
from biogloss_training.evaluate import calibration_file
from biogloss_training.evaluate.application import without_calibration
from biogloss_training.evaluate.statistics import best_threshold
from biogloss_training.files import read_json
from biogloss_training.paths import ROOT
from biogloss_training.tasks.entities.calibration import POOLED

GRID = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
#: Documents of a corpus; most have fewer.
MAX_DOCUMENTS = 100

Json = dict[str, Any]


def lay_out(pack: Path, threshold: float, target: Path) -> None:
    """`pack` with this threshold for all pooled heads, and scores as the model gives them."""
    without_calibration(pack, target)
    manifest = read_json(target / "manifest.json")
    for head in manifest["entities"]["heads"]:
        if head["guideline"] == "any":
            head["threshold"] = threshold
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def f1_by_type(pack: Path, corpus: Path) -> dict[str, float]:
    """F1 by type, as the application's command scores its pooled heads."""
    command = ["node", str(ROOT / "bin/biogloss.mjs"), "evaluate", "--task", "entities"]
    command += ["--heads", "any", "--pack", str(pack), "--corpus", str(corpus)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {kind: scores["f1"] for kind, scores in json.loads(done.stdout)["perType"].items()}


def calibrate_pooled(documents: dict[str, list[Document]], pack: Path, known: Json) -> Json:
    """`known` entries of pooled heads, with threshold and F1 of the application."""
    wanted = {head: corpora for head, corpora in POOLED.items() if head in known}
    used = sorted({corpus for corpora in wanted.values() for corpus in corpora})
    f1: dict[float, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for corpus in used:
            jsonl.write(Path(folder) / f"{corpus}.jsonl.gz", documents[corpus][:MAX_DOCUMENTS])
        for threshold in GRID:
            variant = Path(folder) / str(threshold)
            lay_out(pack, threshold, variant)
            f1[threshold] = {c: f1_by_type(variant, Path(folder) / f"{c}.jsonl.gz") for c in used}
            print(threshold, json.dumps(f1[threshold]), flush=True)

    result = {}
    for head, corpora in wanted.items():
        kind = head.split(":")[1]

        def mean(least: float, kind: str = kind, corpora: tuple[str, ...] = corpora) -> float:
            return sum(f1[least][corpus][kind] for corpus in corpora) / len(corpora)

        threshold, top = best_threshold(GRID, mean)
        result[head] = known[head] | {
            "threshold": threshold,
            "ofApplication": {
                "f1": round(top, 2),
                "f1AtHalf": round(mean(0.5), 2),
                "documents": sum(len(documents[corpus][:MAX_DOCUMENTS]) for corpus in corpora),
            },
        }
        print(head, json.dumps(result[head]), flush=True)
    return result


def main() -> None:
    given = calibration_file.arguments(__doc__.splitlines()[0]).parse_args()
    known = calibration_file.read(given.weights)["entities"]
    documents = unseen_documents(given.data, provenance.rule(given.weights))
    found = calibrate_pooled(documents, given.pack, known)
    calibration_file.update(given.weights, {"entities": known | found})
