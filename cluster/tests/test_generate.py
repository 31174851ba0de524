import gzip
from pathlib import Path

from biogloss_cluster.generate import citation, write_baseline, write_file


def test_the_same_seed_gives_the_same_files_numbered_as_pubmed_numbers_them(tmp_path: Path) -> None:
    first = write_baseline(tmp_path / "a", 10, 3)
    second = write_baseline(tmp_path / "b", 10, 3)
    assert [path.name for path in first] == [f"pubmed25n000{number}.xml.gz" for number in (1, 2, 3)]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    text = "".join(gzip.decompress(path.read_bytes()).decode() for path in first)
    assert [text.count(f">{pmid}</PMID>") for pmid in range(12)] == [0] + [1] * 10 + [0]
    assert citation(1, seed=1) != citation(1)


def test_deletions_stand_at_the_end(tmp_path: Path) -> None:
    write_file(tmp_path / "u.xml.gz", [citation(3, version=2)], deleted=[1, 2])
    xml = gzip.decompress((tmp_path / "u.xml.gz").read_bytes()).decode()
    assert '<PMID Version="2">3</PMID>' in xml
    assert xml.rstrip().endswith("</DeleteCitation></PubmedArticleSet>")
