from dataclasses import replace

import pytest

from biogloss_cluster.capacity import Measured, as_markdown, rows
from biogloss_cluster.simulate import Cluster, Work, simulate

CALM = Cluster(cores=8, slow_share=0.0, failures_per_hour=0.0, has_speculation=False)
WORK = Work(tasks=800, seconds=10.0, tasks_per_wave=400, spread=0.0)


def test_without_trouble_no_core_is_idle() -> None:
    outcome = simulate(WORK, CALM)
    assert outcome.seconds == pytest.approx(1000)
    assert outcome.efficiency == pytest.approx(1.0)
    assert outcome.repeated == 0


def test_cores_without_a_task_are_idle() -> None:
    assert simulate(replace(WORK, tasks=9, tasks_per_wave=9), CALM).efficiency == pytest.approx(9 / 16)
    # A wave that is smaller than the cluster, and the next one not begun.
    narrow = replace(WORK, tasks_per_wave=4, waves_at_once=1)
    assert simulate(narrow, CALM).efficiency == pytest.approx(0.5)
    assert simulate(replace(narrow, waves_at_once=2), CALM).efficiency == pytest.approx(1.0)


def test_a_straggler_costs_its_last_task_and_speculation_saves_it() -> None:
    slow = replace(CALM, cores_per_executor=1, slow_share=0.2, slow_factor=50.0)
    work = replace(WORK, tasks=100, tasks_per_wave=100)
    without = simulate(work, slow, seed=4)
    with_ = simulate(work, replace(slow, has_speculation=True), seed=4)
    assert with_.seconds < without.seconds
    assert with_.repeated > 0


def test_failures_repeat_tasks_and_lose_none() -> None:
    failing = replace(CALM, failures_per_hour=5.0)
    outcome = simulate(WORK, failing, seed=1)
    assert outcome.repeated > 0
    assert outcome.efficiency < 1.0
    # Longer tasks lose more with each failure.
    longer = simulate(replace(WORK, tasks=80, seconds=100.0), failing, seed=1)
    assert longer.efficiency < outcome.efficiency


def test_the_table_holds_hours_and_cost_of_what_was_measured() -> None:
    measured = Measured(0.36, 0.9, 8000, 450, 0.05)
    [row] = rows(measured, documents=[100_000], cores=[16])
    assert row.core_hours == pytest.approx(100_000 * 0.4 / 3600 / row.efficiency)
    assert row.hours == pytest.approx(row.core_hours / 16)
    assert row.cost == pytest.approx(row.core_hours * 0.05)
    assert 0.8 < row.efficiency <= 1.0
    assert "| 100,000 | 16 |" in as_markdown([row])
