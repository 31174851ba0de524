"""The encoder as an ONNX graph, written once, in three forms that differ in how weights are used.

- `FloatForm`: float32, for comparison only.
- `WasmForm`: dynamic int8 (activations quantised as they come), the fastest on a CPU.
- `WebGpuForm`: 8-bit blocks of 32 with float activations; int8 operators do not exist on WebGPU.

Attention and normalisations are onnxruntime's fused operators, of which the web build would find
only a part by itself. Batch 1, unpadded: there is no mask.
"""

from pathlib import Path
from typing import Protocol

import numpy as np
from onnx import TensorProto

from biogloss_training.export.graph import MICROSOFT, Graph, value
from biogloss_training.export.outliers import Outliers
from biogloss_training.export.weight_file import BLOCK, WORDS, Layout, Placed, Tensors
from biogloss_training.model.meta import Config, Meta
from biogloss_training.model.network import Model

EPSILON = 1e-12


def encoder_tensors(model: Model) -> Tensors:
    """Everything the encoder graph needs, matrices as [inputs, outputs]."""
    wanted = ("enc.", "ner.", "qa.")
    state = {n: t for n, t in model.state_dict().items() if n.startswith(wanted)}
    tables = (WORDS, "enc.pos.weight", "enc.typ.weight")
    return {
        name: np.ascontiguousarray(t.numpy().T if t.dim() == 2 and name not in tables else t)
        for name, t in state.items()
    }


class Form(Protocol):
    graph: Graph

    def tensor(self, name: str) -> str: ...
    def words(self, ids: str) -> str: ...
    def linear(self, x: str, name: str) -> str: ...
    def linear_gelu(self, x: str, name: str) -> str: ...


class FloatForm:
    def __init__(self, tensors: Tensors):
        self.graph, self._tensors = Graph(), tensors

    def tensor(self, name: str) -> str:
        return self.graph.constant(name, self._tensors[name])

    def words(self, ids: str) -> str:
        return self.graph.op("Gather", [self.tensor(WORDS), ids], axis=0)

    def _product(self, x: str, name: str) -> str:
        return self.graph.op("MatMul", [x, self.tensor(name + ".weight")])

    def linear(self, x: str, name: str) -> str:
        return self.graph.op("Add", [self._product(x, name), self.tensor(name + ".bias")])

    def linear_gelu(self, x: str, name: str) -> str:
        inputs = [self._product(x, name), self.tensor(name + ".bias")]
        return self.graph.op("BiasGelu", inputs, domain=MICROSOFT)


class WasmForm:
    """Takes the shared weight file as it is. Outlier channels are multiplied apart, in float."""

    def __init__(self, tensors: dict[str, Placed], outliers: Outliers, file: str):
        self.graph, self._tensors, self._file = Graph(), tensors, file
        self._outliers = outliers
        self._quantised: dict[str, tuple[str, str, str]] = {}

    def tensor(self, name: str) -> str:
        return self.graph.external(name, self._tensors[name], self._file)

    def words(self, ids: str) -> str:
        g, table = self.graph, self.tensor(WORDS)
        # One scale a row, seen as a column so that it multiplies the whole row.
        scales = Placed(
            self._tensors[WORDS + ".scale"].offset,
            np.dtype(np.float32),
            (self._tensors[WORDS].shape[0], 1),
        )
        rows = g.op("Cast", [g.op("Gather", [table, ids], axis=0)], to=TensorProto.FLOAT)
        scale = g.external(WORDS + ".scale", scales, self._file)
        return g.op("Mul", [rows, g.op("Gather", [scale, ids], axis=0)])

    def _activations(self, x: str) -> tuple[str, str, str]:
        """Quantised once for all matrices that take `x` (queries, keys, values)."""
        if x not in self._quantised:
            outputs = (f"{x}.q", f"{x}.scale", f"{x}.zero")
            self.graph.ops("DynamicQuantizeLinear", [x], list(outputs))
            self._quantised[x] = outputs
        return self._quantised[x]

    def _int8_product(self, x: str, name: str) -> str:
        g, (quantised, scale, zero) = self.graph, self._activations(x)
        weight = name + ".weight"
        sums = g.op("MatMulInteger", [quantised, self.tensor(weight), zero])
        both = g.op("Mul", [scale, self.tensor(weight + ".scale")])
        return g.op("Mul", [g.op("Cast", [sums], to=TensorProto.FLOAT), both])

    def _product(self, x: str, name: str) -> str:
        if name not in self._outliers:
            return self._int8_product(x, name)
        g = self.graph
        others = self._int8_product(g.op("Mul", [x, self.tensor(name + ".others")]), name)
        channels = g.constant(name + ".channels", np.array(self._outliers[name], np.int64))
        taken = g.op("Gather", [x, channels], axis=2)
        return g.op("Add", [others, g.op("MatMul", [taken, self.tensor(name + ".outliers")])])

    def linear(self, x: str, name: str) -> str:
        return self.graph.op("Add", [self._product(x, name), self.tensor(name + ".bias")])

    def linear_gelu(self, x: str, name: str) -> str:
        inputs = [self._product(x, name), self.tensor(name + ".bias")]
        return self.graph.op("BiasGelu", inputs, domain=MICROSOFT)


class WebGpuForm:
    """Takes the shared weight file as laid out by `Layout.steps`."""

    def __init__(self, layout: Layout, file: str):
        self.graph, self._tensors, self._file = Graph(), layout.tensors, file

    def tensor(self, name: str) -> str:
        return self.graph.external(name, self._tensors[name], self._file)

    def words(self, ids: str) -> str:
        inputs = [self.tensor(WORDS), ids, self.tensor(WORDS + ".scale")]
        return self.graph.op(
            "GatherBlockQuantized",
            inputs,
            domain=MICROSOFT,
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
            bits=8,
        )

    def linear(self, x: str, name: str) -> str:
        weight = name + ".weight"
        columns, blocks, _ = self._tensors[weight].shape
        inputs = [
            x,
            self.tensor(weight),
            self.tensor(weight + ".scale"),
            "",
            "",
            self.tensor(name + ".bias"),
        ]
        return self.graph.op(
            "MatMulNBits",
            inputs,
            domain=MICROSOFT,
            K=blocks * BLOCK,
            N=columns,
            bits=8,
            block_size=BLOCK,
            accuracy_level=0,
        )

    def linear_gelu(self, x: str, name: str) -> str:
        return self.graph.op("Gelu", [self.linear(x, name)], domain=MICROSOFT)


def encode(form: Form, config: Config, positions: str, mask: str = "", output: str = "") -> str:
    """The layers over `input_ids` and `token_type_ids`; gives the name of the hidden states.

    `mask` [batch, S], int32, is 0 where a batch was padded; without one nothing was.
    """
    g = form.graph
    place = g.op("Gather", [form.tensor("enc.pos.weight"), positions], axis=0)
    kind = g.op("Gather", [form.tensor("enc.typ.weight"), "token_type_ids"], axis=0)
    x = g.op("Add", [g.op("Add", [form.words("input_ids"), kind]), place])
    norm = [form.tensor("enc.ln.weight"), form.tensor("enc.ln.bias")]
    x = g.op("LayerNormalization", [x, *norm], axis=-1, epsilon=EPSILON)
    for i in range(config.layers):
        layer, last = f"enc.layers.{i}.", i == config.layers - 1

        def add_and_norm(new: str, old: str, norm: str, output: str = "") -> str:
            inputs = [new, old, form.tensor(norm + ".weight"), form.tensor(norm + ".bias")]
            return g.op("SkipLayerNormalization", inputs, output, domain=MICROSOFT, epsilon=EPSILON)

        qkv = [form.linear(x, layer + n) for n in ("q", "k", "v")]
        masked = ["", mask] if mask else []
        seen = g.op("MultiHeadAttention", [*qkv, *masked], domain=MICROSOFT, num_heads=config.heads)
        x = add_and_norm(form.linear(seen, layer + "o"), x, layer + "ln1")
        grown = form.linear_gelu(x, layer + "up")
        shrunk = form.linear(grown, layer + "down")
        x = add_and_norm(shrunk, x, layer + "ln2", output if last else "")
    return x


def write_encoder(form: Form, meta: Meta, file: Path) -> None:
    g, c = form.graph, meta.config
    if c.buckets:
        raise NotImplementedError("The graphs have no relative attention bias yet.")
    x = encode(form, c, "position_ids", output="hidden")
    _heads(form, meta, x)
    g.save(
        file,
        [value(n, np.int32, [1, "S"]) for n in ("input_ids", "token_type_ids", "position_ids")],
        [
            value("entity_logits", np.float32, [1, "S", len(meta.heads), 3]),
            value("answer_logits", np.float32, [1, "S", 2]),
            value("hidden", np.float32, [1, "S", c.hidden]),
        ],
    )


def _heads(form: Form, meta: Meta, x: str) -> None:
    """Two small float products: 0.3 % of a pass for all guidelines and types together."""
    g = form.graph

    def product(name: str, output: str = "") -> str:
        weight, bias = form.tensor(name + ".weight"), form.tensor(name + ".bias")
        return g.op("Add", [g.op("MatMul", [x, weight]), bias], output)

    shape = g.constant("entity_shape", np.array([0, 0, len(meta.heads), 3], np.int64))
    g.op("Reshape", [product("ner"), shape], "entity_logits")
    product("qa", "answer_logits")
