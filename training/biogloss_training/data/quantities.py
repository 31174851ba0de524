"""Questions of our own on quantities.

    python -m biogloss_training quantities FOLDER [--data FOLDER]

How many, what dose, how long, what share: 424 questions on 250 abstracts of training parts, 40 of
them without an answer in the abstract. `quantities.jsonl` holds the questions and the places of
their answers, but no text, because the corpora are not part of this repository. This command joins
them to the abstracts: FOLDER/qa/quantities/{train,test}.jsonl.gz. All questions on an abstract are
in one part. The abstracts of the test part train entities and relations, but none of its questions
trains.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from biogloss_training.data import jsonl
from biogloss_training.data.jsonl import Document
from biogloss_training.paths import DATA

Json = dict[str, Any]

PARTS = ("train", "test")


class MovedError(Exception):
    """A text in which an answer does not stand at its place."""


def questions() -> list[Json]:
    return [json.loads(line) for line in jsonl.committed("quantities.jsonl").splitlines()]


def joined(question: Json, number: int, text: str) -> Document:
    """The question with its abstract, in the form of every question set."""
    answer, start = question["answer"], question["start"]
    if answer is not None and text[start : start + len(answer)] != answer:
        raise MovedError(f"{question['corpus']} {question['id']}: '{answer}' is not at {start}.")
    return {
        "id": f"quantities-{number}",
        "qid": f"quantities-{number}",
        "pmid": question["id"],
        "type": question["kind"],
        "question": question["question"],
        "context": text,
        "answers": [] if answer is None else [{"text": answer, "start": start}],
    }


def rows(data: Path, which: str) -> list[Document]:
    """The questions of a part whose abstracts are at hand."""
    asked = [(k, q) for k, q in enumerate(questions()) if q["part"] == which]
    texts = {
        (corpus, str(document["id"])): document["text"]
        for corpus in sorted({q["corpus"] for _, q in asked})
        for document in jsonl.part(data, corpus, "train")
    }
    known = [(k, q, texts.get((q["corpus"], q["id"]))) for k, q in asked]
    return [joined(q, k, text) for k, q, text in known if text is not None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    for which in PARTS:
        file = given.folder / "qa" / "quantities" / f"{which}.jsonl.gz"
        jsonl.write(file, rows(given.data, which))
        print(file)


if __name__ == "__main__":
    main()
