"""The job: files in, tables out, wave by wave, each file once."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from .annotate import Worker, annotate_batches, arguments_of
from .parse import Row, parse_file
from .progress import Meter
from .schemas import ANNOTATED, PARSED, TABLES
from .storage import InputFile, Storage
from .tables import tables_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PIECE = 1 << 20


@dataclass(frozen=True)
class Options:
    worker: Worker = field(default_factory=Worker)
    #: A format of `biogloss convert --from`; told by the files' content when absent. `parquet` is Spark's own.
    format: str | None = None
    #: A task is what is lost with an executor, and what the last core waits for.
    documents_per_task: int = 100
    #: Files that are parsed, answered and written together.
    files_per_wave: int = 8
    #: While the last tasks of a wave run, the next one has cores, too.
    waves_at_once: int = 2


@dataclass(frozen=True)
class Summary:
    files: int
    skipped: int
    documents: int
    #: Seconds in which records were answered, of all cores together.
    annotating_seconds: float


def run(spark: SparkSession, patterns: Sequence[str], out: str, options: Options) -> Summary:
    """Annotates the files that `out` does not have yet.

    A file is done when `versions` has it, which is written last. What an earlier run has left of a file that is not
    done is removed before the file is annotated again, so that no row is lost or doubled. One run at a time writes to
    `out`.
    """
    storage = Storage(spark)
    files = storage.inputs(list(patterns))
    done = storage.partitions(f"{out}/versions")
    wanted = [file for file in files if file.name not in done]
    storage.remove(f"{out}/_stage")
    meter = Meter(spark, len(wanted))
    job = _Job(spark, storage, out, options, meter)
    size = options.files_per_wave
    waves = [wanted[at : at + size] for at in range(0, len(wanted), size)]
    try:
        with ThreadPoolExecutor(options.waves_at_once) as threads:
            # The first error ends the job; waves that are done stay done.
            for finished in threads.map(partial(job.wave, of=len(waves)), range(1, len(waves) + 1), waves):
                meter.files_done(finished)
    finally:
        meter.close()
    storage.remove(f"{out}/_stage")
    return Summary(len(wanted), len(files) - len(wanted), meter.documents, meter.annotating_seconds)


@dataclass(frozen=True)
class _Job:
    spark: SparkSession
    storage: Storage
    out: str
    options: Options
    meter: Meter
    #: Two of Spark's jobs that write into one folder would remove each other's temporary files.
    writing: threading.Lock = field(default_factory=threading.Lock)

    def wave(self, number: int, files: list[InputFile], of: int) -> int:
        names = [file.name for file in files]
        self._describe(f"wave {number} of {of}: {names[0]} to {names[-1]}")
        stage = f"{self.out}/_stage/{uuid.uuid4().hex}"
        for name in names:
            for table in TABLES:
                self.storage.remove_partition(f"{self.out}/{table}", name)
        self._parsed(files).write.parquet(f"{stage}/parsed")
        parsed = self.spark.read.parquet(f"{stage}/parsed")
        self._annotated(parsed, number, of).write.parquet(f"{stage}/annotated")
        others = parsed.where("kind != 'document'").selectExpr(
            "*",
            "cast(NULL AS string) AS answer",
            "cast(NULL AS string) AS opened",
            "cast(NULL AS array<int>) AS astral",
        )
        rows = self.spark.read.parquet(f"{stage}/annotated").unionByName(others)
        versions = self._versions(rows, files)
        with self.writing:
            self._describe(f"wave {number} of {of}: tables")
            for name, frame in tables_of(rows).items():
                self._write(frame, name, ["seq"])
            self._write(versions, "versions", [])
        self.storage.remove(stage)
        return len(files)

    def _describe(self, what: str) -> None:
        self.spark.sparkContext.setJobDescription(f"BioGloss, {what}")

    def _parsed(self, files: list[InputFile]) -> DataFrame:
        if self.options.format == "parquet":
            return _of_parquet(self.spark, files)
        context = self.spark.sparkContext
        command = self.options.worker.command
        from_ = self.options.format
        chosen = ("--from", from_) if from_ else ()
        parts = [
            context.binaryFiles(_literally(file.uri), 1).flatMap(partial(_parse, file.name, command, chosen))
            for file in files
        ]
        return self.spark.createDataFrame(context.union(parts), PARSED, verifySchema=False)

    def _annotated(self, parsed: DataFrame, number: int, of: int) -> DataFrame:
        documents = parsed.where("kind = 'document'")
        count = documents.count()
        tasks = max(1, -(-count // self.options.documents_per_task))
        self._describe(f"wave {number} of {of}: {count} documents in {tasks} tasks")
        worker, progress = self.options.worker, self.meter.progress()
        answer = partial(annotate_batches, worker=worker, progress=progress)
        return documents.repartition(tasks).mapInPandas(answer, ANNOTATED)

    def _write(self, table: DataFrame, name: str, order: list[str]) -> None:
        (
            table.repartition("input_file")
            .sortWithinPartitions("input_file", *order)
            .write.mode("append")
            .partitionBy("input_file")
            .parquet(f"{self.out}/{name}")
        )

    def _versions(self, rows: DataFrame, files: list[InputFile]) -> DataFrame:
        counted: dict[str, list[Any]] = {file.name: [] for file in files}
        for row in rows.groupBy("input_file", "kind", "opened").count().collect():
            counted[row.input_file].append(row)
        written = datetime.now(UTC).isoformat(timespec="seconds")
        values = []
        for file in files:
            here = counted[file.name]
            # Of several installations that answered, all are named.
            opened = sorted({row.opened for row in here if row.opened})
            values.append(
                (
                    file.name,
                    file.uri,
                    file.length,
                    sum(row["count"] for row in here if row.kind == "document"),
                    [json.loads(one) for one in opened],
                    arguments_of(self.options.worker),
                    written,
                )
            )
        columns = [(*row[:4], json.dumps(row[4]), json.dumps(row[5]), row[6]) for row in values]
        with_versions = [(*row, cluster_version(), self.spark.version) for row in columns]
        return self.spark.createDataFrame(
            with_versions,
            "input_file string, uri string, bytes long, documents long, opened string, worker string, "
            "written string, biogloss_cluster string, spark string",
        )


def _parse(
    name: str, command: tuple[str, ...], options: tuple[str, ...], file: tuple[str, bytes]
) -> Iterator[tuple[Any, ...]]:
    content = memoryview(file[1])
    pieces = (bytes(content[at : at + _PIECE]) for at in range(0, len(content), _PIECE))
    for row in parse_file(name, pieces, command, options):
        yield _values(row)


def _values(row: Row) -> tuple[Any, ...]:
    sections = [(one["kind"], one["start"], one["end"]) for one in row["sections"]]
    return tuple({**row, "sections": sections}.values())


def _of_parquet(spark: SparkSession, files: list[InputFile]) -> DataFrame:
    """Rows with `id` and `text`, and with `info` where they have it (a map: pmid, year, journal, ...)."""
    rows = spark.read.parquet(*[_literally(file.uri) for file in files])
    info = "info" if "info" in rows.columns else "cast(map() AS map<string, string>)"
    return rows.selectExpr(
        "_metadata.file_name AS input_file",
        "_metadata.row_index AS seq",
        "'document' AS kind",
        "cast(id AS string) AS id",
        "text",
        "cast(array() AS array<struct<kind: string, start: int, `end`: int>>) AS sections",
        f"{info} AS info",
        "cast(NULL AS string) AS said",
        "cast(array() AS array<string>) AS withdrawn",
        "cast(NULL AS string) AS code",
        "cast(NULL AS string) AS place",
        "cast(NULL AS string) AS reason",
    )


def _literally(uri: str) -> str:
    """A path as Hadoop's globs take it for itself."""
    return "".join(f"\\{c}" if c in "{}[]*?\\" else c for c in uri)


def cluster_version() -> str:
    try:
        return version("biogloss-cluster")
    except PackageNotFoundError:
        return "not installed"
