"""What holds of all that the files say: views for questions and exports.

PubMed comes as a baseline a year (`pubmed25n0001.xml.gz` and on) and updates that go on counting. A later file takes
the place of what an earlier one says of a record; a list of deletions takes the record away. A new baseline takes the
place of all files of earlier years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import UserError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PUBMED = r"^pubmed(\\d{2})n(\\d+)\\.xml"
#: Of a file of PubMed its year and number; others have neither, and come before.
FILE_ORDER = f"""
    int(nullif(regexp_extract(input_file, '{_PUBMED}', 1), '')) AS series,
    int(nullif(regexp_extract(input_file, '{_PUBMED}', 2), '')) AS number
"""

_CURRENT = """
    WITH placed AS (SELECT *, {order} FROM history),
    wanted AS (
        SELECT * FROM placed
        WHERE series IS NULL OR series = {series}
    ),
    -- What is behind the last deletion of a record, in the order of the files.
    ranked AS (
        SELECT *, struct(coalesce(number, -1), input_file, seq) AS place FROM wanted
    ),
    standing AS (
        SELECT input_file, seq, pmid, version, place FROM (
            SELECT *, max(CASE WHEN action = 'delete' THEN place END) OVER (PARTITION BY pmid) AS gone FROM ranked
        ) WHERE action = 'put' AND (gone IS NULL OR place > gone)
    )
    -- The highest version, and of it what the latest file says.
    SELECT input_file, seq, pmid FROM (
        SELECT *, row_number() OVER (PARTITION BY pmid ORDER BY version DESC, place DESC) AS rank FROM standing
    ) WHERE rank = 1
"""

_OF_DOCUMENTS = ("documents", "mentions", "relations", "concepts")


def open_output(spark: SparkSession, out: str, series: int | None = None) -> None:
    """Makes views of the tables in `out`.

    `documents`, `mentions`, `relations` and `concepts` hold each PubMed record once, as it stands; `all_documents` and
    so on what each file says. Documents without a PubMed identifier are in both.

    :param series: two digits of the year of the baseline that counts; the latest that is there when absent
    :raises UserError: where `out` is no output
    """
    for table in (*_OF_DOCUMENTS, "failures", "history", "versions"):
        name = f"all_{table}" if table in _OF_DOCUMENTS else table
        read_table(spark, f"{out}/{table}").createOrReplaceTempView(name)
    latest = f"(SELECT max(series) FROM (SELECT {FILE_ORDER} FROM history))"
    current = spark.sql(_CURRENT.format(order=FILE_ORDER, series=latest if series is None else int(series)))
    current.createOrReplaceTempView("current_records")
    for table in _OF_DOCUMENTS:
        spark.sql(
            f"""
            SELECT t.* FROM all_{table} t
            LEFT SEMI JOIN (
                SELECT input_file, seq FROM current_records
                UNION ALL SELECT input_file, seq FROM all_documents WHERE pmid IS NULL
            ) c ON t.input_file = c.input_file AND t.seq = c.seq
            """
        ).createOrReplaceTempView(table)


def read_table(spark: SparkSession, path: str) -> DataFrame:
    """The table in a folder, without rows where no file has one.

    :raises UserError: where the folder is none of an output
    """
    from pyspark.errors import AnalysisException

    from .tables import empty_table

    try:
        return spark.read.parquet(path)
    except AnalysisException as error:
        condition = error.getCondition() or ""
        if "SCHEMA" in condition:
            # A table that no file has a row for has no file of its own.
            return empty_table(spark, path.rsplit("/", 1)[-1])
        raise UserError(f"{path} is no table of biogloss-cluster annotate: check --out") from error
