"""A trial on one machine: made-up abstracts by the command line alone, then by Spark on a cluster of processes.

Both have as many sessions as there are executors. Other work on the machine changes the seconds of a side, and its CPU
seconds little. When half of the tasks are done, one executor is killed. The answers are compared, document by document.
"""

from __future__ import annotations

import collections
import contextlib
import hashlib
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .annotate import Worker
from .current import read_table
from .generate import write_baseline
from .job import Options, run

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MARK = "BIOGLOSS_TRIAL"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """What one side took, from its start to its end."""

    documents: int = 0
    seconds: float = 0.0
    #: Of all its processes, those that were killed among them.
    cpu_seconds: float = 0.0
    #: Largest resident memory of a process, by kind.
    largest_mib: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        memory = ", ".join(f"{kind} {size}" for kind, size in sorted(self.largest_mib.items()))
        return (
            f"{self.documents} documents in {self.seconds:.0f} s ({self.documents / self.seconds:.2f} a second), "
            f"{self.cpu_seconds:.0f} s of CPU ({self.documents / self.cpu_seconds:.2f} a CPU second); "
            f"largest resident MiB: {memory}"
        )


def trial(
    folder: Path,
    documents: int,
    executors: int,
    command: Sequence[str],
    options: Sequence[str],
    kills: bool,
    settings: Mapping[str, str],
) -> bool:
    """Runs both sides and says what came out; gives whether both say the same of every document, once.

    :param settings: of Spark, beside those of the job
    """
    paths = write_baseline(folder / "in", documents, 4)
    tables = str(folder / "out")
    bare_side = _bare(paths, folder / "bare.jsonl", executors, command, options)
    spark_side = Measured(documents)
    with _measured("spark", spark_side):
        started = time.monotonic()
        spark = _session(executors, settings)
        seconds_to_start = time.monotonic() - started
        if kills:
            threading.Thread(target=_kill_one, args=(spark,), daemon=True).start()
        worker = Worker(tuple(command), tuple(options), str(Path.cwd()))
        job = Options(worker, documents_per_task=50, files_per_wave=4)
        run(spark, [str(folder / "in")], tables, job)
    expected = _digests_of_answers(folder / "bare.jsonl")
    found = _digests_of_tables(spark, tables)
    spark.stop()
    print(f"command line: {bare_side}")
    print(f"Spark:        {spark_side}; {seconds_to_start:.0f} s of it until the session of Spark was open")
    return _compare(expected, found)


def _session(executors: int, settings: Mapping[str, str]) -> SparkSession:
    from .session import open_session

    os.environ[_MARK] = "spark"
    try:
        settings = {"spark.ui.showConsoleProgress": "false", **settings}
        return open_session(f"local-cluster[{executors},1,1024]", settings)
    finally:
        del os.environ[_MARK]


def _bare(paths: list[Path], out: Path, workers: int, command: Sequence[str], options: Sequence[str]) -> Measured:
    environment = {**os.environ, _MARK: "bare"}
    side = Measured()
    with _measured("bare", side):
        convert = [*command, "convert", "--to", "json-lines", *map(str, paths)]
        annotate = [*command, "annotate", "--stream", "--workers", str(workers), "--out", str(out), *options]
        records = subprocess.Popen(convert, stdout=subprocess.PIPE, env=environment)
        subprocess.run(annotate, stdin=records.stdout, stderr=subprocess.DEVNULL, env=environment, check=True)
        records.wait()
    with out.open() as lines:
        side.documents = sum(1 for _ in lines)
    return side


def _kill_one(spark: SparkSession) -> None:
    """Kills one executor when half of the tasks of a large stage are done."""
    tracker = spark.sparkContext.statusTracker()
    while True:
        time.sleep(0.5)
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and info.numTasks >= 8 and info.numCompletedTasks * 2 >= info.numTasks:
                victims = [pid for pid, one in _processes("spark") if "CoarseGrainedExecutorBackend" in one]
                os.kill(victims[0], signal.SIGKILL)
                print(f"killed executor process {victims[0]} at {info.numCompletedTasks} of {info.numTasks} tasks")
                return


@contextlib.contextmanager
def _measured(mark: str, side: Measured) -> Iterator[None]:
    ended = threading.Event()
    cpu: dict[int, float] = {}

    def sample() -> None:
        while True:
            is_last = ended.wait(1.0)
            for pid, line in _processes(mark):
                with contextlib.suppress(OSError):
                    cpu[pid] = _cpu_seconds(pid)
                    kind = _kind(line)
                    side.largest_mib[kind] = max(side.largest_mib.get(kind, 0), _resident_mib(pid))
            side.cpu_seconds = sum(cpu.values())
            if is_last:
                return

    sampler = threading.Thread(target=sample)
    started = time.monotonic()
    sampler.start()
    try:
        yield
    finally:
        side.seconds = time.monotonic() - started
        ended.set()
        sampler.join()


def _processes(mark: str) -> Iterable[tuple[int, str]]:
    """Processes that were started under a mark, with their command lines."""
    wanted = f"{_MARK}={mark}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if wanted in (path / "environ").read_bytes().split(b"\0"):
                yield int(path.name), (path / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")


def _kind(line: str) -> str:
    if "CoarseGrainedExecutorBackend" in line:
        return "executor"
    if "SparkSubmit" in line:
        return "driver"
    if "pyspark" in line:
        return "Python"
    return "biogloss" if "annotate" in line else "other"


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _resident_mib(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


#: Of each document a digest of all that is said of it, by its identifier; a document that is there twice has two.
Digests = dict[str, list[str]]


def _digest(mentions: list[list[Any]], relations: list[list[Any]]) -> str:
    return hashlib.sha256(json.dumps([sorted(mentions), sorted(relations)]).encode()).hexdigest()


def _digests_of_answers(path: Path) -> Digests:
    digests: Digests = collections.defaultdict(list)
    for line in path.open():
        answer = json.loads(line)
        mentions = [
            [one["id"], one["start"], one["end"], one["type"], one["score"], *_best(one.get("concepts"))]
            for one in answer["entities"]
        ]
        relations = [[one["head"], one["tail"], one["type"], one["score"]] for one in answer["relations"]]
        digests[str(answer["id"])].append(_digest(mentions, relations))
    return digests


def _best(concepts: list[dict[str, Any]] | None) -> list[Any]:
    return [concepts[0]["id"], concepts[0]["score"]] if concepts else [None, None]


def _digests_of_tables(spark: SparkSession, tables: str) -> Digests:
    mentions: dict[str, list[list[Any]]] = collections.defaultdict(list)
    relations: dict[str, list[list[Any]]] = collections.defaultdict(list)
    columns = ("mention", "start", "end", "type", "score", "concept", "concept_score")
    for row in read_table(spark, f"{tables}/mentions").collect():
        mentions[row.document].append([row[name] for name in columns])
    for row in read_table(spark, f"{tables}/relations").collect():
        relations[row.document].append([row.head_mention, row.tail_mention, row.type, row.score])
    digests: Digests = collections.defaultdict(list)
    for row in read_table(spark, f"{tables}/documents").select("id").collect():
        digests[row.id].append(_digest(mentions[row.id], relations[row.id]))
    return digests


def _compare(expected: Digests, found: Digests) -> bool:
    lost = expected.keys() - found.keys()
    doubled = [id_ for id_, digests in found.items() if len(digests) > 1]
    other = [id_ for id_ in expected.keys() & found.keys() if expected[id_] != found[id_]]
    print(f"{len(found)} documents of {len(expected)}: {len(lost)} lost, {len(doubled)} doubled, {len(other)} differ")
    for name, digests in (("command line", expected), ("Spark", found)):
        whole = hashlib.sha256("".join(sorted(f"{id_} {each}" for id_, each in digests.items())).encode())
        print(f"{name}: SHA-256 of all digests {whole.hexdigest()[:16]}")
    return not (lost or doubled or other) and expected.keys() == found.keys()
