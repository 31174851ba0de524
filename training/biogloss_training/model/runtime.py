"""Graphs run by native onnxruntime, one text at a time, as the browser does."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from biogloss_training.model.network import Model
from biogloss_training.tasks.relations.head import relate

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Output:
    """Logits and states of one text: [S, heads, 3], [S, 2], [S, width], with [CLS] and [SEP]."""

    entities: Floats
    answers: Floats
    hidden: Floats


def open_graph(graph: Path) -> onnxruntime.InferenceSession:
    """`graph` finds its weights beside it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def open_with_weights(
    graph: Path, name: str, weights: bytes | bytearray
) -> onnxruntime.InferenceSession:
    """Opens `graph` with `weights` in the place of the file it calls `name`."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / graph.name
        copy.write_bytes(graph.read_bytes())
        (copy.parent / name).write_bytes(weights)
        return open_graph(copy)


class GraphEncoder:
    def __init__(self, session: onnxruntime.InferenceSession):
        self._session = session

    def __call__(self, ids: list[int], types: list[int] | None = None) -> Output:
        length = len(ids)
        given = {
            "input_ids": np.array([ids], np.int32),
            "token_type_ids": np.array([types or [0] * length], np.int32),
            "position_ids": np.arange(length, dtype=np.int32)[None],
        }
        names = ["entity_logits", "answer_logits", "hidden"]
        entities, answers, hidden = self._session.run(names, given)
        return Output(entities[0], answers[0], hidden[0])


class GraphRelations:
    def __init__(self, session: onnxruntime.InferenceSession):
        self._session = session

    def __call__(
        self, hidden: Floats, entities: Floats, types: list[int], pairs: list[tuple[int, int]]
    ) -> Floats:
        given = {
            "hidden": hidden,
            "entities": entities,
            "entity_types": np.array(types, np.int32),
            "pairs": np.array(pairs, np.int32),
        }
        return self._session.run(["relation_logits"], given)[0]


class TorchEncoder:
    def __init__(self, model: Model):
        self._model = model

    def __call__(self, ids: list[int], types: list[int] | None = None) -> Output:
        with torch.inference_mode():
            given = torch.tensor([ids]), torch.tensor([types or [0] * len(ids)])
            entities, answers, hidden = self._model(*given)
        return Output(entities[0].numpy(), answers[0].numpy(), hidden[0].numpy())


class TorchRelations:
    def __init__(self, model: Model):
        self._model = model

    def __call__(
        self, hidden: Floats, entities: Floats, types: list[int], pairs: list[tuple[int, int]]
    ) -> Floats:
        with torch.inference_mode():
            given = (torch.tensor(hidden), torch.tensor(entities))
            return relate(self._model, *given, torch.tensor(types), torch.tensor(pairs)).numpy()
