"""Sentences are those that the application makes: recorded by its tests."""

import json

import pytest

from biogloss_training.golden.fixtures import FIXTURES
from biogloss_training.model.tokenizer import utf16_offsets
from biogloss_training.text.sentences import sentence_spans, sentence_starts

RECORDED = json.loads((FIXTURES / "sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_sentences_are_those_of_the_application(case: dict) -> None:
    at = utf16_offsets(case["text"])
    found = sentence_spans(case["text"])
    assert [[at[s.start], at[s.end]] for s in found] == case["sentences"]
    assert [at[s.start] for s in found if s.starts_paragraph] == case["paragraphs"]


def test_every_sentence_but_the_first_has_a_start() -> None:
    assert sentence_starts("Aspirin helps. It inhibits COX-2. E. coli grew.") == [15, 34]
    assert sentence_starts(" ") == []
