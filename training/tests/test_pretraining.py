"""Running text, the gazetteer and the two things that pre-training guesses."""

import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from test_training import TINY

from biogloss_training.data import synthetic
from biogloss_training.data.prepare import prepare
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import WEIGHTS
from biogloss_training.pretrain import streams, texts
from biogloss_training.pretrain.gazetteer import TYPES, English, build, entry, match, plain
from biogloss_training.pretrain.stage import Pretraining, encoder_of, hidden_words

ENGLISH = English(frozenset({"was", "cell"}), frozenset({"was", "cell", "rest", "cat"}))


def bits(*names: tuple[str, str]) -> dict[str, int]:
    table: dict[str, int] = {}
    for name, kind in names:
        key, found = entry(name, kind, ENGLISH) or ("", 0)
        table[key] = table.get(key, 0) | found
    return table


def found(text: str, table: dict[str, int], kind: str) -> list[str]:
    """Names of a type that the labels of the words of `text` spell."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    shift, names = 2 * TYPES.index(kind), []
    for (start, end), label in zip(words, match(text, words, table), strict=True):
        state = label >> shift & 3
        if state == 1:
            names.append(text[start:end])
        elif state == 2:
            names[-1] += text[text.rindex(names[-1][-1], 0, start) + 1 : end]
    return names


def test_spellings_of_a_name_have_one_key() -> None:
    keys = {entry(n, "Gene", ENGLISH)[0] for n in ("IL-6", "IL6", "IL 6", "il-6s")}
    assert keys == {"il6", "il6s"}
    assert plain("Béta") == plain("beta") == "beta"
    assert entry("TGF-β", "Gene", ENGLISH) == entry("TGF-beta", "Gene", ENGLISH)


def test_common_words_name_nothing_and_short_symbols_need_a_capital() -> None:
    assert entry("was", "Gene", ENGLISH) is None
    assert entry("cell", "Anatomy", ENGLISH) is not None
    table = bits(("CAT", "Gene"), ("asthma", "Disease"))
    assert found("the cat has Asthma", table, "Gene") == []
    assert found("CAT and asthma", table, "Gene") == ["CAT"]
    assert found("the cat has Asthma", table, "Disease") == ["Asthma"]


def test_the_longest_name_is_taken_and_none_reaches_over_a_full_stop() -> None:
    table = bits(("lung", "Anatomy"), ("lung cancer", "Disease"), ("lung cancer cells", "CellType"))
    text = "lung cancer cells of the lung. Cancer"
    assert found(text, table, "Disease") == ["lung cancer"]
    assert found(text, table, "CellType") == ["lung cancer cells"]
    assert found(text, table, "Anatomy") == ["lung", "lung"]


def test_later_pieces_of_a_word_are_inside_its_name() -> None:
    tokenizer = Tokenizer(WEIGHTS / "vocab.txt")
    table = bits(("dinutuximab", "Chemical"))
    ids, begins, labels = texts.labelled("Dinutuximab acts", tokenizer, table)
    shift = 2 * TYPES.index("Chemical")
    count = begins.index(True, 1)
    assert count > 1
    assert [label >> shift & 3 for label in labels] == [
        1,
        *[2] * (count - 1),
        *[0] * (len(ids) - count),
    ]


def test_a_stream_survives_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FILE_PIECES", 100_000)
    rng = np.random.default_rng(3)
    labels = np.zeros(250_000, np.uint16)
    # Also farther apart than 16 bits can say.
    labels[[0, 5, 70_000, 99_999, 100_000, 249_999]] = (1, 2, 3, 0xFFFF, 5, 6)
    made = streams.Stream(
        rng.integers(0, 30_000, len(labels)).astype(np.uint16),
        rng.random(len(labels)) < 0.7,
        labels,
    )
    assert len(streams.write(made, tmp_path)) == 3
    back = streams.read(tmp_path)
    for name in ("ids", "begins", "labels"):
        assert np.array_equal(getattr(back, name), getattr(made, name)), name


def test_a_long_document_gives_an_excerpt_between_words() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    made = texts.excerpt(text, 50, random.Random(1))
    assert len(made) <= 50
    assert made[: made.index(" ")] in text.split()
    assert texts.excerpt(text, 0, random.Random(1)) == text


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Pretraining:
    data, run = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("run")
    synthetic.write(data)
    config = replace(TINY, pretrain=replace(TINY.pretrain, labels=10.0))
    report = prepare(config, run, data)
    # Words of the questions' texts pass for English, so the diseases alone are names.
    assert report["text"]["names"] == len(build(data)) == len(synthetic.DISEASES)
    assert report["text"]["shareNamed"] > 0.02
    return Pretraining(config, run)


def test_both_losses_fall(stage: Pretraining) -> None:
    step = stage.steps(random.Random(1), 0)[0]
    optimiser = torch.optim.AdamW(stage.model.parameters(), lr=3e-3)
    torch.manual_seed(1)
    seen = []
    for _ in range(40):
        total, means, _ = stage.loss(step, 0.0)
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        seen.append({name: mean.item() for name, mean in means.items()})
    for name in ("words", "labels"):
        assert np.mean([s[name] for s in seen[-5:]]) < 0.8 * np.mean([s[name] for s in seen[:5]])


def test_all_pieces_of_a_word_are_hidden_or_none() -> None:
    torch.manual_seed(2)
    begins = (torch.rand(40, 50) < 0.4).long()
    hidden = hidden_words(begins, 0.3)
    goes_on = begins[:, 1:] == 0
    assert torch.equal(hidden[:, 1:][goes_on], hidden[:, :-1][goes_on])
    assert float(hidden.float().mean()) == pytest.approx(0.3, abs=0.05)


def test_the_encoder_alone_is_handed_on(stage: Pretraining) -> None:
    assert all(name.startswith("enc.") for name in encoder_of(stage.model))
