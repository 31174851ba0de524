"""What scores are worth: python -m biogloss_training calibrate-scores.

For each entity head and relation schema the logistic regression that turns scores into the
probability that a claim is right, from what users run: the application reads unseen documents with
a pack without calibration and thresholds, and says of every claim whether it is right. Of relations
also the threshold, which is of that probability. Written into `calibration.json`; `export` takes it
up.
"""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from biogloss_training.data import jsonl, provenance
from biogloss_training.data.jsonl import Document
from biogloss_training.data.unseen import unseen_documents
from biogloss_training.evaluate import calibration_file
from biogloss_training.evaluate.application import Reading, evaluate_all, without_calibration
from biogloss_training.evaluate.statistics import (
    Floats,
    best_threshold,
    expected_error,
    logistic,
    logit,
    sigmoid,
)
from biogloss_training.model.meta import Meta
from biogloss_training.tasks.entities.calibration import POOLED
from biogloss_training.tasks.relations.scores import CORPORA

#: Documents of a corpus that are read for entities; most have fewer.
MAX_DOCUMENTS = 150
#: A head with fewer claims has the calibration of all heads together.
ENOUGH = 200
#: With fewer right relations a feature's weight is luck: only these are fitted, and what words say
#: counts as it does in the other schemas.
FEW = ("existence", "distance")
WORDS = ("negated", "speculative", "agreeing", "contrary")
#: Precision of the prior of weights around 0.
RIDGE = 1.0
GRID = [round(0.05 + 0.01 * k, 2) for k in range(91)]

Json = dict[str, Any]


def probability(scores: Floats, slope: float, intercept: float) -> Floats:
    return sigmoid(slope * logit(scores) + intercept)


def is_models(claim: Json) -> bool:
    """Scores of lists, and of rules of notation, which have two decimals, are shares already."""
    return "by" not in claim and claim["score"] != round(claim["score"], 2)


def of_head(parts: Iterable[list[Json]]) -> Json | None:
    """The calibration of a head by its claims in corpora that count the same; None: no claims."""
    some = [part for part in parts if part]
    if not some:
        return None
    every = [claim for part in some for claim in part]
    scores = np.array([claim["score"] for claim in every])
    right = np.array([claim["isRight"] for claim in every], bool)
    each = len(every) / len(some)
    counts = np.concatenate([np.full(len(part), each / len(part)) for part in some])
    slope, intercept = logistic(logit(scores)[:, None], right, RIDGE, counts).tolist()
    said = probability(scores, slope, intercept)
    return {
        "slope": round(slope, 4),
        "intercept": round(intercept, 4),
        "claims": len(every),
        "errorBefore": round(expected_error(scores, right), 4),
        "error": round(expected_error(said, right), 4),
    }


def of_heads(read: dict[tuple[str, str], Reading], heads: list[str]) -> Json:
    """The calibrations by head; `rest` is for heads without enough claims.

    `read`: readings by guideline and corpus.
    """
    result: Json = {}
    used: list[list[Json]] = []
    for head in heads:
        guideline, kind = head.split(":")
        corpora = POOLED.get(head, (guideline,))
        readings = [read[guideline, c] for c in corpora if (guideline, c) in read]
        parts = [[c for c in r.claims if c["type"] == kind and is_models(c)] for r in readings]
        used += parts
        if sum(map(len, parts)) >= ENOUGH:
            result[head] = of_head(parts)
    if (rest := of_head(used)) is not None:
        result["rest"] = rest
    return result


def of_schemas(read: dict[str, Reading]) -> Json:
    """The calibrations by schema; schemas with few relations borrow from those with many."""
    result: Json = {}
    for name, reading in sorted(read.items(), key=lambda item: not has_enough(item[1])):
        others = [found["calibration"] for found in result.values()]
        words = {w: float(np.mean([o.get(w, 0.0) for o in others])) for w in WORDS if others}
        result[name] = of_schema(reading, {} if has_enough(reading) else words)
    return {name: result[name] for name in read}


def has_enough(reading: Reading) -> bool:
    return sum(claim["isRight"] for claim in reading.claims) >= ENOUGH


def of_schema(reading: Reading, borrowed: Json) -> Json:
    """`borrowed`: weights that are not fitted."""
    claims, gold = reading.claims, reading.result["micro"]["gold"]
    right = np.array([claim["isRight"] for claim in claims], bool)
    weighed = list(claims[0]["features"]) if has_enough(reading) else list(FEW)

    def columns(names: Iterable[str]) -> Floats:
        return np.array([[claim["features"][name] for name in names] for claim in claims])

    known = columns(borrowed) @ np.array(list(borrowed.values())) if borrowed else 0.0
    fitted = logistic(columns(weighed), right, RIDGE, known=known)
    odds = columns(weighed) @ fitted[:-1] + fitted[-1] + known
    said = sigmoid(odds)

    def f1(least: float) -> float:
        reached = said >= least
        return 200 * int((reached & right).sum()) / max(1, int(reached.sum()) + gold)

    threshold, top = best_threshold(GRID, f1)
    if not has_enough(reading):
        # Where probabilities are right, half of the best F1 is the best threshold (Lipton et al.
        # 2014, arXiv:1402.1892); the best on few documents is luck.
        threshold = round(top / 200, 2)
    reached = said >= threshold
    weights = np.concatenate([fitted[:-1], list(borrowed.values()), fitted[-1:]])
    return {
        "threshold": threshold,
        "calibration": dict(
            zip([*weighed, *borrowed, "intercept"], np.round(weights, 4).tolist(), strict=True)
        ),
        "f1": round(f1(threshold), 2),
        "error": round(expected_error(said[reached], right[reached]), 4),
        "documents": reading.result["documents"],
        "pairs": len(claims),
        "relations": gold,
    }


def calibrate_scores(documents: dict[str, list[Document]], pack: Path, heads: list[str]) -> Json:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "pack"
        without_calibration(pack, plain, threshold=0)

        def written(corpus: str, most: int | None) -> Path:
            """The file of a corpus lies in a folder of its name, which `evaluate` goes by."""
            file = Path(folder) / str(most) / corpus / "unseen.jsonl.gz"
            jsonl.write(file, documents[corpus][:most])
            return file

        filled = [corpus for corpus, unseen in documents.items() if unseen]
        mentions = [
            (plain, written(corpus, MAX_DOCUMENTS), "entities", "--heads") for corpus in filled
        ]
        schemas = {name: corpus for name, corpus in CORPORA.items() if corpus in filled}
        relations = [
            (plain, written(corpus, None), "relations", "--gold-mentions")
            for corpus in schemas.values()
        ]
        jobs = [(*job, guide) for job in mentions for guide in ("any", job[1].parent.name)]
        read = evaluate_all([*relations, *jobs])
    related, found = read[: len(relations)], read[len(relations) :]
    by_guideline = {(job[-1], job[1].parent.name): r for job, r in zip(jobs, found, strict=True)}
    result = {
        "heads": of_heads(by_guideline, heads),
        "schemas": of_schemas({n: r for n, r in zip(schemas, related, strict=True) if r.claims}),
    }
    for kind in result.values():
        for name, entry in kind.items():
            print(name, json.dumps(entry), flush=True)
    return result


def main() -> None:
    given = calibration_file.arguments(__doc__.splitlines()[0]).parse_args()
    documents = unseen_documents(given.data, provenance.rule(given.weights))
    heads = Meta.read(given.weights / "meta.json").heads
    found = calibrate_scores(documents, given.pack, heads)
    calibration_file.update(given.weights, {"scores": found})
