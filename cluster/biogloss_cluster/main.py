"""The command `biogloss-cluster`."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .annotate import Worker
from .arguments import command_line
from .errors import UserError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def main(argv: Sequence[str] | None = None) -> int:
    arguments = command_line().parse_args(argv)
    try:
        return _COMMANDS[arguments.command](arguments)
    except UserError as error:
        print(f"biogloss-cluster: {error}", file=sys.stderr)
        return 2


def _settings(arguments: argparse.Namespace) -> dict[str, str]:
    settings = dict(one.split("=", 1) for one in arguments.conf if "=" in one)
    if len(settings) < len(arguments.conf):
        raise UserError("--conf takes NAME=VALUE")
    return settings


@contextmanager
def _session(arguments: argparse.Namespace) -> Iterator[SparkSession]:
    from .session import open_session

    spark = open_session(arguments.master, _settings(arguments))
    try:
        yield spark
    finally:
        # An executor that is still starting would keep the driver alive.
        spark.stop()


def _annotate(arguments: argparse.Namespace) -> int:
    from .job import Options, run

    is_one_machine = arguments.master is not None and arguments.master.startswith("local")
    folder = str(Path.cwd()) if is_one_machine else None
    worker = Worker(tuple(shlex.split(arguments.biogloss)), tuple(shlex.split(arguments.options)), folder)
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
    from .generate import write_baseline

    for path in write_baseline(Path(arguments.folder), arguments.documents, arguments.files):
        print(path)
    return 0


def _trial(arguments: argparse.Namespace) -> int:
    from .trial import trial

    settings = _settings(arguments)
    folder = Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UserError(f"{folder} is not empty: choose another")
    command, options = shlex.split(arguments.biogloss), shlex.split(arguments.options)
    same = trial(folder, arguments.documents, arguments.executors, command, options, arguments.kill, settings)
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

    from .current import open_output
    from .export.documents import documents
    from .export.exchange import write_format
    from .export.library import SUFFIX, write_library
    from .export.neo4j import IMPORT, write_neo4j
    from .questions import documents_where

    years = _years(arguments.years)
    target = Path(arguments.target)
    if arguments.to == "library" and not target.name.endswith(SUFFIX):
        raise UserError(
            f"the page knows the file of a library by its name: call it {target.name.removesuffix('.gz')}{SUFFIX}"
        )
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


_COMMANDS = {
    "annotate": _annotate,
    "generate": _generate,
    "trial": _trial,
    "ask": _ask,
    "sql": _sql,
    "export": _export,
    "capacity": _capacity,
}
