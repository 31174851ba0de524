"""The relation scorer as a self-contained ONNX graph for the CPU, its matrices in 8 bits.

Weights are turned back into float32 when the graph is loaded, so only their rounding is felt:
activations stay exact, unlike in the encoder's WASM form.
"""

from pathlib import Path

import numpy as np

from biogloss_training.export import quantise
from biogloss_training.export.graph import MICROSOFT, Graph, value
from biogloss_training.model.network import Model
from biogloss_training.tasks.relations.head import ATTENTION_HEADS


def write_relations(model: Model, file: Path, eight_bit: bool = True) -> None:
    g, width = Graph(), model.meta.config.hidden
    tensors = {name: t.numpy() for name, t in model.state_dict().items()}

    def matrix(name: str) -> str:
        weight = np.ascontiguousarray(tensors[name].T)
        if not eight_bit:
            return g.constant(name, weight)
        rounded, scale = quantise.columns(weight)
        inputs = [g.constant(name, rounded), g.constant(name + ".scale", scale)]
        return g.op("DequantizeLinear", inputs, axis=1)

    def linear(x: str, name: str, output: str = "") -> str:
        product = g.op("MatMul", [x, matrix(name + ".weight")])
        return g.op("Add", [product, g.constant(name + ".bias", tensors[name + ".bias"])], output)

    types = g.op("Gather", [g.constant("etype", tensors["etype.weight"]), "entity_types"], axis=0)
    known = g.op("Add", ["entities", types])

    def side(index: int) -> str:
        column = g.constant(f"side{index}", np.array(index, np.int64))
        return g.op("Gather", [known, g.op("Gather", ["pairs", column], axis=1)], axis=0)

    first_axis = g.constant("first_axis", np.array([0], np.int64))

    def batch_of_one(x: str) -> str:
        return g.op("Unsqueeze", [x, first_axis])

    head, tail = side(0), side(1)
    query = linear(g.op("Concat", [head, tail], axis=1), "pq")
    text = [batch_of_one(linear("hidden", name)) for name in ("pk", "pv")]
    seen = g.op(
        "MultiHeadAttention",
        [batch_of_one(query), *text],
        domain=MICROSOFT,
        num_heads=ATTENTION_HEADS,
    )
    context = g.op("Squeeze", [seen, first_axis])
    joined = g.op("Concat", [head, tail, g.op("Mul", [head, tail]), context], axis=1)
    grown = g.op("Gelu", [linear(joined, "pair")], domain=MICROSOFT)
    norm = [g.constant(f"ln.{n}", tensors[f"ln.{n}"]) for n in ("weight", "bias")]
    linear(
        g.op("LayerNormalization", [grown, *norm], axis=-1, epsilon=1e-5), "out", "relation_logits"
    )
    g.save(
        file,
        [
            value("hidden", np.float32, ["S", width]),
            value("entities", np.float32, ["E", width]),
            value("entity_types", np.int32, ["E"]),
            value("pairs", np.int32, ["P", 2]),
        ],
        [value("relation_logits", np.float32, ["P", len(tensors["out.bias"])])],
    )
