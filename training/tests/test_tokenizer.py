import json

import pytest

from biogloss_training.golden.fixtures import FIXTURES, tokenizer_cases
from biogloss_training.model.tokenizer import Tokenizer, utf16_offsets
from biogloss_training.model.windows import windows
from biogloss_training.paths import WEIGHTS


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(WEIGHTS / "vocab.txt")


def test_the_recorded_cases_still_hold(tokenizer: Tokenizer) -> None:
    recorded = json.loads((FIXTURES / "tokenizer.json").read_text())
    assert tokenizer_cases(tokenizer) == recorded


def test_names_of_special_pieces_in_a_text_are_plain_text(tokenizer: Tokenizer) -> None:
    assert tokenizer.sep not in tokenizer.encode("a [SEP] b").ids


def test_utf16_counts_astral_characters_twice() -> None:
    assert utf16_offsets("a\U0001f9ecb") == [0, 1, 3, 4]


def test_windows_cover_every_piece_once_and_end_at_sentences(tokenizer: Tokenizer) -> None:
    text = " ".join(f"Sentence number {n} speaks of insulin." for n in range(40))
    pieces = tokenizer.encode(text)
    found = windows(pieces, text, 50)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(pieces)))
    assert all(b - a <= 50 for a, b in found)
    assert all(text[pieces.ends[b - 1] - 1] == "." for _, b in found)
