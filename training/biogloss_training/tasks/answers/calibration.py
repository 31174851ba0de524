"""What an answer's margin says: a probability that it is right, and a threshold for 'no answer'."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from biogloss_training.data.jsonl import Document
from biogloss_training.data.unseen import question_rows
from biogloss_training.evaluate.statistics import area, balanced, best_threshold, platt, sigmoid
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.tasks.answers.reading import Encode, answer, overlap

GRID = [round(0.05 + 0.01 * k, 2) for k in range(91)]

#: Sets the threshold, being of our field. Weights that never saw a question without an answer can
#: hardly tell SQuAD's, which were written to look answerable: there any threshold only loses.
SEPARATED = "bioasq fit"
MARGINS = ("cls", "log-probability")
#: The others only show how the fit fares on questions it was not made from, and that are reported.
FITTED = ("squad fit", "bioasq fit")

Json = dict[str, Any]

#: margins, whether the span is right, whether the text holds an answer
Judged = tuple[dict[str, float], bool, bool]


def judge(rows: list[Document], tokenizer: Tokenizer, encode: Encode) -> list[Judged]:
    judged: list[Judged] = []
    for row in rows:
        found = answer(row["question"], row["context"], tokenizer, encode)
        if found is None:
            continue
        span = row["context"][found.start : found.end]
        right = any(overlap(span, gold["text"]) >= 0.5 for gold in row["answers"])
        margins = {"cls": found.cls_margin, "log-probability": found.log_probability}
        judged.append((margins, right, bool(row["answers"])))
    return judged


def calibrate_answers(folder: Path, tokenizer: Tokenizer, encode: Encode) -> Json:
    judged = {n: judge(rows, tokenizer, encode) for n, rows in question_rows(folder).items()}
    if not all(judged.values()):
        return {}
    result = {margin: of_margin(margin, judged) for margin in MARGINS}
    for margin, found in result.items():
        print(margin, json.dumps(found), flush=True)
    return result


def of_margin(margin: str, judged: dict[str, list[Judged]]) -> Json:
    fitted = [row for name in FITTED for row in judged[name]]
    slope, intercept = platt([m[margin] for m, _, _ in fitted], [right for _, right, _ in fitted])

    def probability(rows: list[Judged]) -> list[float]:
        return sigmoid(slope * np.array([m[margin] for m, _, _ in rows]) + intercept).tolist()

    own = judged[SEPARATED]
    own_scores, answerable = probability(own), [there for _, _, there in own]
    threshold, _ = best_threshold(GRID, lambda t: balanced(own_scores, answerable, t))
    sets = {}
    for name, rows in judged.items():
        scores, there = probability(rows), [there for _, _, there in rows]
        kept = sum(s >= threshold and t for s, t in zip(scores, there, strict=True))
        refused = sum(s < threshold and not t for s, t in zip(scores, there, strict=True))
        sets[name] = {
            "answerable": sum(there),
            "unanswerable": len(there) - sum(there),
            "areaAnswerable": round(area(scores, there), 3),
            "areaRight": round(area(scores, [right for _, right, _ in rows]), 3),
            "keptAnswerable": round(100 * kept / max(1, sum(there)), 1),
            "refusedUnanswerable": round(100 * refused / max(1, len(there) - sum(there)), 1),
        }
    return {
        "slope": round(slope, 4),
        "intercept": round(intercept, 4),
        "threshold": threshold,
        "sets": sets,
    }
