"""CSV for `neo4j-admin database import full`: documents, concepts, who names what, and what is claimed of whom."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..questions import LIKELY, LIKELY_ENTITY

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_DOCUMENT = "concat(input_file, '#', seq)"

_FILES: dict[str, tuple[list[str], str]] = {
    "documents.csv": (
        ["document:ID(Document)", "id", "pmid", "doi", "year:int", "journal", ":LABEL"],
        f"SELECT {_DOCUMENT}, id, pmid, doi, year, journal, 'Document' FROM documents",
    ),
    "concepts.csv": (
        ["concept:ID(Concept)", "name", ":LABEL"],
        """
        SELECT concept, max_by(concept_name, score), concat_ws(';', 'Concept', array_sort(collect_set(type)))
        FROM mentions WHERE concept IS NOT NULL AND score >= {entity} GROUP BY concept
        """,
    ),
    "mentions.csv": (
        [":START_ID(Document)", ":END_ID(Concept)", "mentions:int", "score:double", ":TYPE"],
        f"""
        SELECT {_DOCUMENT}, concept, count(*), max(score), 'MENTIONS' FROM mentions
        WHERE concept IS NOT NULL AND score >= {{entity}} GROUP BY input_file, seq, concept
        """,
    ),
    "relations.csv": (
        [
            ":START_ID(Concept)",
            ":END_ID(Concept)",
            "schema",
            "directed:boolean",
            "documents:int",
            "score:double",
            "firstYear:int",
            "lastYear:int",
            ":TYPE",
        ],
        """
        SELECT head_concept, tail_concept, `schema`, directed, count(DISTINCT input_file, seq), max(score),
            min(year), max(year), upper(regexp_replace(type, '[^A-Za-z0-9_]', '_'))
        FROM relations
        WHERE score >= {relation}
            AND head_concept IN (SELECT concept FROM mentions WHERE score >= {entity})
            AND tail_concept IN (SELECT concept FROM mentions WHERE score >= {entity})
        GROUP BY head_concept, tail_concept, `schema`, directed, type
        """,
    ),
}

IMPORT = (
    "neo4j-admin database import full --nodes=documents.csv --nodes=concepts.csv "
    "--relationships=mentions.csv --relationships=relations.csv --overwrite-destination neo4j"
)


def write_neo4j(
    spark: SparkSession, folder: Path, entity: float = LIKELY_ENTITY, relation: float = LIKELY
) -> dict[str, int]:
    """Writes the files, with their header lines, and gives the rows of each. Every end of a relationship is a node."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, (header, query) in _FILES.items():
        rows = spark.sql(query.format(entity=float(entity), relation=float(relation))).toLocalIterator()
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            counts[name] = _write(csv.writer(file, lineterminator="\n").writerow, header, rows)
    return counts


def _write(put: Callable[[Iterable[Any]], Any], header: list[str], rows: Iterable[Iterable[Any]]) -> int:
    put(header)
    count = 0
    for row in rows:
        put([_cell(value) for value in row])
        count += 1
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    # The importer takes a line end within a quoted cell only when it is told to.
    return value.replace("\n", " ").replace("\r", " ") if isinstance(value, str) else value
