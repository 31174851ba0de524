"""Our heads in the layout of Hugging Face: the graph against PyTorch, files against each other."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import CONFIG
from safetensors.torch import load_file

from biogloss_training.export.encoder_graph import encoder_tensors
from biogloss_training.export.huggingface import (
    answer_head,
    difference,
    entity_head,
    run,
    their_name,
    write_weights,
)
from biogloss_training.export.transformers_layout import Exported, Head, write_model
from biogloss_training.model.network import Model
from biogloss_training.train.encoders import own_name

IDS = [2, *np.random.default_rng(1).integers(5, CONFIG.vocab, 40).tolist(), 3]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"p{i}" for i in range(123))]


def exported(model: Model, head: Head) -> Exported:
    return Exported(model.meta.config, encoder_tensors(model), head, VOCABULARY, True)


@pytest.mark.parametrize("wanted", ["any", "any:Gene", "answers"])
def test_the_graph_equals_pytorch(model: Model, tmp_path: Path, wanted: str) -> None:
    head = answer_head(model) if wanted == "answers" else entity_head(model, wanted)
    made = exported(model, head)
    write_model(made, tmp_path)
    assert difference(made, model, tmp_path / "onnx/model.onnx", IDS) < 1e-3
    assert (tmp_path / "onnx/model_quantized.onnx").stat().st_size > 0


def test_a_single_head_keeps_its_probabilities(model: Model, tmp_path: Path) -> None:
    made = exported(model, entity_head(model, "any:Gene"))
    write_model(made, tmp_path, ("",))
    (logits,) = run(tmp_path / "onnx/model.onnx", IDS)
    own = model(torch.tensor([IDS]), torch.zeros(1, len(IDS), dtype=torch.long))[0][0, :, 1]
    expected = torch.softmax(own, -1).detach().numpy()
    found = np.exp(logits[0]) / np.exp(logits[0]).sum(-1, keepdims=True)
    assert np.abs(found - expected).max() < 1e-4


def test_the_files_agree(model: Model, tmp_path: Path) -> None:
    write_model(exported(model, entity_head(model, "any")), tmp_path, ("",))
    config = json.loads((tmp_path / "config.json").read_text())
    tokenizer = json.loads((tmp_path / "tokenizer.json").read_text())
    assert list(config["id2label"].values()) == ["O", "B-Gene", "I-Gene", "B-Disease", "I-Disease"]
    assert config["vocab_size"] == len(tokenizer["model"]["vocab"])


def test_names_lead_there_and_back(model: Model, tmp_path: Path) -> None:
    write_weights(model, entity_head(model, "any:Gene"), tmp_path / "model.safetensors")
    stored = load_file(tmp_path / "model.safetensors")
    encoder = [name for name in model.state_dict() if name.startswith("enc.")]
    back = [own_name(their_name(name)) for name in encoder]
    assert back == encoder
    assert len(stored) == len(encoder) + 2


def test_an_unknown_head_is_refused(model: Model) -> None:
    with pytest.raises(SystemExit, match="any:Gene"):
        entity_head(model, "other")
