"""Our strict scores are those of seqeval's strict mode, and pairs are built as recorded."""

import json

import pytest

from biogloss_training.golden.fixtures import FIXTURES, pair_cases, scorer_cases, spans_of
from biogloss_training.tasks.entities.reading import Counts, count

RECORDED = json.loads((FIXTURES / "scorer.json").read_text())


@pytest.mark.parametrize("case", RECORDED, ids=lambda case: f"{len(case['goldTags'])} tags")
def test_scores_are_those_that_seqeval_gave(case: dict) -> None:
    gold, said = ({tuple(s) for s in spans_of(case[k])} for k in ("goldTags", "saidTags"))
    assert sorted(map(list, gold)) == case["gold"]
    read, total = [(dict.fromkeys(said, 1.0), gold)], Counts()
    for kind in ("Gene", "Disease"):
        found = count(read, kind, {kind: 0.5})
        total = Counts(
            total.right + found.right, total.found + found.found, total.gold + found.gold
        )
        # seqeval leaves out a type that occurs nowhere.
        expected = case["scores"].get(kind, [0, 0, 0])
        assert [found.precision, found.recall, found.f1] == pytest.approx(expected, abs=1e-3)
    expected = case["scores"]["micro"]
    assert [total.precision, total.recall, total.f1] == pytest.approx(expected, abs=1e-3)


def test_seqeval_still_says_so() -> None:
    pytest.importorskip("seqeval")
    assert scorer_cases() == RECORDED


def test_the_recorded_pairs_still_hold() -> None:
    assert pair_cases() == json.loads((FIXTURES / "pairs.json").read_text())
