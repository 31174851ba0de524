"""Questions over the output in Spark SQL, of the views that `current.open_output` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: From these scores on the page shows a mention or a relation at once.
LIKELY_ENTITY = 0.5
LIKELY = 0.7

_NAMED = """
    SELECT DISTINCT input_file, seq, year, concept, type FROM mentions
    WHERE concept IS NOT NULL AND score >= {score}
"""

#: One name a concept, that under which most mentions are linked; of several the first by the alphabet.
_NAMES = """
    SELECT concept, max_by(concept_name, struct(count, -ascii(concept_name))) AS name FROM (
        SELECT concept, concept_name, count(*) AS count FROM mentions WHERE concept IS NOT NULL GROUP BY ALL
    ) GROUP BY concept
"""


def concepts_by_year(spark: SparkSession, score: float = LIKELY_ENTITY) -> DataFrame:
    """Documents that name each concept, by year: `concept`, `name`, `type`, `year`, `documents`."""
    return spark.sql(
        f"""
        WITH named AS ({_NAMED.format(score=float(score))}), names AS ({_NAMES})
        SELECT concept, name, type, year, count(*) AS documents
        FROM named JOIN names USING (concept) GROUP BY ALL ORDER BY documents DESC, concept, year
        """
    )


def co_mentions(spark: SparkSession, score: float = LIKELY_ENTITY, concept: str | None = None) -> DataFrame:
    """Documents that name two concepts, by year: `a`, `a_name`, `b`, `b_name`, `year`, `documents`; `a` < `b`.

    :param concept: only pairs with this one, which then is `a`
    """
    other = "x.concept < y.concept" if concept is None else f"x.concept = {_text(concept)} AND y.concept != x.concept"
    return spark.sql(
        f"""
        WITH named AS (SELECT DISTINCT input_file, seq, year, concept FROM ({_NAMED.format(score=float(score))})),
        names AS ({_NAMES}),
        pairs AS (
            SELECT x.concept AS a, y.concept AS b, x.year AS year FROM named x JOIN named y
            ON x.input_file = y.input_file AND x.seq = y.seq AND {other}
        )
        SELECT a, n.name AS a_name, b, m.name AS b_name, year, count(*) AS documents
        FROM pairs JOIN names n ON n.concept = a JOIN names m ON m.concept = b
        GROUP BY ALL ORDER BY documents DESC, a, b, year
        """
    )


def relations_by_year(spark: SparkSession, score: float = LIKELY, concept: str | None = None) -> DataFrame:
    """Documents that claim a relation of two concepts, by year.

    `head`, `tail` with their names, `type`, `schema`, `directed`, `year`, `documents`, `best_score`. An undirected
    relation has the concepts in the alphabet's order.

    :param concept: only relations of this one, on either side
    """
    part = "" if concept is None else f"AND {_text(concept)} IN (head_concept, tail_concept)"
    turned = "NOT directed AND head_concept > tail_concept"

    def side(role: str, other: str) -> str:
        return ", ".join(
            f"CASE WHEN {turned} THEN {other}_{column} ELSE {role}_{column} END AS {role}{short}"
            for column, short in (("concept", ""), ("concept_name", "_name"))
        )

    return spark.sql(
        f"""
        SELECT head, head_name, tail, tail_name, type, `schema`, directed, year,
            count(DISTINCT input_file, seq) AS documents, max(score) AS best_score
        FROM (
            SELECT input_file, seq, type, `schema`, directed, year, score,
                {side("head", "tail")}, {side("tail", "head")}
            FROM relations
            WHERE head_concept IS NOT NULL AND tail_concept IS NOT NULL AND score >= {float(score)} {part}
        )
        GROUP BY ALL ORDER BY documents DESC, head, tail, type, year
        """
    )


def documents_where(
    spark: SparkSession, concepts: list[str] | None = None, years: tuple[int, int] | None = None, limit: int = 1000
) -> DataFrame:
    """Keys (`input_file`, `seq`) of documents that name all of these concepts, the latest first.

    :param years: first and last, both included
    """
    conditions = ["true"]
    if years:
        conditions.append(f"year BETWEEN {int(years[0])} AND {int(years[1])}")
    for one in concepts or []:
        conditions.append(
            "EXISTS (SELECT 1 FROM mentions m WHERE m.input_file = d.input_file AND m.seq = d.seq "
            f"AND m.concept = {_text(one)} AND m.score >= {LIKELY_ENTITY})"
        )
    return spark.sql(
        f"""
        SELECT input_file, seq FROM documents d WHERE {" AND ".join(conditions)}
        ORDER BY year DESC NULLS LAST, input_file, seq LIMIT {int(limit)}
        """
    )


QUESTIONS = {
    "concepts": concepts_by_year,
    "co-mentions": co_mentions,
    "relations": relations_by_year,
}


def _text(value: str) -> str:
    """As Spark SQL writes it."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
