"""The command `biogloss-cluster`."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .annotate import Worker
from .errors import UserError
from .process import default_command

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except UserError as error:
        print(f"biogloss-cluster: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="biogloss-cluster", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    annotate = commands.add_parser("annotate", help="files into tables")
    annotate.add_argument("inputs", nargs="+", help="files, folders or globs, at any path that Spark can read")
    annotate.add_argument("--out", required=True, help="folder of the tables; files that it has are passed over")
    _spark(annotate)
    annotate.add_argument(
        "--biogloss", default=default_command(), help="how the command line is called on the machines"
    )
    annotate.add_argument("--options", default="", help="of `biogloss annotate`, in one string: '--heads BC5CDR'")
    annotate.add_argument("--format", help="of the files (told by their content), or parquet")
    annotate.add_argument("--documents-per-task", type=_count, default=100)
    annotate.add_argument("--files-per-wave", type=_count, default=8)
    annotate.add_argument("--waves-at-once", type=_count, default=2)
    annotate.set_defaults(run=_annotate)
    generate = commands.add_parser("generate", help="made-up files in PubMed's form, for a trial")
    generate.add_argument("folder")
    generate.add_argument("--documents", type=_count, default=2000)
    generate.add_argument("--files", type=_count, default=4)
    generate.set_defaults(run=_generate)
    trial = commands.add_parser("trial", help="made-up abstracts by Spark and by the command line alone, compared")
    trial.add_argument("folder", help="an empty folder for all of it")
    trial.add_argument("--documents", type=_count, default=2000)
    trial.add_argument("--executors", type=_count, default=2)
    trial.add_argument("--kill", action="store_true", help="kills one executor in the middle")
    trial.add_argument("--biogloss", default=default_command())
    trial.add_argument("--options", default="")
    trial.set_defaults(run=_trial)
    ask = commands.add_parser("ask", help="counts by concept and year: concepts, co-mentions, relations")
    ask.add_argument("question", choices=["concepts", "co-mentions", "relations"])
    _output(ask)
    ask.add_argument("--concept", help="only with this one: MESH:D001241 (co-mentions, relations)")
    ask.add_argument("--score", type=float, help="least score (0.5 of mentions, 0.7 of relations)")
    ask.add_argument(
        "--csv", help="folder for all of the answer, written by Spark; its first rows are shown when absent"
    )
    ask.add_argument("--rows", type=_count, default=50)
    ask.set_defaults(run=_ask)
    sql = commands.add_parser("sql", help="a query of your own over documents, mentions, relations, concepts, ...")
    sql.add_argument("query")
    _output(sql)
    sql.add_argument("--rows", type=_count, default=50)
    sql.set_defaults(run=_sql)
    export = commands.add_parser("export", help="into the app's library, Neo4j, or a format of biogloss convert")
    export.add_argument("to", help="library, neo4j, pubtator, bioc-xml, bioc-json, ...")
    export.add_argument("target", help="file; a folder for neo4j")
    _output(export)
    export.add_argument("--concept", action="append", help="documents that name it; several: all of them")
    export.add_argument("--years", metavar="FIRST-LAST")
    export.add_argument("--limit", type=_count, default=1000, help="most documents (1000); neo4j takes all")
    export.add_argument("--tag", action="append", default=[], help="of the documents in the library")
    export.add_argument("--biogloss", default=default_command())
    export.set_defaults(run=_export)
    capacity = commands.add_parser("capacity", help="hours and cost from what was measured")
    capacity.add_argument("--seconds-per-document", type=float, required=True, help="of one core, command line alone")
    capacity.add_argument("--share-under-spark", type=float, default=0.9)
    capacity.add_argument("--bytes-per-document", type=_count, required=True)
    capacity.add_argument("--memory-per-process", type=_count, required=True, metavar="MIB")
    capacity.add_argument("--price", type=float, required=True, help="of a core and hour")
    capacity.set_defaults(run=_capacity)
    return parser


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, help="what annotate wrote")
    parser.add_argument("--series", type=int, help="year of PubMed's baseline that counts, two digits (the latest)")
    _spark(parser)


def _spark(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--master", help="local[2], local-cluster[2,1,1024], yarn, ...; spark-submit's when absent")
    parser.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark")


@contextmanager
def _session(arguments: argparse.Namespace) -> Iterator[SparkSession]:
    from .session import open_session

    settings = dict(one.split("=", 1) for one in arguments.conf if "=" in one)
    if len(settings) < len(arguments.conf):
        raise UserError("--conf takes NAME=VALUE")
    spark = open_session(arguments.master, settings)
    try:
        yield spark
    finally:
        # An executor that is still starting would keep the driver alive.
        spark.stop()


def _annotate(arguments: argparse.Namespace) -> int:
    from .job import Options, run

    worker = Worker(tuple(shlex.split(arguments.biogloss)), tuple(shlex.split(arguments.options)))
    options = Options(
        worker=worker,
        format=arguments.format,
        documents_per_task=arguments.documents_per_task,
        files_per_wave=arguments.files_per_wave,
        waves_at_once=arguments.waves_at_once,
    )
    started = time.monotonic()
    with _session(arguments) as spark:
        summary = run(spark, arguments.inputs, arguments.out, options)
    seconds = time.monotonic() - started
    rate = summary.documents / summary.annotating_seconds if summary.annotating_seconds else 0.0
    print(
        f"{summary.files} files annotated, {summary.skipped} were there; {summary.documents} documents in "
        f"{seconds:.0f} s, {rate:.2f} a second and core while records were answered"
    )
    return 0


def _generate(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from .generate import write_baseline

    for path in write_baseline(Path(arguments.folder), arguments.documents, arguments.files):
        print(path)
    return 0


def _trial(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from .trial import trial

    folder = Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UserError(f"{folder} is not empty: choose another")
    command, options = shlex.split(arguments.biogloss), shlex.split(arguments.options)
    same = trial(folder, arguments.documents, arguments.executors, command, options, arguments.kill)
    return 0 if same else 1


def _ask(arguments: argparse.Namespace) -> int:
    from .current import open_output
    from .questions import QUESTIONS

    if arguments.question == "concepts" and arguments.concept:
        raise UserError("--concept is for co-mentions and relations")
    chosen = {name: getattr(arguments, name) for name in ("score", "concept") if getattr(arguments, name) is not None}
    with _session(arguments) as spark:
        open_output(spark, arguments.out, arguments.series)
        answer = QUESTIONS[arguments.question](spark, **chosen)
        if arguments.csv:
            answer.write.csv(arguments.csv, header=True)
        else:
            answer.show(arguments.rows, truncate=False)
    return 0


def _sql(arguments: argparse.Namespace) -> int:
    from .current import open_output

    with _session(arguments) as spark:
        open_output(spark, arguments.out, arguments.series)
        spark.sql(arguments.query).show(arguments.rows, truncate=False)
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime
    from pathlib import Path

    from .current import open_output
    from .export.documents import documents
    from .export.exchange import write_format
    from .export.library import write_library
    from .export.neo4j import IMPORT, write_neo4j
    from .questions import documents_where

    years = _years(arguments.years)
    target = Path(arguments.target)
    with _session(arguments) as spark:
        open_output(spark, arguments.out, arguments.series)
        if arguments.to == "neo4j":
            for name, count in write_neo4j(spark, target).items():
                print(f"{target / name}: {count} rows")
            print(IMPORT)
            return 0
        keys = documents_where(spark, arguments.concept, years, arguments.limit)
        if arguments.to == "library":
            count = write_library(documents(spark, keys), target, datetime.now(UTC), arguments.tag)
        else:
            command = shlex.split(arguments.biogloss)
            count = write_format(documents(spark, keys), arguments.to, target, command)
    print(f"{target}: {count} documents")
    return 0


def _years(value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    first, _, last = value.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise UserError(f"--years takes FIRST-LAST, as in 2010-2020, not '{value}'")
    return int(first), int(last or first)


def _capacity(arguments: argparse.Namespace) -> int:
    from .capacity import Measured, as_markdown, rows

    measured = Measured(
        seconds_per_document=arguments.seconds_per_document,
        share_under_spark=arguments.share_under_spark,
        bytes_per_document=arguments.bytes_per_document,
        memory_per_process_mib=arguments.memory_per_process,
        price_per_core_hour=arguments.price,
    )
    print(as_markdown(rows(measured)))
    return 0


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
