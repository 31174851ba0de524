"""Tables out of answered rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .schemas import ANSWER

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def answered_rows(annotated: DataFrame) -> DataFrame:
    """Rows of `ANNOTATED` with the answer as a structure, `a`, in place of its JSON."""
    from pyspark.sql import functions as f

    return annotated.withColumn("a", f.from_json("answer", ANSWER)).drop("answer")


def tables_of(answered: DataFrame) -> dict[str, DataFrame]:
    """All tables but `versions`, of rows as `answered_rows` gives them; what was not read has no answer there."""
    good = answered.where("kind = 'document' AND a.error IS NULL")
    return {
        "documents": _documents(good),
        "mentions": _mentions(good),
        "relations": _relations(good),
        "concepts": _concepts(good),
        "failures": _failures(answered),
        "history": _history(answered),
    }


def _documents(good: DataFrame) -> DataFrame:
    info = {name: f"info['{name}'] AS {name}" for name in ("pmid", "pmcid", "doi", "journal")}
    return good.selectExpr(
        "input_file",
        "seq",
        "id",
        *info.values(),
        "try_cast(info['year'] AS int) AS year",
        "coalesce(info['version'], '1') AS version",
        "text",
        "sha2(text, 256) AS text_sha256",
        "sections",
        "info",
        "said",
        "a.read.pieces AS pieces_read",
        "a.read.of AS pieces",
        "a.leftOut AS left_out",
    )


#: Offsets in code points: less the characters before that take two UTF-16 code units.
def _code_points(offset: str) -> str:
    return f"{offset} - size(filter(astral, at -> at < {offset}))"


def _mentions(good: DataFrame) -> DataFrame:
    best = "get(e.concepts, 0)"
    return good.selectExpr("input_file", "seq", "id", "info", "astral", "explode(a.entities) AS e").selectExpr(
        "input_file",
        "seq",
        "id AS document",
        "info['pmid'] AS pmid",
        "try_cast(info['year'] AS int) AS year",
        "e.id AS mention",
        "e.start",
        "e.`end`",
        f"{_code_points('e.start')} AS start_cp",
        f"{_code_points('e.`end`')} AS end_cp",
        "e.text",
        "e.type",
        "e.score",
        "e.`group`",
        "e.`by`",
        "coalesce(e.negated, false) AS negated",
        "coalesce(e.speculative, false) AS speculative",
        f"{best}.id AS concept",
        f"{best}.name AS concept_name",
        f"{best}.score AS concept_score",
    )


def _relations(good: DataFrame) -> DataFrame:
    def part(role: str) -> str:
        return f"get(filter(entities, e -> e.id = r.{role}), 0)"

    return good.selectExpr(
        "input_file",
        "seq",
        "id",
        "info",
        "a.entities AS entities",
        "posexplode(a.relations) AS (n, r)",
    ).selectExpr(
        "input_file",
        "seq",
        "id AS document",
        "info['pmid'] AS pmid",
        "try_cast(info['year'] AS int) AS year",
        "concat('R', n + 1) AS relation",
        "r.type",
        "r.`schema`",
        "r.directed",
        "r.score",
        "r.novel",
        *(
            f"{value} AS {role}_{column}"
            for role in ("head", "tail")
            for value, column in (
                (f"{part(role)}.id", "mention"),
                (f"{part(role)}.text", "text"),
                (f"{part(role)}.type", "type"),
                (f"{part(role)}.`group`", "group"),
                (f"get({part(role)}.concepts, 0).id", "concept"),
                (f"get({part(role)}.concepts, 0).name", "concept_name"),
            )
        ),
    )


def _concepts(good: DataFrame) -> DataFrame:
    return (
        good.selectExpr("input_file", "seq", "id", "explode(a.entities) AS e")
        .selectExpr("input_file", "seq", "id", "e.id AS mention", "posexplode(e.concepts) AS (n, c)")
        .selectExpr(
            "input_file",
            "seq",
            "id AS document",
            "mention",
            "n + 1 AS rank",
            "c.id AS concept",
            "c.name",
            "c.score",
            "c.taxon",
            "c.vocabulary",
        )
    )


def _failures(answered: DataFrame) -> DataFrame:
    parse = answered.where("kind = 'failure'").selectExpr(
        "input_file", "seq", "'parse' AS stage", "id", "place", "code", "reason", "text"
    )
    annotate = answered.where("kind = 'document' AND a.error IS NOT NULL").selectExpr(
        "input_file",
        "seq",
        "'annotate' AS stage",
        "id",
        "cast(NULL AS string) AS place",
        "a.error.code AS code",
        "a.error.message AS reason",
        "text",
    )
    return parse.unionByName(annotate)


def _history(answered: DataFrame) -> DataFrame:
    """What each file says of a PubMed record: that it is there (with a text that was read, or not), or is withdrawn."""
    put = answered.where("info['pmid'] IS NOT NULL").selectExpr(
        "input_file",
        "seq",
        "info['pmid'] AS pmid",
        "coalesce(try_cast(info['version'] AS int), 1) AS version",
        "'put' AS action",
    )
    delete = answered.where("kind = 'withdrawal'").selectExpr(
        "input_file",
        "seq",
        "explode(withdrawn) AS pmid",
        "cast(NULL AS int) AS version",
        "'delete' AS action",
    )
    return put.unionByName(delete)


def empty_table(spark: SparkSession, name: str) -> DataFrame:
    """A table without rows, with its columns."""
    from .schemas import ANNOTATED

    return tables_of(answered_rows(spark.createDataFrame([], ANNOTATED)))[name]
