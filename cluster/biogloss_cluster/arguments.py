"""What the command `biogloss-cluster` takes."""

from __future__ import annotations

import argparse

from .process import default_command


def command_line() -> argparse.ArgumentParser:
    """Parses into `command`, the name of the subcommand, and its options."""
    parser = argparse.ArgumentParser(prog="biogloss-cluster", description="The command `biogloss-cluster`.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
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
    generate = commands.add_parser("generate", help="made-up files in PubMed's form, for a trial")
    generate.add_argument("folder")
    generate.add_argument("--documents", type=_count, default=2000)
    generate.add_argument("--files", type=_count, default=4)
    trial = commands.add_parser("trial", help="made-up abstracts by Spark and by the command line alone, compared")
    trial.add_argument("folder", help="an empty folder for all of it")
    trial.add_argument("--documents", type=_count, default=2000)
    trial.add_argument("--executors", type=_count, default=2)
    trial.add_argument("--kill", action="store_true", help="kills one executor in the middle")
    trial.add_argument("--biogloss", default=default_command())
    trial.add_argument("--options", default="")
    _conf(trial)
    ask = commands.add_parser("ask", help="counts by concept and year: concepts, co-mentions, relations")
    ask.add_argument("question", choices=["concepts", "co-mentions", "relations"])
    _output(ask)
    ask.add_argument("--concept", help="only with this one: MESH:D001241 (co-mentions, relations)")
    ask.add_argument("--score", type=float, help="least score (0.5 of mentions, 0.7 of relations)")
    ask.add_argument(
        "--csv", help="folder for all of the answer, written by Spark; its first rows are shown when absent"
    )
    ask.add_argument("--rows", type=_count, default=50)
    sql = commands.add_parser("sql", help="a query of your own over documents, mentions, relations, concepts, ...")
    sql.add_argument("query")
    _output(sql)
    sql.add_argument("--rows", type=_count, default=50)
    export = commands.add_parser("export", help="into the app's library, Neo4j, or a format of biogloss convert")
    export.add_argument("to", help="library, neo4j, pubtator, bioc-xml, bioc-json, ...")
    export.add_argument("target", help="file; a folder for neo4j")
    _output(export)
    export.add_argument("--concept", action="append", help="documents that name it; several: all of them")
    export.add_argument("--years", metavar="FIRST-LAST")
    export.add_argument("--limit", type=_count, default=1000, help="most documents (1000); neo4j takes all")
    export.add_argument("--tag", action="append", default=[], help="of the documents in the library")
    export.add_argument("--biogloss", default=default_command())
    capacity = commands.add_parser("capacity", help="hours and cost from what was measured")
    capacity.add_argument("--seconds-per-document", type=float, required=True, help="of one core, command line alone")
    capacity.add_argument("--share-under-spark", type=float, default=0.9)
    capacity.add_argument("--bytes-per-document", type=_count, required=True)
    capacity.add_argument("--memory-per-process", type=_count, required=True, metavar="MIB")
    capacity.add_argument("--price", type=float, required=True, help="of a core and hour")
    return parser


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, help="what annotate wrote")
    parser.add_argument("--series", type=int, help="year of PubMed's baseline that counts, two digits (the latest)")
    _spark(parser)


def _spark(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--master", help="local[2], local-cluster[2,1,1024], yarn, ...; spark-submit's when absent")
    _conf(parser)


def _conf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark")


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
