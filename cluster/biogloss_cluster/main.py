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
    annotate.add_argument("--biogloss", default="biogloss", help="how the command line is called on the machines")
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
    trial.add_argument("--biogloss", default="biogloss")
    trial.add_argument("--options", default="")
    trial.set_defaults(run=_trial)
    return parser


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


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
