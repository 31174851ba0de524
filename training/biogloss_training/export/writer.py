"""Makes a model pack: python -m biogloss_training export [WEIGHTS] [PACK].

Thresholds and what scores are worth come from `calibration.json` beside the weights, written by
`calibrate`, `calibrate-pooled` and `calibrate-scores`; measured scores
from `pack-scores.json`, written by `scores`. Both are optional: an uncalibrated head reports from
0.5. Sources and licences come from `data.json` (see `provenance`).
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from biogloss_training.data import provenance
from biogloss_training.evaluate.probabilities import probability
from biogloss_training.export import manifest as texts
from biogloss_training.export.encoder_graph import (
    WasmForm,
    WebGpuForm,
    encoder_tensors,
    write_encoder,
)
from biogloss_training.export.relation_graph import write_relations
from biogloss_training.export.weight_file import WORDS, block_layout, lay_out, shared_weights
from biogloss_training.files import Json, compact_rows, read_json, write_file
from biogloss_training.model.meta import Meta
from biogloss_training.model.network import load
from biogloss_training.model.runtime import (
    GraphEncoder,
    GraphRelations,
    open_graph,
    open_with_weights,
)
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import PACK, WEIGHTS
from biogloss_training.tasks.relations.schemas import NOVELTY, relation_schemas

WEIGHT_FILE = "encoder.weights.bin"
WASM_GRAPH, WEBGPU_GRAPH = "encoder.wasm.onnx", "encoder.webgpu.onnx"
RELATION_GRAPH, VOCABULARY = "relation.onnx", "vocab.txt"

MAX_ANSWER_PIECES = 30
SELF_CHECK_ENTRIES = 40
SELF_CHECK_ENTITIES = 5
UNCALIBRATED_ANSWERS = {"cls": {"slope": 1.0, "intercept": 0.0, "threshold": 0.5}}


def describe(file: Path) -> Json:
    data = file.read_bytes()
    return {"path": file.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


@dataclass(frozen=True)
class Graphs:
    """What an engine runs."""

    encode: GraphEncoder
    relate: GraphRelations


def related(length: int, types: int) -> Json:
    """Entities for the self-check of the relation graph, spread over the input, and their pairs."""
    positions = [1 + k * (length - 2) // SELF_CHECK_ENTITIES for k in range(SELF_CHECK_ENTITIES)]
    return {
        "positions": positions,
        "entityTypes": [k % types for k in range(SELF_CHECK_ENTITIES)],
        "pairs": [[k, (k * 3 + 1) % SELF_CHECK_ENTITIES] for k in range(SELF_CHECK_ENTITIES)],
    }


def expected_logits(ids: list[int], pairs: Json, graphs: Graphs) -> Json:
    """Logits spread over places, heads, labels and pairs, as an engine's graphs give them."""
    output = graphs.encode(ids)
    heads = output.entities.shape[1]
    entities, answers, relations = [], [], []
    for k in range(SELF_CHECK_ENTRIES):
        # Strides without a common factor with the sizes visit every region once.
        place, head, label = k * len(ids) // SELF_CHECK_ENTRIES, k * 11 % heads, k % 3
        entities.append([place, head, label, round(float(output.entities[place, head, label]), 4)])
    for k in range(0, SELF_CHECK_ENTRIES, 4):
        place, column = k * len(ids) // SELF_CHECK_ENTRIES, k // 4 % 2
        answers.append([place, column, round(float(output.answers[place, column]), 4)])
    places, chosen = pairs["positions"], [(head, tail) for head, tail in pairs["pairs"]]
    logits = graphs.relate(output.hidden[1:-1], output.hidden[places], pairs["entityTypes"], chosen)
    for k in range(SELF_CHECK_ENTRIES):
        pair, column = k % len(chosen), k * 7 % logits.shape[1]
        relations.append([pair, column, round(float(logits[pair, column]), 4)])
    return {
        "expected": entities,
        "answers": answers,
        "relations": {"expected": relations, "tolerance": texts.RELATION_SELF_CHECK_TOLERANCE},
    }


def entity_heads(meta: Meta, calibration: Json) -> list[Json]:
    known, curves = calibration.get("entities", {}), calibration.get("scores", {}).get("heads", {})
    heads = []
    for name in meta.heads:
        guideline, kind = name.split(":")
        found, curve = known.get(name, {}), curves.get(name) or curves.get("rest")
        head = {
            "guideline": guideline,
            "type": kind,
            "threshold": found.get("threshold", 0.5),
            "calibrated": "threshold" in found,
        }
        if curve:
            worth = {k: curve[k] for k in ("slope", "intercept")}
            least = float(probability(np.array(head["threshold"]), **worth))
            head |= {"threshold": round(least, 4), "calibration": worth}
        heads.append(head)
    return heads


def write_pack(weights: Path, folder: Path, version: str, pack_id: str) -> Json:
    """Writes every file of the pack and returns its manifest."""
    sources = provenance.sources(provenance.read(weights))
    model, calibration = load(weights), read_json(weights / "calibration.json")
    meta = model.meta
    folder.mkdir(parents=True, exist_ok=True)

    outliers = read_json(weights / "outliers.json")
    shared = shared_weights(encoder_tensors(model), outliers)
    layout = block_layout(shared, {WORDS})
    write_file(folder / WEIGHT_FILE, bytes(shared.data))
    write_encoder(WasmForm(shared.tensors, outliers, WEIGHT_FILE), meta, folder / WASM_GRAPH)
    write_encoder(WebGpuForm(layout, WEIGHT_FILE), meta, folder / WEBGPU_GRAPH)
    write_relations(model, folder / RELATION_GRAPH)
    write_file(folder / VOCABULARY, (weights / "vocab.txt").read_bytes())
    write_file(folder / "LICENSE", (weights / "LICENSE").read_bytes())
    title = texts.title(pack_id, meta.config.layers, meta.config.hidden)
    write_file(folder / "NOTICE", texts.notice(title, sources).encode())

    tokenizer = Tokenizer(weights / "vocab.txt")
    ids = [tokenizer.cls, *tokenizer.encode(texts.SELF_CHECK_TEXT).ids, tokenizer.sep]
    pairs = related(len(ids), len(meta.entity_types))
    relate = GraphRelations(open_graph(folder / RELATION_GRAPH))
    check = expected_logits(
        ids, pairs, Graphs(GraphEncoder(open_graph(folder / WASM_GRAPH)), relate)
    )
    block_bytes = lay_out(shared.data, layout.bytes, layout.steps)
    blocks = GraphEncoder(open_with_weights(folder / WEBGPU_GRAPH, WEIGHT_FILE, block_bytes))
    gpu_check = expected_logits(ids, pairs, Graphs(blocks, relate))
    answers = (calibration.get("answers") or UNCALIBRATED_ANSWERS)["cls"]
    manifest = {
        "format": 1,
        "id": pack_id,
        "version": version,
        "title": title,
        "licence": texts.LICENCE,
        "sources": sources,
        "architecture": {
            "layers": meta.config.layers,
            "width": meta.config.hidden,
            "positions": meta.config.maxpos,
            "lowercase": True,
        },
        "vocabulary": describe(folder / VOCABULARY),
        "engines": {
            "wasm": {
                "graph": describe(folder / WASM_GRAPH),
                "weights": describe(folder / WEIGHT_FILE),
            },
            "webgpu": {
                "graph": describe(folder / WEBGPU_GRAPH),
                "weights": describe(folder / WEIGHT_FILE),
                "layout": {"bytes": layout.bytes, "steps": layout.steps},
                "selfCheck": {**gpu_check, "tolerance": texts.WEBGPU_SELF_CHECK_TOLERANCE},
            },
        },
        "entities": {"defaultGuideline": "any", "heads": entity_heads(meta, calibration)},
        "relations": {
            "graph": describe(folder / RELATION_GRAPH),
            "entityTypes": meta.entity_types,
            "logits": sum(len(labels) for labels in meta.schemas.values()),
            "schemas": relation_schemas(meta, calibration),
            "novelty": NOVELTY,
        },
        "answers": {
            "longest": MAX_ANSWER_PIECES,
            **{k: answers[k] for k in ("slope", "intercept", "threshold")},
        },
        "selfCheck": {
            "inputIds": ids,
            "related": pairs,
            **check,
            "tolerance": texts.SELF_CHECK_TOLERANCE,
        },
        "scores": read_json(weights / "pack-scores.json").get("scores", []),
    }
    write_manifest(manifest, folder / "manifest.json")
    return manifest


def write_manifest(manifest: Json, file: Path) -> None:
    """Indented, but with what is a row of numbers or a layout step on one line."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    write_file(file, (compact_rows(text) + "\n").encode())


def download(manifest: Json, engine: str) -> int:
    """Bytes that one engine needs, the manifest apart."""
    encoder = manifest["engines"][engine]
    parts = [encoder["graph"], encoder["weights"], manifest["vocabulary"]]
    return sum(part["bytes"] for part in [*parts, manifest["relations"]["graph"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("pack", type=Path, nargs="?", default=PACK)
    parser.add_argument("--version", default="0.5.0")
    parser.add_argument("--id", help="default: the name of the folder")
    given = parser.parse_args()
    pack_id = given.id or given.pack.name
    manifest = write_pack(given.weights, given.pack, given.version, pack_id)
    size = (given.pack / "manifest.json").stat().st_size
    for engine in manifest["engines"]:
        print(f"{engine}: {download(manifest, engine) + size:,} bytes to download")
