"""The pack of a tiny model: its graphs against PyTorch, its files against its manifest."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import CONFIG, META

from biogloss_training.data import provenance
from biogloss_training.data.provenance import ProvenanceError
from biogloss_training.evaluate.forms import open_form
from biogloss_training.export import quantise
from biogloss_training.export.encoder_graph import encoder_tensors
from biogloss_training.export.relation_graph import write_relations
from biogloss_training.export.weight_file import (
    ALIGNMENT,
    WORDS,
    block_layout,
    lay_out,
    shared_weights,
)
from biogloss_training.export.writer import RELATION_GRAPH, compact_rows, write_pack
from biogloss_training.model.network import Model
from biogloss_training.model.runtime import GraphRelations, TorchRelations, open_graph

FILES = ("model.safetensors", "meta.json", "vocab.txt", "LICENSE", "data.json")
IDS = [2, *np.random.default_rng(1).integers(5, CONFIG.vocab, 40).tolist(), 3]


@pytest.fixture(scope="module")
def pack(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    write_pack(weights, folder, "1.2.3", "biogloss-test")
    return folder


@pytest.fixture(scope="module")
def manifest(pack: Path) -> dict[str, Any]:
    return json.loads((pack / "manifest.json").read_text(encoding="utf-8"))


def difference(form: str, weights: Path, pack: Path, types: list[int] | None = None) -> float:
    reference = open_form("pytorch", weights, pack)(IDS, types)
    found = open_form(form, weights, pack)(IDS, types)
    assert found.entities.shape == (len(IDS), len(META.heads), 3)
    assert found.answers.shape == (len(IDS), 2)
    return max(
        float(np.abs(a - b).max())
        for a, b in (
            (found.entities, reference.entities),
            (found.answers, reference.answers),
            (found.hidden, reference.hidden),
        )
    )


def test_the_fused_float_graph_equals_pytorch(weights: Path, pack: Path) -> None:
    assert difference("float", weights, pack) < 1e-4


def test_token_types_reach_the_graph(weights: Path, pack: Path) -> None:
    types = [0] * 20 + [1] * (len(IDS) - 20)
    assert difference("float", weights, pack, types) < 1e-4


@pytest.mark.parametrize("form", ["wasm", "webgpu"])
def test_eight_bits_stay_near_pytorch(form: str, weights: Path, pack: Path) -> None:
    assert 1e-4 < difference(form, weights, pack) < 0.3


def test_outlier_channels_in_float_make_the_wasm_form_more_exact(
    weights: Path, tmp_path: Path, pack: Path
) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    plain = tmp_path / "pack"
    write_pack(tmp_path, plain, "1.2.3", "biogloss-test")
    assert difference("wasm", weights, pack) < 0.6 * difference("wasm", weights, plain)


def test_the_layout_gives_what_the_webgpu_graph_expects(model: Model) -> None:
    tensors = encoder_tensors(model)
    file = shared_weights(tensors, {})
    layout = block_layout(file, {WORDS})
    made = lay_out(file.data, layout.bytes, layout.steps)
    for name, placed in layout.tensors.items():
        raw = made[placed.offset : placed.offset + placed.length]
        found = np.frombuffer(raw, placed.dtype).reshape(placed.shape)
        if name.endswith(".scale"):
            axis = 1 if name == WORDS + ".scale" else 0
            _, scale = (quantise.rows if axis else quantise.columns)(
                tensors[name[: -len(".scale")]]
            )
            expected = np.repeat(scale[:, None], placed.shape[1], axis=1)
        elif name == WORDS:
            expected = (quantise.rows(tensors[name])[0].astype(np.int16) + 128).astype(np.uint8)
        elif name in tensors and placed.dtype == np.uint8:
            whole = quantise.columns(tensors[name])[0].T.astype(np.int16) + 128
            expected = whole.astype(np.uint8).reshape(placed.shape)
        else:
            expected = tensors[name]
        np.testing.assert_array_equal(found, expected, err_msg=name)


def test_tensors_are_aligned_and_apart(model: Model) -> None:
    file = shared_weights(encoder_tensors(model), {})
    for tensors in (file.tensors, block_layout(file, {WORDS}).tensors):
        end = 0
        for placed in sorted(tensors.values(), key=lambda p: p.offset):
            assert placed.offset % ALIGNMENT == 0
            assert placed.offset >= end
            end = placed.offset + placed.length


def test_the_manifest_describes_its_files(pack: Path, manifest: dict[str, Any]) -> None:
    files = [manifest["vocabulary"], manifest["relations"]["graph"]]
    for engine in manifest["engines"].values():
        files += [engine["graph"], engine["weights"]]
    for file in files:
        data = (pack / file["path"]).read_bytes()
        assert file["bytes"] == len(data)
        assert file["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_same_weights_give_the_same_bytes(weights: Path, pack: Path, tmp_path: Path) -> None:
    write_pack(weights, tmp_path, "1.2.3", "biogloss-test")
    for file in sorted(pack.iterdir()):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("form", ["wasm", "webgpu"])
def test_the_self_check_tells_a_broken_engine(
    form: str, weights: Path, pack: Path, manifest: dict[str, Any]
) -> None:
    ids = manifest["selfCheck"]["inputIds"]
    check = manifest["engines"][form].get("selfCheck", manifest["selfCheck"])
    output = open_form(form, weights, pack)(ids)
    logits = output.entities

    def worst(logits: np.ndarray) -> float:
        return max(abs(float(logits[p, h, k]) - wanted) for p, h, k, wanted in check["expected"])

    assert worst(logits) <= check["tolerance"]
    assert worst(logits + 0.3) > check["tolerance"]
    assert worst(-logits) > check["tolerance"]
    for place, column, wanted in check["answers"]:
        assert abs(float(output.answers[place, column]) - wanted) <= check["tolerance"]
    related = manifest["selfCheck"]["related"]
    relate = GraphRelations(open_graph(pack / RELATION_GRAPH))
    entities = output.hidden[related["positions"]]
    found = relate(output.hidden[1:-1], entities, related["entityTypes"], related["pairs"])
    for pair, column, wanted in check["relations"]["expected"]:
        assert abs(float(found[pair, column]) - wanted) <= check["relations"]["tolerance"]


def test_thresholds_come_from_the_calibration(weights: Path, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    calibration = {"entities": {"any:Gene": {"threshold": 0.41}}}
    (tmp_path / "calibration.json").write_text(json.dumps(calibration))
    heads = write_pack(tmp_path, tmp_path / "pack", "1", "test")["entities"]["heads"]
    thresholds = {f"{h['guideline']}:{h['type']}": (h["threshold"], h["calibrated"]) for h in heads}
    assert thresholds["any:Gene"] == (0.41, True)
    assert thresholds["any:Disease"] == (0.5, False)


@pytest.mark.parametrize(("eight_bit", "allowed"), [(False, 1e-4), (True, 0.2)])
def test_the_relation_graph_equals_pytorch(
    model: Model, tmp_path: Path, eight_bit: bool, allowed: float
) -> None:
    write_relations(model, tmp_path / "relation.onnx", eight_bit)
    rng = np.random.default_rng(2)
    hidden, entities = (rng.normal(0, 1, (n, 64)).astype(np.float32) for n in (30, 4))
    given = (hidden, entities, [0, 1, 2, 3], [(0, 1), (2, 1), (3, 0)])
    found = GraphRelations(open_graph(tmp_path / "relation.onnx"))(*given)
    np.testing.assert_allclose(found, TorchRelations(model)(*given), atol=allowed)


def test_compact_rows_changes_only_white_space() -> None:
    value = {"a": [[1, 2], [3, 4]], "b": {"c": [], "d": {"e": "x, {y} [z]"}}, "f": ["g", "h"]}
    assert json.loads(compact_rows(json.dumps(value, indent=2))) == value


def test_a_pack_says_what_its_own_weights_were_made_from(
    pack: Path, manifest: dict[str, Any]
) -> None:
    assert manifest["sources"] == [
        {
            "name": "BAAI/bge-small-en-v1.5",
            "licence": "MIT",
            "use": "initial weights and vocabulary",
        },
        {
            "name": "BioRED",
            "licence": "public domain",
            "use": "entities and relations: 1,346 documents",
        },
        {"name": "JNLPBA", "licence": "CC-BY-3.0", "use": "entities: 2 documents"},
        {"name": "SQuAD v1.1", "licence": "CC-BY-SA-4.0", "use": "answers: 97,560 questions"},
    ]
    assert manifest["title"] == "BioGloss test: compact BioBERT, 2 layers, 64 wide"
    assert "  JNLPBA: CC-BY-3.0; entities: 2 documents\n" in (pack / "NOTICE").read_text()


def test_weights_that_do_not_say_what_they_were_made_from_are_not_exported(
    weights: Path, tmp_path: Path
) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    unknown = {"encoders": ["unknown, from v4"], "corpora": {}, "questions": {}}
    (tmp_path / "data.json").write_text(json.dumps(unknown))
    with pytest.raises(ProvenanceError, match="v4"):
        write_pack(tmp_path, tmp_path / "pack", "1", "test")
    (tmp_path / "data.json").unlink()
    with pytest.raises(ProvenanceError, match=r"data\.json is missing"):
        write_pack(tmp_path, tmp_path / "pack", "1", "test")


def test_joined_reports_keep_the_larger_counts_and_every_source() -> None:
    one = provenance.of_run({"corpora": {"biored": {"licence": "x", "documents": 3, "pairs": 9}}})
    other = provenance.of_run(
        {
            "corpora": {"biored": {"licence": "x", "documents": 5}},
            "questions": {"pubmedqa": {"licence": "MIT", "questions": 4}},
            "text": {"pieces": 7},
        },
        ["all-MiniLM-L6-v2"],
    )
    assert provenance.joined([one, other, one]) == {
        "encoders": ["all-MiniLM-L6-v2"],
        "corpora": {"biored": {"licence": "x", "documents": 5}},
        "questions": {"pubmedqa": {"licence": "MIT", "questions": 4}},
        "text": {"pieces": 7},
    }
    assert provenance.of_run(other, only=["pubmedqa"])["corpora"] == {}
