"""Documents with their mentions, relations and concepts together, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: The columns of `documents`, with lists `mentions` and `relations` of rows of these tables; a mention has its
#: `concepts`, best first.
Document = dict[str, Any]


def documents(spark: SparkSession, keys: DataFrame) -> Iterator[Document]:
    """The documents with these keys (`input_file`, `seq`), by file and place. A task's worth is in memory at a time."""
    keys.createOrReplaceTempView("wanted_keys")
    rows = spark.sql(
        """
        WITH c AS (
            SELECT input_file, seq, mention,
                array_sort(collect_list(struct(rank, concept AS id, name, score, taxon, vocabulary))) AS concepts
            FROM concepts JOIN wanted_keys USING (input_file, seq) GROUP BY ALL
        ),
        m AS (
            SELECT input_file, seq, collect_list(struct(mentions.*, c.concepts AS concepts)) AS mentions
            FROM mentions JOIN wanted_keys USING (input_file, seq) LEFT JOIN c USING (input_file, seq, mention)
            GROUP BY ALL
        ),
        r AS (
            SELECT input_file, seq, collect_list(struct(relations.*)) AS relations
            FROM relations JOIN wanted_keys USING (input_file, seq) GROUP BY ALL
        )
        SELECT d.*, m.mentions, r.relations, v.opened, v.written
        FROM documents d JOIN wanted_keys USING (input_file, seq)
        LEFT JOIN m USING (input_file, seq) LEFT JOIN r USING (input_file, seq)
        LEFT JOIN versions v USING (input_file)
        ORDER BY input_file, seq
        """
    )
    for row in rows.toLocalIterator():
        document: Document = row.asDict(recursive=True)
        document["mentions"] = sorted(document["mentions"] or [], key=lambda one: _number(one["mention"]))
        document["relations"] = sorted(document["relations"] or [], key=lambda one: _number(one["relation"]))
        for mention in document["mentions"]:
            mention["concepts"] = [
                {name: value for name, value in one.items() if name != "rank" and value is not None}
                for one in mention["concepts"] or []
            ]
        opened = json.loads(document.pop("opened") or "[]")
        # Of several installations that answered for a file the last by the alphabet, which is the newest.
        document["opened"] = opened[-1] if opened else {}
        yield document


def source_of(value: str | None) -> Any:
    """Who says that something is an entity, as the page keeps it; absent for the model."""
    if value is None:
        return None
    return json.loads(value) if value.startswith("{") else value


def _number(name: str) -> int:
    return int(name[1:])
