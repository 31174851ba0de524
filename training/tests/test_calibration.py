import json
from pathlib import Path

import numpy as np
import pytest

from biogloss_training import calibrate_pooled
from biogloss_training.answers import LONGEST, best_span, best_spans, overlap
from biogloss_training.entities import count
from biogloss_training.statistics import area, balanced, best_threshold, platt

GENE = (0, 4, "Gene")
OTHER = (6, 9, "Gene")


def test_strict_counts_want_offsets_type_and_score() -> None:
    read = [({GENE: 0.9, OTHER: 0.4}, {GENE, (0, 4, "Disease")})]
    assert count(read, "Gene", 0.5).f1 == 100
    assert count(read, "Gene", 0.0).f1 == pytest.approx(200 / 3)
    assert count(read, "Disease", 0.0).recall == 0


def test_the_threshold_is_the_middle_of_the_best_ones() -> None:
    grid = [k / 10 for k in range(10)]
    assert best_threshold(grid, lambda t: 80.0 + (0.2 <= t <= 0.6) - t / 10) == (
        0.4,
        80.96,
    )


def test_area_counts_pairs_in_the_right_order() -> None:
    assert area([0.1, 0.2, 0.8, 0.9], [False, False, True, True]) == 1
    assert area([0.9, 0.2, 0.8, 0.1], [False, False, True, True]) == 0.25


def test_platt_finds_the_chances_it_was_drawn_from() -> None:
    chance = np.random.default_rng(5)
    scores = chance.normal(0, 2, 20_000)
    right = chance.random(20_000) < 1 / (1 + np.exp(-(1.5 * scores - 0.7)))
    slope, intercept = platt(scores.tolist(), right.tolist())
    assert (slope, intercept) == (pytest.approx(1.5, abs=0.1), pytest.approx(-0.7, abs=0.1))


def test_balanced_accuracy_does_not_reward_refusing_all() -> None:
    assert balanced([0.1, 0.2, 0.3], [True, False, False], 0.9) == 50


def test_answers_run_forward_and_are_not_too_long() -> None:
    starts, ends = np.zeros(50), np.zeros(50)
    starts[20], ends[10] = 9, 9
    first, last, total = best_span(starts, ends)
    assert first <= last < first + LONGEST
    assert total == 9


def test_overlap_compares_words_as_squad_does() -> None:
    assert overlap("The insulin receptor", "insulin receptor.") == 1
    assert overlap("insulin", "glucagon") == 0


def test_the_best_spans_come_in_order() -> None:
    starts, ends = np.array([3.0, 1.0, 0.0]), np.array([0.0, 2.0, 1.0])
    found = best_spans(starts, ends, 3)
    assert [(a, b) for a, b, _ in found] == [(0, 1), (0, 2), (0, 0)]
    assert best_spans(np.zeros(2), np.zeros(2), 20)[-1][:2] == (1, 1)


def test_pooled_heads_take_the_threshold_that_the_application_scores_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = [
        {"guideline": "any", "type": "Gene", "threshold": 0.5},
        {"guideline": "biored", "type": "Gene", "threshold": 0.6},
    ]
    (tmp_path / "manifest.json").write_text(json.dumps({"entities": {"heads": heads}}))
    (tmp_path / "graph.onnx").write_bytes(b"graph")

    def f1(pack: Path, _corpus: Path) -> dict[str, float]:
        pooled, own = json.loads((pack / "manifest.json").read_text())["entities"]["heads"]
        assert (own["threshold"], (pack / "graph.onnx").read_bytes()) == (0.6, b"graph")
        return {"Gene": 90 - 10 * abs(pooled["threshold"] - 0.7)}

    monkeypatch.setattr(calibrate_pooled, "f1_by_type", f1)
    documents = {"biored": [{"id": "1"}], "drugprot": [{"id": "2"}], "nlm_gene": []}
    known = {"any:Gene": {"threshold": 0.5, "f1": 80}, "biored:Gene": {"threshold": 0.6}}
    found = calibrate_pooled.calibrate_pooled(documents, tmp_path, known)
    assert found == {
        "any:Gene": {
            "threshold": 0.7,
            "f1": 80,
            "ofApplication": {"f1": 90, "f1AtHalf": 88, "documents": 2},
        }
    }
    assert json.loads((tmp_path / "manifest.json").read_text())["entities"]["heads"] == heads
