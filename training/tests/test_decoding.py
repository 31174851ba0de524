import itertools
import json

import numpy as np
import pytest

from biogloss_training.golden.fixtures import FIXTURES
from biogloss_training.tasks.entities.decoding import (
    INSIDE,
    OUTSIDE,
    best_paths,
    decode,
    probabilities,
)


def allowed(path: tuple[int, ...]) -> bool:
    return all(b != INSIDE or a != OUTSIDE for a, b in itertools.pairwise((OUTSIDE, *path)))


@pytest.mark.parametrize("seed", range(20))
def test_no_allowed_path_is_better(seed: int) -> None:
    logits = np.random.default_rng(seed).normal(0, 2, (6, 2, 3)).astype(np.float32)
    found = best_paths(logits)
    for head in range(2):
        paths = [p for p in itertools.product(range(3), repeat=6) if allowed(p)]
        best = max(paths, key=lambda p: sum(float(logits[i, head, k]) for i, k in enumerate(p)))
        assert tuple(found[:, head]) == best


def test_a_span_scores_its_least_sure_piece() -> None:
    logits = np.zeros((4, 1, 3), np.float32)
    logits[0, 0, 0] = logits[1, 0, 1] = 4
    logits[2, 0, 2] = 1.5
    logits[3, 0, 0] = 4
    [[span]] = decode(logits)
    assert (span.first, span.last) == (1, 3)
    assert span.score == pytest.approx(float(probabilities(logits)[2, 0, 2]))


def test_neighbours_that_both_begin_are_two_spans() -> None:
    logits = np.zeros((2, 1, 3), np.float32)
    logits[:, 0, 1] = 5
    assert [(s.first, s.last) for s in decode(logits)[0]] == [(0, 1), (1, 2)]


def test_no_pieces_have_no_spans() -> None:
    assert decode(np.zeros((0, 2, 3), np.float32)) == [[], []]


def test_the_recorded_cases_still_hold() -> None:
    cases = json.loads((FIXTURES / "decoding.json").read_text())
    for case in cases:
        logits = np.array(case["logits"], np.float32).reshape(case["pieces"], case["heads"], 3)
        assert best_paths(logits).T.tolist() == case["paths"]
        found = [[[s.first, s.last] for s in spans] for spans in decode(logits)]
        assert found == [[span[:2] for span in spans] for spans in case["spans"]]
