"""The four ways the encoder exists, from the reference to what the engines run."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from biogloss_training.export.encoder_graph import FloatForm, encoder_tensors, write_encoder
from biogloss_training.export.weight_file import lay_out
from biogloss_training.model.network import Model, load
from biogloss_training.model.runtime import (
    GraphEncoder,
    Output,
    TorchEncoder,
    open_graph,
    open_with_weights,
)

FORMS = ("pytorch", "float", "wasm", "webgpu")

Encoder = Callable[..., Output]


def float_graph(model: Model) -> GraphEncoder:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "float.onnx"
        write_encoder(FloatForm(encoder_tensors(model)), model.meta, file)
        return GraphEncoder(open_graph(file))


def open_form(form: str, weights: Path, pack: Path) -> Encoder:
    if form == "pytorch":
        return TorchEncoder(load(weights))
    if form == "float":
        return float_graph(load(weights))
    engine = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))["engines"][form]
    graph, file = pack / engine["graph"]["path"], engine["weights"]["path"]
    if "layout" not in engine:
        return GraphEncoder(open_graph(graph))
    layout = engine["layout"]
    laid_out = lay_out((pack / file).read_bytes(), layout["bytes"], layout["steps"])
    return GraphEncoder(open_with_weights(graph, file, laid_out))
