"""Columns of what is parsed, answered and written."""

from __future__ import annotations

SPAN = "start: int, `end`: int"

PARSED = f"""
    input_file string, seq long, kind string, id string, text string,
    sections array<struct<kind: string, {SPAN}>>, info map<string, string>, said string,
    withdrawn array<string>, code string, place string, reason string
"""

ANNOTATED = f"{PARSED}, answer string, opened string, astral array<int>"

CONCEPT = "struct<id: string, name: string, score: double, taxon: long, vocabulary: string>"

#: The form of an answer of `annotate --stream`; `by` is a name or an object, kept as JSON.
ANSWER = f"""
    entities array<struct<
        id: string, {SPAN}, text: string, type: string, score: double, `group`: string, `by`: string,
        negated: boolean, speculative: boolean, concepts: array<{CONCEPT}>
    >>,
    relations array<struct<
        head: string, tail: string, type: string, `schema`: string, directed: boolean, score: double,
        novel: boolean
    >>,
    read struct<pieces: int, `of`: int>,
    leftOut array<struct<kind: string, {SPAN}>>,
    error struct<code: string, message: string>
"""

#: `opened` and `worker` are JSON.
VERSIONS = """
    input_file: string, uri: string, bytes: long, documents: long, opened: string, worker: string, written: string,
    biogloss_cluster: string, spark: string
"""

#: Written in this order, a folder each; a file of the input whose row of `versions` is there is done.
TABLES = (
    "documents",
    "mentions",
    "relations",
    "concepts",
    "failures",
    "history",
    "versions",
)
