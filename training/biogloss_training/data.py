"""Corpora as JSON Lines: one document a line, offsets in code points, half open."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Document = dict[str, Any]

#: (start, end, type)
Span = tuple[int, int, str]


def read(file: Path) -> Iterator[Document]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write(file: Path, documents: Iterable[Document]) -> None:
    """No time of writing inside: the same documents give the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(document) + "\n" for document in documents)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def part(data: Path, corpus: str, name: str) -> list[Document]:
    file = data / "corpora" / corpus / f"{name}.jsonl.gz"
    return list(read(file)) if file.exists() else []


def questions(data: Path, corpus: str, name: str) -> list[Document]:
    file = data / "qa" / corpus / f"{name}.jsonl.gz"
    return list(read(file)) if file.exists() else []


def pmids(document: Document) -> set[str]:
    return {x for x in (str(document["id"]), str(document.get("pmid", ""))) if x.isdigit()}


def gold_spans(document: Document) -> set[Span]:
    return {(e["start"], e["end"], e["type"]) for e in document["entities"]}
