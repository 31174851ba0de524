"""A run: a killed one ends where an unbroken one does."""

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from conftest import META
from safetensors.torch import load_file

from biogloss_training.config import (
    Data,
    Finetune,
    Last,
    Optimiser,
    Pretrain,
    Run,
    save,
)
from biogloss_training.data import synthetic
from biogloss_training.data.prepare import prepare
from biogloss_training.export.writer import write_pack
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Model
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import WEIGHTS
from biogloss_training.pretrain.stage import pretrain
from biogloss_training.tasks.answers.questions import question_examples
from biogloss_training.train.finetune import Finetuning, finetune
from biogloss_training.train.loop import (
    EmptyRoundError,
    Limit,
    NotFiniteError,
    train,
)

TINY = Run(
    "test",
    start="random",
    vocabulary="made",
    threads=1,
    model=Config(hidden=32, layers=2, heads=4, inter=64, maxpos=128),
    data=Data(text_pieces=3000),
    pretrain=Pretrain(
        pieces=1500, rows=4, length=32, optimiser=Optimiser(learning_rate=2e-3, warmup=3)
    ),
    finetune=Finetune(pieces=6000, tokens=512, optimiser=Optimiser(learning_rate=2e-3, warmup=3)),
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    synthetic.write(folder)
    return folder


def test_the_last_part_of_a_run_trains_its_own_corpora_and_tasks(
    source: Path, tmp_path: Path
) -> None:
    last = Last(share=0.5, only=("drugprot",), entities=0.0, relations=1.0)
    config = replace(TINY, finetune=replace(TINY.finetune, last=last))
    prepare(config, tmp_path, source)
    stage = Finetuning(config, tmp_path)
    half = config.finetune.pieces // 2

    def corpora(steps: list) -> set[str]:
        return {stage.examples[place.index].corpus for step in steps for place in step}

    early, late = (stage.steps(random.Random(1), pieces) for pieces in (0, half))
    assert {"biored", "drugprot"} < corpora(early)
    assert corpora(late) == {"drugprot"}
    # The round before it ends where it begins: its last step crosses the half.
    sizes = [sum(len(stage.examples[p.index]) for p in step) for step in early]
    assert sum(sizes[:-1]) < half <= sum(sizes)
    step = late[0]
    stage.model.eval()
    with torch.inference_mode():
        total, means, _ = stage.loss(step, 0.6)
        before, _, _ = stage.loss(step, 0.4)
    assert float(total) == pytest.approx(float(means["relations"]), rel=1e-4)
    assert float(before) != pytest.approx(float(total), rel=1e-2)


class Falling:
    """A stage whose third loss is no number."""

    name = "falling"
    pieces = 100
    turn = 1.0
    optimiser = Optimiser(learning_rate=0.1, warmup=1)

    def __init__(self) -> None:
        self.model, self.count = Model(META), 0

    def steps(self, *_: object) -> list[int]:
        return [0] * 10

    def loss(self, *_: object) -> tuple[torch.Tensor, dict[str, torch.Tensor], int]:
        self.count += 1
        loss = self.model.qa.weight.square().sum()
        if self.count == 3:
            loss = loss * torch.nan
        return loss, {"made": loss}, 10


def test_a_loss_that_is_no_number_ends_the_run_before_it_is_learnt(tmp_path: Path) -> None:
    stage = Falling()
    with pytest.raises(NotFiniteError, match=r"step 3 of round 1.*'made': nan"):
        train(stage, tmp_path / "state", 1, False, Limit())
    assert torch.isfinite(stage.model.qa.weight).all()


def test_a_round_without_a_step_is_an_error(tmp_path: Path) -> None:
    stage = Falling()
    stage.steps = lambda *_: []
    with pytest.raises(EmptyRoundError, match="falling: round 1 has no step"):
        train(stage, tmp_path / "state", 1, False, Limit())


def test_what_was_drawn_at_random_is_kept_with_the_run(source: Path, tmp_path: Path) -> None:
    save(TINY, tmp_path)
    prepare(TINY, tmp_path, source)
    Finetuning(TINY, tmp_path)
    metadata = json.loads((tmp_path / "config.json").read_text())
    assert "ner.weight" in metadata["drawnAtRandom"]


def test_answers_are_the_pieces_of_their_words() -> None:
    tokenizer = Tokenizer(WEIGHTS / "vocab.txt")
    context = "Dinutuximab treats high-risk neuroblastoma in children."
    answers = [{"text": "neuroblastoma", "start": context.index("neuro")}]
    row = {"question": "What does it treat?", "context": context, "type": "factoid"}
    [example] = question_examples({**row, "answers": answers}, tokenizer)
    [(first, last)] = example.answers
    names = {index: piece for piece, index in tokenizer.vocabulary.items()}
    assert "".join(names[i] for i in example.ids[first:last]).replace("##", "") == "neuroblastoma"
    assert first >= example.second


def train_all(run: Path, source: Path) -> dict[str, torch.Tensor]:
    torch.set_num_threads(1)
    prepare(TINY, run, source)
    assert pretrain(TINY, run, Limit())
    assert finetune(TINY, run, Limit())
    return load_file(run / "weights" / "model.safetensors")


#: Kills itself, without a chance to tidy up, in the middle of the stage named first.
VICTIM = """
import os, signal, sys
from pathlib import Path
import test_training
from biogloss_training.train import loop
loop.SAVE_SECONDS = 0
stage, run, source = sys.argv[1], *map(Path, sys.argv[2:])
write, count = loop.write_state, 0
def die_later(state, file):
    global count
    write(state, file)
    count += file.name.startswith(stage)
    if count == 4:
        os.kill(os.getpid(), signal.SIGKILL)
loop.write_state = die_later
test_training.train_all(run, source)
"""


def test_a_run_that_was_killed_in_each_stage_ends_with_the_same_weights(
    source: Path, tmp_path: Path
) -> None:
    unbroken = train_all(tmp_path / "unbroken", source)
    broken = tmp_path / "broken"
    tests = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([tests, str(Path(tests).parent)])}
    for stage in ("pretrain", "finetune"):
        command = [sys.executable, "-c", VICTIM, stage, str(broken), str(source)]
        died = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        assert died.returncode == -signal.SIGKILL, died.stderr
        assert (broken / f"{stage}.state").exists()
    found = train_all(broken, source)
    assert found.keys() == unbroken.keys()
    assert all(torch.equal(found[name], unbroken[name]) for name in unbroken)


def test_when_asked_to_stop_it_writes_its_state_first(source: Path, tmp_path: Path) -> None:
    prepare(TINY, tmp_path, source)
    limit = Limit()
    os.kill(os.getpid(), signal.SIGTERM)
    assert not pretrain(TINY, tmp_path, limit)
    assert (tmp_path / "pretrain.state").exists()
    assert pretrain(TINY, tmp_path, Limit())


def test_a_trained_run_can_be_exported(source: Path, tmp_path: Path) -> None:
    train_all(tmp_path, source)
    manifest = write_pack(tmp_path / "weights", tmp_path / "pack", "1.2.3", "biogloss-tiny")
    assert {"guideline": "any", "type": "Gene"}.items() <= manifest["entities"]["heads"][-3].items()


def test_losses_fall(source: Path, tmp_path: Path) -> None:
    prepare(TINY, tmp_path, source)
    longer = replace(TINY, finetune=replace(TINY.finetune, pieces=40_000))
    stage = Finetuning(longer, tmp_path)
    step = stage.steps(random.Random(1), 0)[0]
    optimiser = torch.optim.AdamW(stage.model.parameters(), lr=3e-3)
    seen = []
    for _ in range(25):
        total, _, _ = stage.loss(step, 0.0)
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        seen.append(total.item())
    assert seen[-1] < 0.5 * seen[0]
