"""What stragglers, failures and the ends of waves cost: a simulation of the scheduler, task by task."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Cluster:
    cores: int
    #: Cores that are lost together when an executor ends.
    cores_per_executor: int = 4
    #: Share of executors on machines that are slower, and by which factor (a shared or throttled machine).
    slow_share: float = 0.02
    slow_factor: float = 3.0
    #: Ends of an executor an hour (preemption, a machine that fails).
    failures_per_hour: float = 0.01
    #: Seconds until another executor has opened its sessions.
    restart_seconds: float = 60.0
    #: Spark's `spark.speculation`: a task that takes much longer than the others is run a second time.
    has_speculation: bool = True


@dataclass(frozen=True)
class Work:
    tasks: int
    #: Of a task on a machine that is not slow.
    seconds: float
    tasks_per_wave: int
    waves_at_once: int = 2
    #: Spread of the durations of tasks: the texts differ in length.
    spread: float = 0.1


@dataclass(frozen=True)
class Outcome:
    seconds: float
    #: Of the cores' time, what tasks took that counted, as on a machine that is not slow.
    efficiency: float
    #: Tasks that were run again because an executor ended, or a second time by speculation.
    repeated: int


def simulate(work: Work, cluster: Cluster, seed: int = 0) -> Outcome:
    """Runs the tasks, the waves in order, as many at once as the job allows."""
    chance = random.Random(seed)
    executors = -(-cluster.cores // cluster.cores_per_executor)
    speed = [cluster.slow_factor if chance.random() < cluster.slow_share else 1.0 for _ in range(executors)]
    failure = [_next_failure(cluster, chance, 0.0) for _ in range(executors)]
    waves = _waves(work)
    left = [len(one) for one in waves]
    open_waves = 0
    repeated = 0
    useful = 0.0
    #: Cores by when they are free; a core that found no task waits for the next end of one.
    free = [(0.0, core) for core in range(cluster.cores)]
    heapq.heapify(free)
    #: Of tasks that run: when they end, where, since when, which; several of one task where it runs twice.
    running: list[tuple[float, int, float, tuple[int, int], bool]] = []
    done: set[tuple[int, int]] = set()
    twice: set[tuple[int, int]] = set()
    idle: list[int] = []
    wakes = float("inf")
    #: When it was found last that no task is worth a second run.
    without = -1.0
    now = 0.0
    while len(done) < work.tasks:
        while free and (not running or free[0][0] <= running[0][0]):
            now, core = heapq.heappop(free)
            if now >= wakes:
                wakes = float("inf")
                _wake(idle, free, now)
            task = _take(waves, open_waves, work.waves_at_once)
            if task is None and cluster.has_speculation and now > without:
                task = _slowest(running, now, work.seconds, twice)
                if task is None:
                    without = now
                if task:
                    twice.add(task)
                    repeated += 1
            if task is None:
                # One of the idle cores wakes when the next task may be run a second time, and wakes the others.
                is_asked = cluster.has_speculation and wakes == float("inf")
                late = _next_late(running, now, work.seconds, twice) if is_asked else None
                if late is not None:
                    wakes = late
                    heapq.heappush(free, (late, core))
                else:
                    idle.append(core)
                continue
            executor = core // cluster.cores_per_executor
            end = now + work.seconds * speed[executor] * max(0.1, chance.gauss(1.0, work.spread))
            while failure[executor] <= now:
                failure[executor] = _next_failure(cluster, chance, now)
            is_lost = failure[executor] < end
            heapq.heappush(running, (min(end, failure[executor]), core, now, task, is_lost))
        now, core, _, task, is_lost = heapq.heappop(running)
        heapq.heappush(free, (now + (cluster.restart_seconds if is_lost else 0.0), core))
        has_more = is_lost
        if task not in done:
            if is_lost:
                waves[task[0]].append(task)
                repeated += 1
            else:
                done.add(task)
                useful += work.seconds
                left[task[0]] -= 1
                has_more = left[open_waves] == 0
                while open_waves < len(left) and left[open_waves] == 0:
                    open_waves += 1
        if has_more:
            _wake(idle, free, now)
    return Outcome(now, useful / (now * cluster.cores), repeated)


def _waves(work: Work) -> list[list[tuple[int, int]]]:
    starts = range(0, work.tasks, work.tasks_per_wave)
    return [
        [(wave, task) for task in range(start, min(work.tasks, start + work.tasks_per_wave))]
        for wave, start in enumerate(starts)
    ]


def _take(waves: list[list[tuple[int, int]]], first: int, at_once: int) -> tuple[int, int] | None:
    for wave in waves[first : first + at_once]:
        if wave:
            return wave.pop()
    return None


def _slowest(
    running: list[tuple[float, int, float, tuple[int, int], bool]],
    now: float,
    seconds: float,
    twice: set[tuple[int, int]],
) -> tuple[int, int] | None:
    """A task that has run half as long again as one takes, and would still run when a second one had ended."""
    late = [
        (end, task)
        for end, _, since, task, _ in running
        if task not in twice and now - since > 1.5 * seconds and end > now + seconds
    ]
    return max(late)[1] if late else None


def _next_late(
    running: list[tuple[float, int, float, tuple[int, int], bool]],
    now: float,
    seconds: float,
    twice: set[tuple[int, int]],
) -> float | None:
    """When the first of the tasks that run will be worth a second run; none where none will."""
    times = [
        # A little later, so that it is then.
        max(now, since + 1.5 * seconds) + seconds / 1000
        for end, _, since, task, _ in running
        if task not in twice and end > max(now, since + 1.5 * seconds) + 1.01 * seconds
    ]
    return min(times, default=None)


def _wake(idle: list[int], free: list[tuple[float, int]], now: float) -> None:
    for core in idle:
        heapq.heappush(free, (now, core))
    idle.clear()


def _next_failure(cluster: Cluster, chance: random.Random, now: float) -> float:
    if cluster.failures_per_hour <= 0:
        return float("inf")
    return now + chance.expovariate(cluster.failures_per_hour / 3600)
