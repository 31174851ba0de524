import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import META

from biogloss_training.evaluate import probabilities as calibrate_scores
from biogloss_training.evaluate.application import Reading
from biogloss_training.evaluate.statistics import area, balanced, best_threshold, platt
from biogloss_training.tasks.answers import calibration as calibrate_answers
from biogloss_training.tasks.answers.reading import (
    MAX_ANSWER_PIECES,
    best_span,
    best_spans,
    overlap,
)
from biogloss_training.tasks.entities import calibration as calibrate_entities
from biogloss_training.tasks.entities import pooled as calibrate_pooled
from biogloss_training.tasks.entities.reading import count, sure
from biogloss_training.tasks.relations import calibration as calibrate_relations
from biogloss_training.tasks.relations.scores import Scored

GENE = (0, 4, "Gene")
OTHER = (6, 9, "Gene")


def test_strict_counts_want_offsets_type_and_score() -> None:
    read = [({GENE: 0.9, OTHER: 0.4}, {GENE, (0, 4, "Disease")})]
    assert count(read, "Gene", {"Gene": 0.5}).f1 == 100
    assert count(read, "Gene", {}).f1 == pytest.approx(200 / 3)
    assert count(read, "Disease", {}).recall == 0


def test_of_two_types_on_a_place_one_that_reaches_its_threshold_stays() -> None:
    disease = (0, 4, "Disease")
    read = [({GENE: 0.7, disease: 0.6}, {disease})]
    assert count(read, "Disease", {"Gene": 0.8, "Disease": 0.5}).f1 == 100
    assert count(read, "Disease", {"Gene": 0.7, "Disease": 0.5}).found == 0
    assert count(read, "Gene", {"Gene": 0.8, "Disease": 0.5}).found == 0
    assert sure({GENE: 0.7, disease: 0.6}, {"Gene": 0.8, "Disease": 0.9}) == {}


def test_a_threshold_is_set_knowing_what_the_other_types_are_set_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The gene head is surer of every place, and wrong unless it is very sure."""
    monkeypatch.setattr(calibrate_entities, "ENOUGH", 1)

    def read_entities(text: str, *_: object) -> dict:
        score = 0.95 if text == "gene" else 0.7
        return {"biored": {(0, 4, "Gene"): score, (0, 4, "Disease"): 0.6}, "any": {}}

    monkeypatch.setattr(calibrate_entities, "read_entities", read_entities)
    texts = ["gene"] * 5 + ["else"] * 5
    kinds = {"gene": "Gene", "else": "Disease"}
    documents = [{"text": t, "entities": [{"start": 0, "end": 4, "type": kinds[t]}]} for t in texts]
    meta = replace(META, heads=["biored:Disease", "biored:Gene"])
    found = calibrate_entities.calibrate_entities({"biored": documents}, None, None, meta)
    assert {head: f["f1"] for head, f in found.items()} == {
        "biored:Gene": 100,
        "biored:Disease": 100,
    }


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
    rng = np.random.default_rng(5)
    scores = rng.normal(0, 2, 20_000)
    right = rng.random(20_000) < 1 / (1 + np.exp(-(1.5 * scores - 0.7)))
    slope, intercept = platt(scores.tolist(), right.tolist())
    assert (slope, intercept) == (pytest.approx(1.5, abs=0.1), pytest.approx(-0.7, abs=0.1))


def test_balanced_accuracy_does_not_reward_refusing_all() -> None:
    assert balanced([0.1, 0.2, 0.3], [True, False, False], 0.9) == 50


def test_answers_run_forward_and_are_not_too_long() -> None:
    starts, ends = np.zeros(50), np.zeros(50)
    starts[20], ends[10] = 9, 9
    first, last, total = best_span(starts, ends)
    assert first <= last < first + MAX_ANSWER_PIECES
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


def test_relations_of_the_calibration_are_all_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two = Scored(
        [(0.9, "INHIBITOR", frozenset({"INHIBITOR", "SUBSTRATE"}))], [frozenset({"AGONIST"})]
    )
    monkeypatch.setattr(calibrate_relations, "score_documents", lambda _, name, *__: {name: two})
    documents = {corpus: [{"id": "1"}] for corpus in ("biored", "drugprot", "bc5cdr")}
    found = calibrate_relations.calibrate_relations(documents, None, None, META, None)
    assert found["drugprot"]["relations"] == 3
    json.dumps(found)


def test_a_pair_of_two_relations_counts_as_two_and_is_right_with_either() -> None:
    scored = Scored(
        [
            (0.9, "INHIBITOR", frozenset({"INHIBITOR", "SUBSTRATE"})),
            (0.8, "SUBSTRATE", frozenset()),
        ],
        [frozenset({"AGONIST"})],
    )
    assert (scored.relations(), scored.relations(typed=False)) == (3, 2)
    assert scored.f1(0.5) == pytest.approx(200 * 1 / (2 + 3))
    assert scored.f1(0.5, typed=False) == pytest.approx(200 * 1 / (2 + 2))


def relation(is_right: bool, **features: float) -> dict:
    known = ("existence", "apart", "distance", *calibrate_scores.WORDS)
    every = dict.fromkeys(known, 0.0) | {"existence": 1.0, **features}
    return {"type": "Bind", "score": 0.7, "isRight": is_right, "features": every}


def test_pairs_far_apart_are_worth_less_where_they_are_right_less_often() -> None:
    rng = np.random.default_rng(3)
    near = [relation(bool(r), apart=0.0) for r in rng.random(1000) < 0.8]
    far = [relation(bool(r), apart=1.0) for r in rng.random(1000) < 0.1]
    result = {"micro": {"gold": 1000}, "documents": 5}
    found = calibrate_scores.of_schema(Reading(result, near + far), {})
    weights = found["calibration"]
    odds = weights["existence"] + weights["intercept"]
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(0.8, abs=0.03)
    assert 1 / (1 + np.exp(-odds - weights["apart"])) == pytest.approx(0.1, abs=0.03)
    assert (found["threshold"] > 0.1, found["error"] < 0.02) == (True, True)


def test_few_relations_weigh_few_features_and_borrow_what_words_say() -> None:
    result = {"micro": {"gold": 50}, "documents": 1}
    many = [relation(k % 3 > 0, negated=float(k % 3 == 0)) for k in range(900)]
    few = [relation(k % 3 > 0, negated=k % 2, distance=k / 9) for k in range(60)]
    found = calibrate_scores.of_schemas(
        {"few": Reading(result, few), "many": Reading(result, many)}
    )
    weights = found["few"]["calibration"]
    assert list(found) == ["few", "many"]
    assert set(weights) == {*calibrate_scores.FEW, *calibrate_scores.WORDS, "intercept"}
    assert weights["negated"] == found["many"]["calibration"]["negated"] < -1


def test_scores_become_the_shares_of_right_claims() -> None:
    rng = np.random.default_rng(4)
    raw = rng.uniform(0.3, 0.9999, 4000)
    worth = calibrate_scores.probability(raw, 0.6, -0.5)
    claims = [
        {"type": "Gene", "score": s, "isRight": bool(rng.random() < p)}
        for s, p in zip(raw.tolist(), worth, strict=True)
    ]
    found = calibrate_scores.of_head([claims, []])
    assert found is not None
    assert (found["slope"], found["intercept"]) == (
        pytest.approx(0.6, abs=0.06),
        pytest.approx(-0.5, abs=0.15),
    )
    assert found["error"] < 0.03 < found["errorBefore"]
    assert calibrate_scores.of_head([[]]) is None


def test_scores_of_lists_and_rules_calibrate_no_head() -> None:
    assert calibrate_scores.is_models({"score": 0.9312345})
    assert not calibrate_scores.is_models({"score": 0.95})
    assert not calibrate_scores.is_models({"score": 0.9312345, "by": "dictionary"})


def test_a_threshold_for_no_answer_comes_from_the_questions_that_are_fitted_alone() -> None:
    def rows(above: float) -> list:
        margins = (k / 10 for k in range(-20, 21))
        return [({"cls": m}, m > above or k % 5 == 0, m > above) for k, m in enumerate(margins)]

    fit, other = rows(0.0), rows(0.9)
    sets = {"squad fit": fit, "squad held": other, "bioasq fit": fit, "bioasq held": other}
    same = {**sets, "squad held": fit, "bioasq held": fit}
    one, two = (calibrate_answers.of_margin("cls", judged) for judged in (sets, same))
    assert {k: one[k] for k in ("slope", "intercept", "threshold")} == {
        k: two[k] for k in ("slope", "intercept", "threshold")
    }
    assert one["sets"]["bioasq held"] != two["sets"]["bioasq held"]
