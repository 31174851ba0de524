"""The job: files in, tables out, wave by wave, each file once."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from .annotate import Worker, annotate_batches, arguments_of
from .parse import parse_batches
from .progress import Meter
from .schemas import ANNOTATED, PARSED, TABLES, VERSIONS
from .storage import InputFile, Storage
from .tables import answered_rows, tables_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: Spark gives the name as it stands in a URI; a plus sign stands for itself there.
_FILE_NAME = "url_decode(replace(_metadata.file_name, '+', '%2B'))"


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
        # A file of what was parsed is a task of what follows.
        parts = self._parsed(files).write.option("maxRecordsPerFile", self.options.documents_per_task)
        parts.parquet(f"{stage}/parsed")
        parsed = _file_by_file(self.spark).read.parquet(f"{stage}/parsed")
        self._describe(f"wave {number} of {of}: {len(parsed.inputFiles())} tasks")
        self._annotated(parsed).write.parquet(f"{stage}/annotated")
        others = self.spark.read.parquet(f"{stage}/parsed").where("kind != 'document'")
        rows = self.spark.read.parquet(f"{stage}/annotated").unionByName(others, allowMissingColumns=True)
        versions = self._versions(rows, files)
        with self.writing:
            self._tables(rows, f"wave {number} of {of}: tables")
            # Last, and in one task: it says of the files that they are done.
            versions.coalesce(1).write.mode("append").partitionBy("input_file").parquet(f"{self.out}/versions")
        self.storage.remove(stage)
        return len(files)

    def _describe(self, what: str) -> None:
        self.spark.sparkContext.setJobDescription(f"BioGloss, {what}")

    def _parsed(self, files: list[InputFile]) -> DataFrame:
        if self.options.format == "parquet":
            return _of_parquet(self.spark, files)
        chosen = ("--from", self.options.format) if self.options.format else ()
        # A task holds one file, and runs in the Python processes that will answer its records.
        content = _file_by_file(self.spark).read.format("binaryFile").load([_literally(file.uri) for file in files])
        parse = partial(parse_batches, worker=self.options.worker, options=chosen)
        return content.selectExpr(f"{_FILE_NAME} AS name", "content").mapInPandas(parse, PARSED)

    def _annotated(self, parsed: DataFrame) -> DataFrame:
        """Rows of `ANSWERED`. An answer is taken apart here, once; each table then reads the columns that it needs."""
        answer = partial(annotate_batches, worker=self.options.worker, progress=self.meter.progress())
        answered = parsed.where("kind = 'document'").mapInPandas(answer, ANNOTATED)
        return answered_rows(answered)

    def _tables(self, rows: DataFrame, what: str) -> None:
        """All tables at once: each is a job of its own, and the last task of one would hold up the others."""

        def write(table: tuple[str, DataFrame]) -> None:
            self._describe(what)
            self._write(table[1], table[0])

        tables = tables_of(rows)
        with ThreadPoolExecutor(len(tables)) as threads:
            for _ in threads.map(write, tables.items()):
                pass

    def _write(self, table: DataFrame, name: str) -> None:
        (
            table.repartition("input_file")
            .sortWithinPartitions("input_file", "seq")
            .write.mode("append")
            .partitionBy("input_file")
            .parquet(f"{self.out}/{name}")
        )

    def _versions(self, rows: DataFrame, files: list[InputFile]) -> DataFrame:
        counted: dict[str, list[Any]] = {file.name: [] for file in files}
        for row in rows.groupBy("input_file", "kind", "opened").count().collect():
            counted[row.input_file].append(row)
        written = datetime.now(UTC).isoformat(timespec="seconds")
        values = [
            {
                "input_file": file.name,
                "uri": file.uri,
                "bytes": file.length,
                "documents": sum(row["count"] for row in counted[file.name] if row.kind == "document"),
                # Of several installations that answered, all are named.
                "opened": [json.loads(one) for one in sorted({row.opened for row in counted[file.name] if row.opened})],
                "worker": arguments_of(self.options.worker),
                "written": written,
                "biogloss_cluster": cluster_version(),
                "spark": self.spark.version,
            }
            for file in files
        ]
        # As a literal: rows of Python would start processes of Python on the executors for them alone.
        rows_of = "SELECT inline(from_json(:values, :columns))"
        return self.spark.sql(rows_of, args={"values": json.dumps(values), "columns": f"array<struct<{VERSIONS}>>"})


def _file_by_file(spark: SparkSession) -> SparkSession:
    """The same session, but a file is a task, however small it is. Spark else reads small files together."""
    session = spark.newSession()
    largest = session.conf.get("spark.sql.files.maxPartitionBytes")
    session.conf.set("spark.sql.files.openCostInBytes", largest or "128MB")
    return session


def _of_parquet(spark: SparkSession, files: list[InputFile]) -> DataFrame:
    """Rows with `id` and `text`, and with `info` where they have it (a map: pmid, year, journal, ...)."""
    rows = spark.read.parquet(*[_literally(file.uri) for file in files])
    info = "info" if "info" in rows.columns else "cast(map() AS map<string, string>)"
    return rows.selectExpr(
        f"{_FILE_NAME} AS input_file",
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
