"""The job on Spark, with the readers of BioGloss and its model; slow where the machine is busy."""

import gzip
import hashlib
import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from biogloss_cluster.annotate import Worker
from biogloss_cluster.current import open_output
from biogloss_cluster.errors import UserError
from biogloss_cluster.export.documents import documents
from biogloss_cluster.export.exchange import write_format
from biogloss_cluster.export.library import write_library
from biogloss_cluster.export.neo4j import write_neo4j
from biogloss_cluster.generate import citation, write_file
from biogloss_cluster.job import Options, run
from biogloss_cluster.questions import co_mentions, concepts_by_year, documents_where, relations_by_year

pytestmark = pytest.mark.spark

#: A name with characters that paths and partitions escape.
OWN = "own notes + more, 5%.jsonl"
TEXT = "😀 Aspirin inhibits COX-2 in patients with breast cancer."


@pytest.fixture(scope="module")
def annotated(spark, biogloss, tmp_path_factory):
    """A baseline of two files, an update that revises, deletes and adds, a damaged file, JSON Lines and Parquet."""
    folder = tmp_path_factory.mktemp("corpus")
    source, out = folder / "in", folder / "out"
    source.mkdir()
    write_file(source / "pubmed25n0001.xml.gz", [citation(pmid) for pmid in (1, 2, 3)])
    write_file(source / "pubmed25n0002.xml.gz", [citation(4), citation(5), citation(5, seed=9, version=2)])
    write_file(source / "pubmed25n0003.xml.gz", [citation(2, seed=1), citation(6)], deleted=[3, 4])
    write_file(source / "pubmed25n0004.xml.gz", [citation(4, seed=2)])
    write_file(source / "pubmed24n0009.xml.gz", [citation(7)])
    (source / "damaged.xml.gz").write_bytes(gzip.compress(b"<PubmedArticleSet>" + citation(8).encode())[:-40])
    lines = [{"id": "own", "text": TEXT}, {"id": "empty"}]
    (source / OWN).write_text("".join(json.dumps(one) + "\n" for one in lines))
    options = Options(Worker(biogloss), documents_per_task=4, files_per_wave=5)
    summary = run(spark, [str(source)], str(out), options)
    return source, out, options, summary


def rows(spark, out: Path, table: str):
    return spark.read.parquet(f"{out}/{table}").collect()


def test_every_record_is_in_a_table_once(spark, annotated) -> None:
    _, out, _, summary = annotated
    assert (summary.files, summary.skipped) == (7, 0)
    found = sorted((row.input_file, row.id) for row in rows(spark, out, "documents"))
    assert [id_ for name, id_ in found if name == "pubmed25n0002.xml.gz"] == ["4", "5", "5"]
    assert len(found) == 11
    assert (OWN, "own") in found
    failed = {(row.input_file, row.stage) for row in rows(spark, out, "failures")}
    assert ("damaged.xml.gz", "parse") in failed
    assert (OWN, "parse") in failed
    versions = {row.input_file: row for row in rows(spark, out, "versions")}
    assert len(versions) == 7
    [opened] = json.loads(versions[OWN].opened)
    assert opened["pack"]["id"].startswith("biogloss")
    assert versions[OWN].documents == 1


def test_offsets_are_of_code_units_and_of_code_points(spark, annotated) -> None:
    _, out, _, _ = annotated
    mentions = [row for row in rows(spark, out, "mentions") if row.document == "own"]
    aspirin = next(row for row in mentions if row.text == "Aspirin")
    assert (aspirin.start, aspirin.end) == (3, 10)
    assert TEXT[aspirin.start_cp : aspirin.end_cp] == "Aspirin"
    assert aspirin.concept == "MESH:D001241"
    relation = next(row for row in rows(spark, out, "relations") if row.document == "own" and row.type == "INHIBITOR")
    assert (relation.head_text, relation.tail_text) == ("Aspirin", "COX-2")
    ranks = [row.rank for row in rows(spark, out, "concepts") if row.document == "own" and row.mention == "T2"]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_what_is_done_is_passed_over_and_what_is_not_is_done_anew(spark, annotated) -> None:
    source, out, options, _ = annotated
    before = {table: len(rows(spark, out, table)) for table in ("documents", "mentions", "relations", "failures")}
    # As a run leaves it that ended before it wrote the versions of a file.
    for path in (out / "versions" / "input_file=pubmed25n0001.xml.gz").iterdir():
        path.unlink()
    (out / "versions" / "input_file=pubmed25n0001.xml.gz").rmdir()
    summary = run(spark, [str(source)], str(out), options)
    assert (summary.files, summary.skipped) == (1, 6)
    assert {table: len(rows(spark, out, table)) for table in before} == before
    assert not (out / "_stage").exists()


def test_the_latest_version_of_a_record_stands_unless_it_was_deleted(spark, annotated) -> None:
    _, out, _, _ = annotated
    open_output(spark, str(out))
    standing = {(row.pmid, row.input_file, row.version) for row in spark.table("documents").collect() if row.pmid}
    assert standing == {
        ("1", "pubmed25n0001.xml.gz", "1"),
        ("2", "pubmed25n0003.xml.gz", "1"),
        ("4", "pubmed25n0004.xml.gz", "1"),
        ("5", "pubmed25n0002.xml.gz", "2"),
        ("6", "pubmed25n0003.xml.gz", "1"),
    }
    assert spark.table("documents").where("id = 'own'").count() == 1
    open_output(spark, str(out), series=24)
    assert [row.pmid for row in spark.table("documents").where("pmid IS NOT NULL").collect()] == ["7"]
    with pytest.raises(UserError, match="no table"):
        open_output(spark, str(out / "nothing"))


def test_questions_count_documents_by_concept_and_year(spark, annotated) -> None:
    _, out, _, _ = annotated
    open_output(spark, str(out))
    pairs = co_mentions(spark, concept="MESH:D001241").collect()
    assert all(row.a == "MESH:D001241" and row.a != row.b for row in pairs)
    expected = spark.sql("SELECT DISTINCT input_file, seq FROM mentions WHERE concept = 'MESH:D001241'").count()
    by_year = concepts_by_year(spark, score=0.0).where("concept = 'MESH:D001241' AND type = 'Chemical'").collect()
    assert sum(row.documents for row in by_year) == expected
    assert by_year[0].name == "Aspirin"
    some = relations_by_year(spark, score=0.0, concept="MESH:D001241").collect()
    assert any(row.type == "INHIBITOR" and row.head_name == "Aspirin" for row in some)
    assert documents_where(spark, ["MESH:D001241", "no'such"]).count() == 0
    assert documents_where(spark, ["MESH:D001241"]).count() >= 1


def test_exports_hold_what_the_tables_say(spark, annotated, biogloss, tmp_path: Path) -> None:
    _, out, _, _ = annotated
    open_output(spark, str(out))
    keys = documents_where(spark)
    library = tmp_path / "library.gz"
    assert write_library(documents(spark, keys), library, datetime(2026, 1, 1, tzinfo=UTC), ["trial"]) == 6
    head, *lines, last = gzip.decompress(library.read_bytes()).decode().splitlines()
    assert json.loads(head)["format"] == "biogloss-library"
    chain = ""
    for line in lines:
        chain = hashlib.sha256((chain + line).encode()).hexdigest()
    assert json.loads(last) == {"documents": 6, "hash": chain}
    own = next(json.loads(line)["document"] for line in lines if '"id":"own"' in line)
    assert own["reading"]["mentions"][0]["text"] == "Aspirin"

    pubtator = tmp_path / "all.pubtator"
    assert write_format(documents(spark, keys), "pubtator", pubtator, biogloss) == 6
    assert "Aspirin\tChemical\tMESH:D001241" in pubtator.read_text()
    back = subprocess.run([*biogloss, "convert", "--to", "json-lines", str(pubtator)], capture_output=True, check=True)
    assert len(back.stdout.splitlines()) == 6

    counts = write_neo4j(spark, tmp_path / "neo4j", relation=0.0)
    assert counts["documents.csv"] == 6
    nodes = {line.split(",")[0] for line in (tmp_path / "neo4j" / "concepts.csv").read_text().splitlines()[1:]}
    for line in (tmp_path / "neo4j" / "relations.csv").read_text().splitlines()[1:]:
        assert set(line.split(",")[:2]) <= nodes


def test_parquet_is_read_as_spark_reads_it(spark, biogloss, tmp_path: Path) -> None:
    table = spark.createDataFrame(
        [(1, TEXT, {"pmid": "77", "year": "1999"})], "id int, text string, info map<string,string>"
    )
    table.coalesce(1).write.parquet(f"{tmp_path}/in")
    [part] = (tmp_path / "in").glob("*.parquet")
    part.rename(part.with_name("own part + more, 5%.parquet"))
    options = Options(Worker(biogloss, ("--reader", "none")), format="parquet")
    assert run(spark, [f"{tmp_path}/in"], f"{tmp_path}/out", options).documents == 1
    [row] = rows(spark, tmp_path / "out", "documents")
    assert (row.id, row.pmid, row.year, row.text) == ("1", "77", 1999, TEXT)
    assert row.input_file == "own part + more, 5%.parquet"
    open_output(spark, f"{tmp_path}/out")
    assert spark.table("documents").count() == 1


def test_wrong_inputs_are_told(spark, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="names no file"):
        run(spark, [f"{tmp_path}/none*"], f"{tmp_path}/out", Options())
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.xml").write_text("<a/>")
    with pytest.raises(UserError, match="two files are called"):
        run(spark, [str(tmp_path)], f"{tmp_path}/out", Options())
