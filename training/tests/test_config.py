"""Configurations, the rounds and the schedule that they make."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import META
from test_training import TINY

from biogloss_training.config import (
    CONFIGS,
    ConfigError,
    Optimiser,
    read_config,
    save,
)
from biogloss_training.model.network import Model
from biogloss_training.train.batches import alike, packed
from biogloss_training.train.finetune import one_round
from biogloss_training.train.loop import (
    learning_rate,
    make_optimiser,
)


def test_a_configuration_may_show_a_corpus_more_often() -> None:
    corpora = ["biored"] * 10 + ["squad-v1.1"] * 10
    found = one_round(corpora, random.Random(1), {"biored": 1, "squad-v1.1": 2})
    assert sorted(found) == [*range(10), *(k for k in range(10, 20) for _ in range(2))]


def test_steps_hold_every_chosen_window_once() -> None:
    lengths = {k: 5 + k % 40 for k in range(200)}
    for steps in (
        alike(list(lengths), lengths, 300, random.Random(4)),
        packed(list(lengths), lengths, 300, 64, random.Random(4)),
    ):
        assert sorted(place.index for step in steps for place in step) == list(lengths)


def test_a_round_shows_small_corpora_more_often_than_large_ones() -> None:
    corpora = ["biored"] * 10 + ["squad-v1.1"] * 50
    found = one_round(corpora, random.Random(1))
    assert [found.count(k) for k in range(10)] == [4] * 10
    assert sum(k >= 10 for k in found) == 12


def test_lower_layers_learn_more_slowly() -> None:
    model = Model(META)
    made = make_optimiser(model, Optimiser(learning_rate=1.0, layer_decay=0.5))
    shares = {id(p): g["share"] for g in made.param_groups for p in g["params"]}
    assert shares[id(model.ner.weight)] == 1
    assert [shares[id(layer.q.weight)] for layer in model.enc.layers] == [0.25, 0.5]
    assert shares[id(model.enc.word.weight)] == 0.125


def test_the_rate_rises_and_falls() -> None:
    settings = Optimiser(learning_rate=2.0, warmup=4)
    assert [learning_rate(settings, step, 0.0) for step in range(5)] == [0.5, 1.0, 1.5, 2.0, 2.0]
    assert learning_rate(settings, 100, 0.75) == 0.5
    assert learning_rate(settings, 100, 1.1) == 0


@pytest.mark.parametrize("name", [file.stem for file in sorted(CONFIGS.glob("*.toml"))])
def test_every_configuration_can_be_read(name: str) -> None:
    assert read_config(CONFIGS / f"{name}.toml").name == name


def test_a_misspelt_setting_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "a"\n[finetune]\nlearning_rate = 1.0\n')
    with pytest.raises(ConfigError, match="learning_rate"):
        read_config(tmp_path / "a.toml")


def test_a_run_folder_takes_no_second_configuration(tmp_path: Path) -> None:
    save(TINY, tmp_path)
    save(TINY, tmp_path)
    with pytest.raises(ConfigError, match="another configuration"):
        save(replace(TINY, seed=2), tmp_path)
