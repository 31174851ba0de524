"""A thin builder for ONNX graphs whose tensors are inline or in a weight file."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from biogloss_training.export.weight_file import Placed
from biogloss_training.files import write_file

#: Domain of onnxruntime's fused operators.
MICROSOFT = "com.microsoft"
OPSET, IR_VERSION = 17, 8


class Graph:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, TensorProto] = {}

    def constant(self, name: str, array: NDArray[Any]) -> str:
        if name not in self.initializers:
            self.initializers[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name

    def external(self, name: str, placed: Placed, file: str) -> str:
        if name not in self.initializers:
            kind = helper.np_dtype_to_tensor_dtype(placed.dtype)
            tensor = TensorProto(name=name, data_type=kind, dims=placed.shape)
            tensor.data_location = TensorProto.EXTERNAL
            where = {"location": file, "offset": placed.offset, "length": placed.length}
            for key, value in where.items():
                tensor.external_data.add(key=key, value=str(value))
            self.initializers[name] = tensor
        return name

    def op(
        self, kind: str, inputs: list[str], output: str = "", domain: str = "", **attributes: Any
    ) -> str:
        output = output or f"{kind}_{len(self.nodes)}"
        self.ops(kind, inputs, [output], domain, **attributes)
        return output

    def ops(
        self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: Any
    ) -> None:
        name = f"{kind}_{len(self.nodes)}"
        node = helper.make_node(kind, inputs, outputs, name=name, domain=domain, **attributes)
        self.nodes.append(node)

    def save(
        self, file: Path, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> None:
        graph = helper.make_graph(
            self.nodes, "biogloss", inputs, outputs, list(self.initializers.values())
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="biogloss-training")
        model.ir_version = IR_VERSION
        write_file(file, model.SerializeToString(deterministic=True))


def value(name: str, kind: type, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(
        name, helper.np_dtype_to_tensor_dtype(np.dtype(kind)), shape
    )
