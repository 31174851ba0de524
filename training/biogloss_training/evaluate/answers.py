"""Answers as they are published: python -m biogloss_training evaluate-answers [--form pytorch].

SQuAD v1.1 development part: exact match and F1, of the articles that no training saw. BioASQ 4b to
6b and the years after 10b, factoid questions with all their snippets: strict accuracy (the first of
five answers is right), lenient accuracy (one of the five is) and mean reciprocal rank, over all
questions, also those whose answer stands in no snippet. Yes or no, where the weights have that
head: accuracy and macro F1.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from biogloss_training.data import jsonl
from biogloss_training.data.jsonl import Document
from biogloss_training.evaluate.forms import FORMS, Encoder, open_form
from biogloss_training.model.network import Model, load
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA, PACK, WEIGHTS
from biogloss_training.tasks.answers.questions import BIOASQ_TESTS, squad_articles
from biogloss_training.tasks.answers.reading import (
    MAX_QUESTION_PIECES,
    WINDOW,
    all_answers,
    answer,
    overlap,
    plain_words,
)

Json = dict[str, Any]

#: Answers that BioASQ takes for a question, and spans of a snippet that compete for them.
LIST, SPANS = 5, 20


def percent(part: float, of: int) -> float:
    return round(100 * part / max(1, of), 2)


def squad_rows(folder: Path) -> list[Document]:
    """Those of the articles of SQuAD 2.0 that are trained on are left out."""
    trained = squad_articles(r["title"] for r in jsonl.questions(folder, "squad-v2.0-dev", "dev"))
    rows = jsonl.questions(folder, "squad-v1.1", "dev")
    return [r for r in rows if r["answers"] and r["title"] not in trained["train"]]


def evaluate_squad(rows: list[Document], tokenizer: Tokenizer, encode: Encoder) -> Json:
    exact, f1 = 0.0, 0.0
    for row in rows:
        found = answer(row["question"], row["context"], tokenizer, encode)
        said = row["context"][found.start : found.end] if found else ""
        gold = [a["text"] for a in row["answers"]]
        exact += max(plain_words(said) == plain_words(g) for g in gold)
        f1 += max(overlap(said, g) for g in gold)
    return {
        "questions": len(rows),
        "exact": percent(exact, len(rows)),
        "f1": percent(f1, len(rows)),
    }


def ranked(row: Document, tokenizer: Tokenizer, encode: Encoder) -> list[list[str]]:
    """Words of the best different answers over all snippets of a question."""
    best: dict[tuple[str, ...], float] = {}
    for snippet in row["snippets"]:
        for found in all_answers(row["question"], snippet, tokenizer, encode, SPANS):
            words = tuple(plain_words(snippet[found.start : found.end]))
            best[words] = max(best.get(words, -1e9), found.log_probability)
    order = sorted(best, key=lambda words: -best[words])
    return [list(words) for words in order[:LIST]]


def evaluate_bioasq(rows: list[Document], tokenizer: Tokenizer, encode: Encoder) -> Json:
    strict, lenient, reciprocal = 0, 0, 0.0
    for row in rows:
        gold = [plain_words(text) for group in row["exact"] for text in group]
        places = [k for k, said in enumerate(ranked(row, tokenizer, encode)) if said in gold]
        strict += places[:1] == [0]
        lenient += bool(places)
        reciprocal += 1 / (places[0] + 1) if places else 0
    names = {"SAcc": strict, "LAcc": lenient, "MRR": reciprocal}
    return {"questions": len(rows)} | {n: percent(v, len(rows)) for n, v in names.items()}


def factoid_rows(folder: Path) -> dict[str, list[Document]]:
    """The years that are published, and our development years. Later training sets of BioASQ hold
    the questions of earlier tests: see what the weights began with before quoting 4b to 6b.
    """
    tests = {name: jsonl.questions(folder, name, "test_golden") for name in BIOASQ_TESTS}
    golden = jsonl.questions(folder, "bioasq-all", "dev_golden")
    return tests | {"bioasq-all/dev factoid": [r for r in golden if r["type"] == "factoid"]}


def says_yes(question: str, texts: list[str], tokenizer: Tokenizer, model: Model) -> bool:
    """Whether the mean over the texts says yes; each text is cut where a window ends."""
    assert model.yesno is not None
    asked = tokenizer.encode(question).ids[:MAX_QUESTION_PIECES]
    scores = []
    for text in texts:
        opening = [tokenizer.cls, *asked, tokenizer.sep]
        ids = [*opening, *tokenizer.encode(text).ids[: WINDOW - len(asked)], tokenizer.sep]
        types = [0] * len(opening) + [1] * (len(ids) - len(opening))
        with torch.inference_mode():
            hidden = model.enc(torch.tensor([ids]), torch.tensor([types]))[0, 0]
            scores.append(model.yesno(hidden).softmax(0)[0].item())
    return sum(scores) >= 0.5 * len(scores)


def evaluate_yesno(rows: list[Document], tokenizer: Tokenizer, model: Model) -> Json:
    """rows: `question`, `texts`, `label`."""
    said = [says_yes(r["question"], r["texts"], tokenizer, model) for r in rows]
    true = [r["label"] == "yes" for r in rows]
    f1 = []
    for kind in (True, False):
        right = sum(s == t == kind for s, t in zip(said, true, strict=True))
        f1.append(200 * right / max(1, said.count(kind) + true.count(kind)))
    right = sum(s == t for s, t in zip(said, true, strict=True))
    return {"questions": len(rows), "accuracy": percent(right, len(rows))} | {
        "macroF1": round(sum(f1) / 2, 2)
    }


def yesno_rows(folder: Path) -> dict[str, list[Document]]:
    golden = jsonl.questions(folder, "bioasq-all", "dev_golden")
    bioasq = [{**r, "texts": r["snippets"]} for r in golden if r["type"] == "yesno"]
    pubmed = [
        {**r, "texts": [r["context"]]}
        for r in jsonl.questions(folder, "pubmedqa", "test")
        if r["label"] in ("yes", "no")
    ]
    return {"bioasq-all/dev yes or no": bioasq, "pubmedqa/test without maybe": pubmed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--form", choices=FORMS, default="wasm")
    parser.add_argument("--every", type=int, default=1, help="take every Nth question of SQuAD")
    given = parser.parse_args()
    tokenizer = Tokenizer(given.weights / "vocab.txt")
    encode = open_form(given.form, given.weights, given.pack)

    def tell(corpus: str, found: Json) -> None:
        print(json.dumps([given.form, corpus, found]), flush=True)

    for name, rows in factoid_rows(given.data).items():
        tell(name, evaluate_bioasq(rows, tokenizer, encode))
    tell(
        "squad-v1.1/dev", evaluate_squad(squad_rows(given.data)[:: given.every], tokenizer, encode)
    )
    model = load(given.weights)
    if model.yesno is not None:
        for name, rows in yesno_rows(given.data).items():
            tell(name, evaluate_yesno(rows, tokenizer, model))
