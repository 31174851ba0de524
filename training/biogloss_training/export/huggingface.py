"""Writes our weights in the layout of Hugging Face and Transformers.js.

    python -m biogloss_training huggingface --out DIR [--head any] [--weights WEIGHTS]

`--head` is one head (`any:Gene`), a whole guideline (`any`: all its types as one label set), or
`answers`. DIR then holds config.json, tokenizer.json, tokenizer_config.json, vocab.txt,
model.safetensors for PyTorch and, under onnx/, model.onnx and model_quantized.onnx: what Optimum
makes of a BERT. Ends by comparing the graph with PyTorch. `--tiny`: small models for the
application's tests.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import save_file

from biogloss_training.export.encoder_graph import FloatForm, Tensors, encode, encoder_tensors
from biogloss_training.export.graph import value
from biogloss_training.files import write_file
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Model, load
from biogloss_training.paths import WEIGHTS
from biogloss_training.train.encoders import IN_LAYER, OUTSIDE_LAYERS

Floats = NDArray[np.float32]
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
TOLERANCE = 1e-3
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
ENTITIES, ANSWERS, SENTENCES = (
    "BertForTokenClassification",
    "BertForQuestionAnswering",
    "BertForSequenceClassification",
)


@dataclass(frozen=True)
class Head:
    architecture: str
    labels: list[str]
    weight: Floats  # [width, labels]
    bias: Floats


@dataclass(frozen=True)
class Exported:
    """What the files of a folder are made from."""

    config: Config
    tensors: Tensors
    head: Head
    vocabulary: list[str]
    lowercase: bool


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


def write_graph(made: Exported, file: Path) -> None:
    form = FloatForm(made.tensors)
    g, head = form.graph, made.head
    number = lambda name, n: g.constant(name, np.array(n, np.int64))  # noqa: E731
    length = g.op("Gather", [g.op("Shape", ["input_ids"]), number("second", 1)], axis=0)
    places = g.op("Range", [number("zero", 0), length, number("one", 1)])
    mask = g.op("Cast", ["attention_mask"], to=TensorProto.INT32)
    x = encode(form, made.config, places, mask)
    if head.architecture == SENTENCES:
        x = g.op("Gather", [x, number("first", 0)], axis=1)
    product = g.op("MatMul", [x, g.constant("head.weight", head.weight)])
    bias = g.constant("head.bias", head.bias)
    rows: list[int | str] = ["batch", "S"]
    if head.architecture == ANSWERS:
        logits = g.op("Add", [product, bias])
        for at, name in enumerate(("start_logits", "end_logits")):
            g.op("Gather", [logits, number(name + ".at", at)], name, axis=2)
        outputs = [value(n, np.float32, rows) for n in ("start_logits", "end_logits")]
    else:
        g.op("Add", [product, bias], "logits")
        shape = rows[:1] if head.architecture == SENTENCES else rows
        outputs = [value("logits", np.float32, [*shape, len(head.labels)])]
    g.save(file, [value(n, np.int64, rows) for n in INPUTS], outputs)


def their_name(own: str) -> str:
    """Of a tensor of the encoder: the inverse of `start.own_name`."""
    module, _, kind = own.removeprefix("enc.").rpartition(".")
    outside = {ours: theirs for theirs, ours in OUTSIDE_LAYERS.items()}
    if module in outside:
        return f"bert.{outside[module]}.{kind}"
    _, layer, part = module.split(".")
    inside = {ours: theirs for theirs, ours in IN_LAYER.items()}
    return f"bert.encoder.layer.{layer}.{inside[part]}.{kind}"


def write_weights(model: Model, head: Head, file: Path) -> None:
    """For PyTorch, in half precision."""
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


def config_json(made: Exported) -> dict[str, Any]:
    c = made.config
    labels = (
        {}
        if made.head.architecture == ANSWERS
        else {
            "id2label": {str(i): label for i, label in enumerate(made.head.labels)},
            "label2id": {label: i for i, label in enumerate(made.head.labels)},
        }
    )
    return {
        "architectures": [made.head.architecture],
        "model_type": "bert",
        **labels,
        # Every word piece was labelled in training, not the first of each word alone.
        "label_all_tokens": True,
        "vocab_size": c.vocab,
        "hidden_size": c.hidden,
        "num_hidden_layers": c.layers,
        "num_attention_heads": c.heads,
        "intermediate_size": c.inter,
        "max_position_embeddings": c.maxpos,
        "type_vocab_size": 2,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "pad_token_id": made.vocabulary.index("[PAD]"),
    }


def tokenizer_json(made: Exported) -> dict[str, Any]:
    ids = {piece: at for at, piece in enumerate(made.vocabulary)}
    special = [
        {
            "id": ids[p],
            "content": p,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for p in SPECIAL
    ]
    part = lambda kind, name, at: {kind: {"id": name, "type_id": at}}  # noqa: E731
    one = [
        part("SpecialToken", "[CLS]", 0),
        part("Sequence", "A", 0),
        part("SpecialToken", "[SEP]", 0),
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": made.lowercase,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": one,
            "pair": [*one, part("Sequence", "B", 1), part("SpecialToken", "[SEP]", 1)],
            "special_tokens": {
                p: {"id": p, "ids": [ids[p]], "tokens": [p]} for p in ("[CLS]", "[SEP]")
            },
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": ids,
        },
    }


def write_model(
    made: Exported, folder: Path, variants: tuple[str, ...] = ("", "_quantized")
) -> None:
    onnx = folder / "onnx"
    onnx.mkdir(parents=True, exist_ok=True)
    plain = onnx / "model.onnx"
    write_graph(made, plain)
    if "_quantized" in variants:
        quantize_dynamic(
            plain,
            onnx / "model_quantized.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Types are not inferred behind fused operators.
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    if "" not in variants:
        plain.unlink()
    tokenizer = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": made.lowercase,
        "model_max_length": made.config.maxpos,
    }
    for name, content in (
        ("config.json", config_json(made)),
        ("tokenizer.json", tokenizer_json(made)),
        ("tokenizer_config.json", tokenizer),
    ):
        text = json.dumps(
            content, ensure_ascii=False, indent=1 if name != "tokenizer.json" else None
        )
        write_file(folder / name, (text + "\n").encode())
    write_file(folder / "vocab.txt", ("\n".join(made.vocabulary) + "\n").encode())


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
        from biogloss_training.export.tiny_models import write_tiny

        write_tiny(given.out)
    else:
        export(given.weights, given.head, given.out)
