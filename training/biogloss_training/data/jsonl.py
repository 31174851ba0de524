"""Corpora as JSON Lines: one document a line, offsets in code points, half open."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
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


def committed(name: str) -> str:
    """A text file that lies beside this module and is part of the package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def part(data: Path, corpus: str, name: str) -> list[Document]:
    file = data / "corpora" / corpus / f"{name}.jsonl.gz"
    return list(read(file)) if file.exists() else []


def questions(data: Path, corpus: str, name: str) -> list[Document]:
    file = data / "qa" / corpus / f"{name}.jsonl.gz"
    return list(read(file)) if file.exists() else []


#: How corpora write a PMID into an id: alone, `PMID-10025400`, `P07931490A0237` (BC2GM: a sentence
#: of an abstract or title), `pubmedqa-10025400`.
_PMID_IN_ID = re.compile(r"(?:PMID-|pubmedqa-)?(\d+)|P(\d{8})[AT]\d{4}")


def pmids(document: Document) -> set[str]:
    """PMIDs of a document, without leading zeros: its `pmid` where it has one, else from its id.

    An id of digits beside a `pmid` is of another kind (JNLPBA's are MEDLINE identifiers).
    """
    stated = str(document.get("pmid") or "")
    if stated.isdigit():
        return {stated.lstrip("0")}
    found = _PMID_IN_ID.fullmatch(str(document["id"]))
    return {(found[1] or found[2]).lstrip("0")} if found else set()


def gold_spans(document: Document) -> set[Span]:
    return {(e["start"], e["end"], e["type"]) for e in document["entities"]}
