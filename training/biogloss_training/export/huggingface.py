"""Writes our weights in the layout of Hugging Face and Transformers.js.

    python -m biogloss_training huggingface --out DIR [--head any] [--weights WEIGHTS]

`--head` is one head (`any:Gene`), a whole guideline (`any`: all its types as one label set), or
`answers`. DIR then holds config.json, tokenizer.json, tokenizer_config.json, vocab.txt,
model.safetensors for PyTorch and, under onnx/, model.onnx and model_quantized.onnx: what Optimum
makes of a BERT. Ends by comparing the graph with PyTorch. `--tiny`: small models for the
application's tests.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.torch import save_file

from biogloss_training.export.encoder_graph import encoder_tensors
from biogloss_training.export.tiny_models import write_tiny
from biogloss_training.export.transformers_layout import (
    ANSWERS,
    ENTITIES,
    SENTENCES,
    Exported,
    Floats,
    Head,
    write_model,
)
from biogloss_training.model.network import Model, load
from biogloss_training.paths import WEIGHTS
from biogloss_training.train.encoders import IN_LAYER, OUTSIDE_LAYERS

TOLERANCE = 1e-3


def entity_head(model: Model, wanted: str) -> Head:
    """Heads of one label set: logits relative to 'outside', so that one softmax holds them all.

    For a single head it is exactly its own softmax; for several, types compete for a piece.
    """
    names = [n for n in model.meta.heads if n == wanted or n.split(":")[0] == wanted]
    if not names:
        raise SystemExit(f"No head or guideline is called {wanted}: {', '.join(model.meta.heads)}")
    weight = model.ner.weight.detach().numpy().reshape(-1, 3, model.meta.config.hidden)
    bias = model.ner.bias.detach().numpy().reshape(-1, 3)
    labels, columns, offsets = ["O"], [np.zeros(weight.shape[2], np.float32)], [0.0]
    for name in names:
        at, kind = model.meta.heads.index(name), name.split(":")[1]
        for label, letter in ((1, "B"), (2, "I")):
            labels.append(f"{letter}-{kind}")
            columns.append(weight[at, label] - weight[at, 0])
            offsets.append(float(bias[at, label] - bias[at, 0]))
    return Head(ENTITIES, labels, np.stack(columns, 1), np.array(offsets, np.float32))


def answer_head(model: Model) -> Head:
    weight, bias = model.qa.weight.detach().numpy(), model.qa.bias.detach().numpy()
    return Head(ANSWERS, ["start", "end"], np.ascontiguousarray(weight.T), bias)


def their_name(own: str) -> str:
    """Hugging Face's name of a tensor of the encoder: the inverse of `encoders.own_name`."""
    module, _, kind = own.removeprefix("enc.").rpartition(".")
    outside = {ours: theirs for theirs, ours in OUTSIDE_LAYERS.items()}
    if module in outside:
        return f"bert.{outside[module]}.{kind}"
    _, layer, part = module.split(".")
    inside = {ours: theirs for theirs, ours in IN_LAYER.items()}
    return f"bert.encoder.layer.{layer}.{inside[part]}.{kind}"


def write_weights(model: Model, head: Head, file: Path) -> None:
    """Writes the weights for PyTorch, in half precision."""
    top = "qa_outputs" if head.architecture == ANSWERS else "classifier"
    named = {
        their_name(name): tensor
        for name, tensor in model.state_dict().items()
        if name.startswith("enc.")
    }
    named[f"{top}.weight"] = torch.from_numpy(head.weight.T)
    named[f"{top}.bias"] = torch.from_numpy(head.bias)
    halved = {name: tensor.half().contiguous() for name, tensor in named.items()}
    save_file(halved, file, metadata={"format": "pt"})


def run(graph: Path, ids: list[int]) -> list[Floats]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    row = np.array([ids], np.int64)
    return session.run(
        None,
        {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": row * 0,
        },
    )


def difference(made: Exported, model: Model, graph: Path, ids: list[int]) -> float:
    """Largest distance of the graph's logits from those of PyTorch."""
    with torch.inference_mode():
        hidden = model.enc(torch.tensor([ids]), torch.zeros(1, len(ids), dtype=torch.long)).numpy()
    expected = hidden @ made.head.weight + made.head.bias
    found = run(graph, ids)
    if made.head.architecture == ANSWERS:
        return float(np.abs(np.stack(found, 2) - expected).max())
    wanted = expected[:, 0] if made.head.architecture == SENTENCES else expected
    return float(np.abs(found[0] - wanted).max())


def export(weights: Path, wanted: str, folder: Path) -> None:
    model = load(weights)
    head = answer_head(model) if wanted == "answers" else entity_head(model, wanted)
    vocabulary = (weights / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    made = Exported(model.meta.config, encoder_tensors(model), head, vocabulary, True)
    write_model(made, folder)
    write_weights(model, head, folder / "model.safetensors")
    ids = [2, *np.random.default_rng(1).integers(1000, len(vocabulary), 60).tolist(), 3]
    for file in sorted((folder / "onnx").glob("*.onnx")):
        off = difference(made, model, file, ids)
        print(f"{file.name}: {file.stat().st_size:,} bytes, off from PyTorch by {off:.2g}")
        if file.name == "model.onnx" and off > TOLERANCE:
            raise SystemExit("The graph does not say what PyTorch says.")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--head", default="any")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--tiny", action="store_true")
    given = parser.parse_args()
    if given.tiny:
        write_tiny(given.out)
    else:
        export(given.weights, given.head, given.out)
