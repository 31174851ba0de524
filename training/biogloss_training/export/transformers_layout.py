"""The files in which Hugging Face and Transformers.js lay out a BERT with one head."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from biogloss_training.export.encoder_graph import FloatForm, encode
from biogloss_training.export.graph import value
from biogloss_training.export.weight_file import Tensors
from biogloss_training.files import write_file
from biogloss_training.model.meta import Config

Floats = NDArray[np.float32]
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
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
