"""Exports of documents that `documents.json` holds as Spark gave them; no Spark is needed."""

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

from biogloss_cluster.export import neo4j
from biogloss_cluster.export.library import write_library
from biogloss_cluster.main import main

ROOT = Path(__file__).parents[2]


def test_the_library_is_the_one_that_the_page_opens_in_its_journey(tmp_path: Path) -> None:
    documents = json.loads((Path(__file__).parent / "documents.json").read_text())
    out = tmp_path / "library.gz"
    assert write_library(documents, out, datetime(2026, 1, 1, tzinfo=UTC), ["aspirin"]) == 2
    # `e2e/corpus.spec.ts` opens this file.
    expected = (ROOT / "e2e" / "fixtures" / "corpus-library.jsonl").read_text(encoding="utf-8")
    assert gzip.decompress(out.read_bytes()).decode() == expected


def test_a_library_whose_name_the_page_would_not_know_is_refused_before_anything_is_done(capsys) -> None:
    assert main(["export", "library", "set.gz", "--out", "tables"]) == 2
    assert "call it set.biogloss.gz" in capsys.readouterr().err


def test_cells_of_neo4j_are_quoted_as_its_importer_reads_them() -> None:
    """One line a row, quotation marks doubled, an absent value empty, true and false in lower case."""
    file = io.StringIO()
    cells = ['a "b", c', "line\r\nend", "\\", None, True, False, 3, 1e-05, "Concept;Disease"]
    assert neo4j._write(csv.writer(file, lineterminator="\n").writerow, [":ID"], [cells]) == 1
    head, row = file.getvalue().splitlines()
    assert head == ":ID"
    assert row == '"a ""b"", c",line  end,\\,,true,false,3,1e-05,Concept;Disease'
