"""Questions of our own on quantities."""

import pytest

from biogloss_training.data import jsonl
from biogloss_training.data.hygiene import never_train
from biogloss_training.data.quantities import PARTS, MovedError, joined, questions, rows
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import WEIGHTS
from biogloss_training.tasks.answers.questions import asked, question_examples

ASKED = {
    **{"corpus": "bc5cdr", "id": "1", "part": "train", "kind": "dose", "start": 12},
    **{"question": "What dose was given?", "answer": "5 mg"},
}


@pytest.fixture
def tokenizer() -> Tokenizer:
    return Tokenizer(WEIGHTS / "vocab.txt")


def test_no_abstract_is_of_an_evaluation_part_and_each_is_in_one_part():
    parts: dict[tuple[str, str], set[str]] = {}
    for question in questions():
        assert question["id"].lstrip("0") not in never_train()
        parts.setdefault((question["corpus"], question["id"]), set()).add(question["part"])
    assert all(len(found) == 1 for found in parts.values())


def test_questions_are_each_there_once():
    texts = [q["question"] for q in questions()]
    assert len(texts) == len(set(texts)) >= 300
    assert {q["part"] for q in questions()} == set(PARTS)


def test_an_answer_points_into_the_abstract(tokenizer):
    text = "We gave all 5 mg of it."
    row = joined(ASKED, 7, text)
    [answer] = row["answers"]
    assert text[answer["start"] :].startswith(answer["text"])
    [example] = question_examples(row, tokenizer)
    assert example.answers


def test_a_question_without_an_answer_says_so():
    row = joined({**ASKED, "answer": None, "start": None}, 8, "Nothing is said of it.")
    assert asked(row).name == "NO_ANSWER"


def test_a_text_that_differs_is_refused():
    with pytest.raises(MovedError, match="'5 mg' is not at 12"):
        joined(ASKED, 7, "We gave them all 5 mg of it.")


def test_questions_on_abstracts_that_are_not_at_hand_are_left_out(tmp_path):
    one = questions()[0]
    text = list(" " * 4000)
    for q in questions():
        if (q["corpus"], q["id"]) == (one["corpus"], one["id"]) and q["answer"]:
            text[q["start"] : q["start"] + len(q["answer"])] = q["answer"]
    document = {"id": one["id"], "text": "".join(text)}
    jsonl.write(tmp_path / "corpora" / one["corpus"] / "train.jsonl.gz", [document])
    found = rows(tmp_path, one["part"])
    assert one["question"] in {row["question"] for row in found}
    assert {row["pmid"] for row in found} == {one["id"]}
