"""Thresholds from documents that training did not see: python -m biogloss_training.calibrate.

Reads with the pack's WASM form, which most users get, and writes `calibration.json` beside the
weights; `export` takes it up. What has no such documents keeps 0.5 and is marked uncalibrated.

Unseen are the development parts of BioRED and DrugProt, and training documents of other corpora
that were left out because their PMID stands in `never-train-pmids.txt`. Documents in the test part
of any corpus we report on are left out here too.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from . import answers, data
from .data import Document
from .decoding import probabilities
from .entities import count, read_entities
from .evaluate import DATA, Read
from .export import PACK, WEIGHTS, relation_schemas
from .forms import Encoder, open_form
from .model import Meta
from .relations import gold, score_pairs
from .runtime import GraphRelations, open_graph
from .tokenizer import Tokenizer

#: Corpora whose test parts we report on.
REPORTED = (
    "biored", "bc5cdr", "ncbi_disease", "bc2gm", "jnlpba", "nlm_gene", "gnormplus", "tmvar3",
    "linnaeus", "species800", "anatem",
)
#: Corpus -> parts. The development parts of the first two were never trained on.
UNSEEN = {"biored": ("dev",), "drugprot": ("dev",)}
LEFT_OUT = {"bc5cdr": ("train", "dev"), "nlm_gene": ("train",)}
#: Pooled heads: the unseen corpora among those they were trained on.
POOLED = {
    "any:Gene": ("biored", "drugprot", "nlm_gene"),
    "any:Disease": ("biored", "bc5cdr"),
    "any:Chemical": ("biored", "drugprot", "bc5cdr"),
    "any:Variant": ("biored",),
}
#: Fewer gold mentions or relations set no threshold.
ENOUGH = 100
RELATION_CORPORA = {"biored": "biored", "drugprot": "drugprot", "cid": "bc5cdr"}

GRID = [round(0.30 + 0.01 * k, 2) for k in range(61)]
RELATION_GRID = [round(0.05 + 0.01 * k, 2) for k in range(91)]
QUESTIONS = 2000
SEED = 7

Json = dict[str, Any]


def unseen_documents(folder: Path) -> dict[str, list[Document]]:
    tests = {p for c in REPORTED for d in data.part(folder, c, "test") for p in data.pmids(d)}
    never = set((folder / "never-train-pmids.txt").read_text(encoding="utf-8").split())
    for corpus, parts in UNSEEN.items():
        never |= {p for n in parts for d in data.part(folder, corpus, n) for p in data.pmids(d)}
    return {
        corpus: [
            document
            for name in parts
            for document in data.part(folder, corpus, name)
            if data.pmids(document) & never and not data.pmids(document) & tests
        ]
        for corpus, parts in (UNSEEN | LEFT_OUT).items()
    }


def best_threshold(
    grid: Iterable[float], f1: Callable[[float], float]
) -> tuple[float, float]:
    """The middle of the thresholds that reach the highest F1, and that F1."""
    values = {t: round(f1(t), 4) for t in grid}
    top = max(values.values())
    reached = [t for t, value in values.items() if value == top]
    return reached[len(reached) // 2], top


def calibrate_entities(
    documents: dict[str, list[Document]], tokenizer: Tokenizer, encode: Encoder, meta: Meta
) -> Json:
    read: dict[str, dict[str, Read]] = {}
    for corpus, unseen in documents.items():
        read[corpus] = {corpus: [], "any": []}
        for document in unseen:
            found = read_entities(document["text"], tokenizer, encode, meta.heads, {corpus, "any"})
            for guideline, spans in found.items():
                read[corpus][guideline].append((spans, data.gold_spans(document)))
    result = {}
    for head in meta.heads:
        guideline, kind = head.split(":")
        corpora = POOLED.get(head, (guideline,) if guideline in read else ())
        parts = [read[corpus][guideline] for corpus in corpora]
        mentions = sum(count(part, kind, 0).gold for part in parts)
        if not parts or mentions < ENOUGH:
            continue

        # The mean over corpora, so that the largest does not decide alone.
        def f1(least: float, parts: list[Read] = parts, kind: str = kind) -> float:
            return sum(count(part, kind, least).f1 for part in parts) / len(parts)

        threshold, top = best_threshold(GRID, f1)
        result[head] = {
            "threshold": threshold,
            "f1": round(top, 2),
            "f1AtHalf": round(f1(0.5), 2),
            "f1WithoutThreshold": round(f1(0), 2),
            "corpora": list(corpora),
            "documents": sum(len(part) for part in parts),
            "mentions": mentions,
        }
        print(head, json.dumps(result[head]), flush=True)
    return result


#: score, type, gold type or None (of one candidate pair)
Candidate = tuple[float, str, str | None]


def relation_f1(pairs: list[Candidate], missed: int, threshold: float, typed: bool) -> float:
    said = [(kind, true) for score, kind, true in pairs if score >= threshold]
    right = sum(true is not None and (not typed or kind == true) for kind, true in said)
    total = missed + sum(true is not None for _, _, true in pairs)
    return 200 * right / max(1, len(said) + total)


def calibrate_relations(
    documents: dict[str, list[Document]], tokenizer: Tokenizer, encode: Encoder, meta: Meta,
    relate: GraphRelations,
) -> Json:
    schemas = {schema["name"]: schema for schema in relation_schemas(meta, {})}
    result: Json = {}
    novelty: list[Candidate] = []
    for name, corpus in RELATION_CORPORA.items():
        schema, pairs, missed = schemas[name], [], 0
        for document in documents[corpus]:
            true = gold(document, schema)
            scored = score_pairs(document, schema, meta, tokenizer, encode, relate)
            missed += len(true.keys() - scored.keys())
            for key, logits in scored.items():
                pairs.append((*best_label(logits, schema), true.get(key, {}).get("type")))
                if name == "biored" and key in true:
                    new = "Novel" if true[key]["novel"] else None
                    novelty.append((*best_label(logits, schemas["novel"]), new))
        result[name] = relation_result(pairs, missed, documents[corpus], corpus)
        print(name, json.dumps(result[name]), flush=True)
    result["novel"] = relation_result(novelty, 0, documents["biored"], "biored")
    print("novel", json.dumps(result["novel"]), flush=True)
    return result


def best_label(logits: np.ndarray, schema: Json) -> tuple[float, str]:
    """1 - P(none), and the likeliest of the other labels."""
    labels = schema["labels"]
    chance = probabilities(logits[schema["offset"] : schema["offset"] + len(labels)])
    return 1 - float(chance[0]), labels[1 + int(chance[1:].argmax())]


def relation_result(
    pairs: list[Candidate], missed: int, unseen: list[Document], corpus: str
) -> Json:
    threshold, top = best_threshold(
        RELATION_GRID, lambda t: relation_f1(pairs, missed, t, typed=True)
    )
    relations = missed + sum(true is not None for _, _, true in pairs)
    return {
        "threshold": threshold,
        "f1": round(top, 2),
        "pairF1": round(relation_f1(pairs, missed, threshold, typed=False), 2),
        "f1AtHalf": round(relation_f1(pairs, missed, 0.5, typed=True), 2),
        "corpus": corpus,
        "documents": len(unseen),
        "relations": relations,
    }


def question_rows(folder: Path) -> dict[str, list[Document]]:
    """Fitted on: half of the articles of SQuAD 2.0 dev, without the questions of SQuAD 1.1 dev that
    we report on, and the list questions of BioASQ dev, each also with another question's snippet.
    """
    reported = {row["id"] for row in data.questions(folder, "squad-v1.1", "dev")[::5]}
    squad = [r for r in data.questions(folder, "squad-v2.0-dev", "dev") if r["id"] not in reported]
    chance = random.Random(SEED)
    chance.shuffle(squad)
    articles = sorted({row["title"] for row in squad})
    fit = set(articles[::2])
    lists = [r for r in data.questions(folder, "bioasq-all", "dev") if r["type"] == "list"]
    others = []
    for row in lists:
        other = chance.choice([r for r in lists if r["qid"] != row["qid"]])
        absent = all(a["text"].lower() not in other["context"].lower() for a in row["answers"])
        if absent:
            others.append({**row, "context": other["context"], "answers": []})
    return {
        "squad fit": [r for r in squad if r["title"] in fit][:QUESTIONS],
        "squad held": [r for r in squad if r["title"] not in fit][:QUESTIONS],
        "bioasq list": lists + others,
    }


#: margins, whether the span is right, whether the text holds an answer
Judged = tuple[dict[str, float], bool, bool]


def judge(rows: list[Document], tokenizer: Tokenizer, encode: Encoder) -> list[Judged]:
    judged: list[Judged] = []
    for row in rows:
        found = answers.answer(row["question"], row["context"], tokenizer, encode)
        if found is None:
            continue
        span = row["context"][found.start : found.end]
        right = any(answers.overlap(span, gold["text"]) >= 0.5 for gold in row["answers"])
        margins = {"cls": found.cls_margin, "log-probability": found.log_probability}
        judged.append((margins, right, bool(row["answers"])))
    return judged


def area(scores: list[float], positive: list[bool]) -> float:
    """Of the ROC curve: how often a positive scores above a negative."""
    order = np.argsort(np.argsort(scores)) + 1
    wanted = np.array(positive)
    good, bad = int(wanted.sum()), int((~wanted).sum())
    return float((order[wanted].sum() - good * (good + 1) / 2) / max(1, good * bad))


def platt(scores: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression, by Newton's method."""
    x = np.stack([np.array(scores), np.ones(len(scores))], axis=1)
    y, weights = np.array(right, float), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(hessian, x.T @ (y - p))
    return float(weights[0]), float(weights[1])


def balanced(scores: list[float], answerable: list[bool], threshold: float) -> float:
    """Mean of the shares of answerable and unanswerable questions that are told rightly."""
    kept = np.array(scores) >= threshold
    wanted = np.array(answerable)
    return 50 * float(kept[wanted].mean() + (~kept[~wanted]).mean())


def calibrate_answers(folder: Path, tokenizer: Tokenizer, encode: Encoder) -> Json:
    judged = {n: judge(rows, tokenizer, encode) for n, rows in question_rows(folder).items()}
    result: Json = {"separation": {}}
    for name, rows in judged.items():
        result["separation"][name] = {
            "questions": len(rows),
            "answerable": sum(r[2] for r in rows),
            **{
                margin: {
                    "answerable": round(area([r[0][margin] for r in rows], [r[2] for r in rows]), 3),
                    "right": round(area([r[0][margin] for r in rows], [r[1] for r in rows]), 3),
                }
                for margin in ("cls", "log-probability")
            },
        }
    for margin in ("cls", "log-probability"):
        fitted = judged["squad fit"] + judged["bioasq list"]
        slope, intercept = platt([r[0][margin] for r in fitted], [r[1] for r in fitted])

        def scores(rows: list[Judged], m: str = margin, a: float = slope, b: float = intercept):
            return [float(1 / (1 + np.exp(-(a * r[0][m] + b)))) for r in rows]

        chances, answerable = scores(fitted), [r[2] for r in fitted]
        threshold, top = best_threshold(
            RELATION_GRID, lambda t, c=chances, a=answerable: balanced(c, a, t)
        )
        result[margin] = {
            "slope": round(slope, 4),
            "intercept": round(intercept, 4),
            "threshold": threshold,
            "balancedAccuracy": round(top, 2),
            **{
                f"balancedAccuracy {name}": round(
                    balanced(scores(rows), [r[2] for r in rows], threshold), 2
                )
                for name, rows in judged.items()
            },
        }
    print("answers", json.dumps(result), flush=True)
    return result


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
    result = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    documents = unseen_documents(given.data)
    if given.only in (None, "entities"):
        result["entities"] = calibrate_entities(documents, tokenizer, encode, meta)
    if given.only in (None, "relations"):
        relate = GraphRelations(open_graph(given.pack / "relation.onnx"))
        result["relations"] = calibrate_relations(documents, tokenizer, encode, meta, relate)
    if given.only in (None, "answers"):
        result["answers"] = calibrate_answers(given.data, tokenizer, encode)
    file.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
