"""Questions with the text that answers them, or does not, as training examples.

What is trained on and what is measured: BioASQ's test years 4b to 6b, whose questions also lie in
its later training sets, are left out of training by their words. A third of the articles of SQuAD
2.0's development part is trained on, the only questions at hand that were written to have no
answer; SQuAD is evaluated on the others (`squad_articles`).
"""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from biogloss_training.data import jsonl
from biogloss_training.data.examples import Asked, Example
from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Tokenizer, piece_range
from biogloss_training.model.windows import windows
from biogloss_training.tasks.answers.reading import MAX_QUESTION_PIECES

#: Pieces of question and text together, special pieces apart.
WINDOW = 254
BIOASQ_TESTS = ("bioasq-4b", "bioasq-5b", "bioasq-6b")
SEED = 5
#: For each question with an answer: how many are added with a text that does not hold it.
WITHOUT_ANSWER = 0.25


def squad_articles(titles: Iterable[str]) -> dict[str, set[str]]:
    """Articles of SQuAD 2.0's development part by use; the same ever since v1."""
    ordered = sorted(set(titles))
    uses = ("train", "calibrate", "evaluate")
    return {use: set(ordered[k :: len(uses)]) for k, use in enumerate(uses)}


def plain(question: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", question.lower()))


def bioasq_rows(folder: Path) -> list[Document]:
    tests = {
        plain(row["question"])
        for name in BIOASQ_TESTS
        for which in ("test", "test_golden")
        for row in jsonl.questions(folder, name, which)
    }
    later = ("dev", "test")
    tests |= {plain(r["question"]) for n in later for r in jsonl.questions(folder, "bioasq-all", n)}
    rows = jsonl.questions(folder, "bioasq-all", "train")
    return [row for row in rows if plain(row["question"]) not in tests]


def squad_rows(folder: Path, rng: random.Random, most: int) -> list[Document]:
    """Questions of the training part whose answer's place is certain."""
    rows = [r for r in jsonl.questions(folder, "squad-v1.1", "train") if r.get("start_sure", True)]
    rng.shuffle(rows)
    return rows[:most]


def squad2_rows(folder: Path) -> list[Document]:
    rows = jsonl.questions(folder, "squad-v2.0-dev", "dev")
    mine = squad_articles(row["title"] for row in rows)["train"]
    return [row for row in rows if row["title"] in mine]


def without_answer(rows: list[Document], key: str, rng: random.Random) -> list[Document]:
    """Questions put to another text of the same `key` (an article, a kind) without the answer."""
    alike: dict[str, list[Document]] = {}
    for row in rows:
        alike.setdefault(row[key], []).append(row)
    found = []
    for row in rng.sample(rows, int(len(rows) * WITHOUT_ANSWER)):
        other = rng.choice(alike[row[key]])
        held = any(a["text"].lower() in other["context"].lower() for a in row["answers"])
        if not held and other["question"] != row["question"]:
            found.append({**row, "context": other["context"], "answers": []})
    return found


def asked(row: Document) -> Asked:
    if row["type"] == "yesno":
        return {"yes": Asked.YES, "no": Asked.NO}.get(row.get("label", ""), Asked.NOTHING)
    return Asked.SPAN if row["answers"] else Asked.NO_ANSWER


def question_examples(row: Document, tokenizer: Tokenizer) -> Iterator[Example]:
    """A text that is cut gives examples only where they are sure: the windows with an answer."""
    kind = asked(row)
    question = tokenizer.encode(row["question"]).ids[:MAX_QUESTION_PIECES]
    opening = [tokenizer.cls, *question, tokenizer.sep]
    pieces = tokenizer.encode(row["context"])
    cuts = windows(pieces, row["context"], WINDOW - len(question))
    for a, b in cuts:
        part = pieces.cut(a, b)
        example = Example([*opening, *part.ids, tokenizer.sep], len(opening), asked=kind)
        for answer in row["answers"] if kind is Asked.SPAN else ():
            start, end = answer["start"], answer["start"] + len(answer["text"])
            place = piece_range(part, start, end)
            if place and part.starts[0] <= start and end <= part.ends[-1]:
                shift = len(opening)
                example.answers.append((place[0] + shift, place[1] + shift))
        if kind is Asked.SPAN and not example.answers:
            continue
        if kind is not Asked.NOTHING:
            yield example
        if kind in (Asked.YES, Asked.NO):
            return
