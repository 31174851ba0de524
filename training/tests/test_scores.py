"""The scores that a pack states are those of the real engine."""

import json

import pytest

from biogloss_training.evaluate.scores import ScoresError, scores
from biogloss_training.paths import ROOT

PACK_NAME = "biogloss-test 1.0"
GENES = {"precision": 90, "recall": 80, "f1": 84.7}


def entities(heads: str, **more: object) -> dict:
    found = {"micro": GENES, "perType": {"Gene": GENES}, "documents": 100, "pack": PACK_NAME}
    return (
        {"task": "entities", "file": "corpora/biored/test.jsonl.gz", "heads": heads} | found | more
    )


def relations(**more: object) -> dict:
    found = {"schema": "drugprot", "micro": {"f1": 48}, "pair": {"f1": 61}, "documents": 750}
    file = "corpora/drugprot/dev.jsonl.gz"
    return {"task": "relations", "file": file, "isGiven": True, "pack": PACK_NAME} | found | more


def test_heads_types_and_parts_are_named_as_the_application_reads_them() -> None:
    found = scores([entities("any"), entities("bc2gm", isAcross=True)], {})
    assert [(s["task"], s["corpus"], s["type"], s["f1"]) for s in found] == [
        ("entities", "biored/test", "any:Gene", 84.7),
        ("entities", "biored/test", "any:micro", 84.7),
    ]


def test_relations_are_those_between_given_entities() -> None:
    found = scores([relations(), relations(isGiven=False)], {})
    assert [(s["type"], s["f1"]) for s in found] == [("drugprot:pair", 61), ("drugprot:typed", 48)]
    assert {s["corpus"] for s in found} == {"drugprot/dev"}


def test_a_part_that_set_the_threshold_is_said_to_have() -> None:
    calibration = {"relations": {"drugprot": {"documents": 750}}}
    assert "which set the threshold" in scores([relations()], calibration)[0]["corpus"]
    calibration["relations"]["drugprot"]["documents"] = 250
    assert scores([relations()], calibration)[0]["corpus"] == "drugprot/dev"


def test_what_was_not_measured_and_two_packs_are_refused() -> None:
    with pytest.raises(ScoresError, match="was not measured"):
        scores([entities("any", failed=1)], {})
    with pytest.raises(ScoresError, match="several packs"):
        scores([entities("any"), entities("biored", pack="other 2")], {})


def test_a_part_that_was_not_read_whole_says_so() -> None:
    found = scores([entities("any", limit=1000)], {})
    assert found[0]["corpus"] == "biored/test, the first 1,000 documents"


def test_what_an_earlier_version_gave_says_so() -> None:
    name = PACK_NAME.rpartition(" ")[0]
    runs = [entities("any", pack=f"{name} 0.9.0"), entities("biored", pack=f"{name} 0.10.0")]
    found = scores(runs, {})
    assert [score["corpus"] for score in found] == 2 * ["biored/test, by version 0.9.0"] + 2 * [
        "biored/test"
    ]


@pytest.mark.parametrize(
    ("pack", "weights", "measured"),
    [
        ("biogloss-mini", "v3", "accuracy-v3.jsonl"),
        ("biogloss-small", "v12", "accuracy.jsonl"),
    ],
)
def test_a_shipped_pack_states_what_was_measured_of_it(pack, weights, measured) -> None:
    """The lines of `bench/results`, `pack-scores.json` and the manifest agree."""
    lines = (ROOT / "bench/results" / measured).read_text(encoding="utf-8").splitlines()
    folder = ROOT / "training/weights" / weights
    calibration = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    found = scores(map(json.loads, lines), calibration)
    manifest = json.loads((ROOT / f"public/models/{pack}/manifest.json").read_text("utf-8"))
    assert manifest["scores"] == found
    assert json.loads((folder / "pack-scores.json").read_text("utf-8"))["scores"] == found
