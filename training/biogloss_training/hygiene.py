"""Keeps evaluation out of training: no document of an evaluation part trains, in any corpus.

Corpora share abstracts: 135 of BioRED's 400 training documents are test documents of others. They
are left out like the rest, so that every test part can be reported whole (docs/adr/0012).
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from .data import Document, part, pmids

#: Development parts that set thresholds or have no test part beside them.
HELD_DEVELOPMENT = ("biored", "drugprot")

#: At the end of the ids of some question sets.
_TRAILING_PMID = re.compile(r"^pubmedqa-(\d+)$")


class LeakError(Exception):
    """A document of an evaluation part among those to train on."""


@cache
def never_train() -> frozenset[str]:
    """PMIDs of the evaluation parts of public corpora, at hand here or not."""
    text = files(__package__).joinpath("never_train_pmids.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def held_out(data: Path) -> frozenset[str]:
    """PMIDs that may not be trained on: those committed, and those of the parts at hand."""
    corpora = sorted(p.name for p in (data / "corpora").iterdir() if p.is_dir())
    parts = [(name, "test") for name in corpora] + [(name, "dev") for name in HELD_DEVELOPMENT]
    found = {p for name, which in parts for d in part(data, name, which) for p in pmids(d)}
    return never_train() | found


def own_evaluation(data: Path, corpus: str) -> frozenset[str]:
    """PMIDs of the evaluation parts of one corpus alone (see `config.Data.whole`)."""
    parts = ["test", *(["dev"] if corpus in HELD_DEVELOPMENT else [])]
    return frozenset(p for which in parts for d in part(data, corpus, which) for p in pmids(d))


def identifiers(document: Document) -> set[str]:
    trailing = _TRAILING_PMID.match(str(document["id"]))
    return pmids(document) | ({trailing[1]} if trailing else set())


def leave_out(
    documents: Iterable[Document], held: frozenset[str]
) -> tuple[list[Document], list[Document]]:
    """-> those that may train, those left out."""
    kept: list[Document] = []
    left: list[Document] = []
    for document in documents:
        (left if identifiers(document) & held else kept).append(document)
    return kept, left


def insist(corpus: str, documents: Iterable[Document], held: frozenset[str]) -> None:
    """The last word before documents become training data."""
    for document in documents:
        leaked = sorted(identifiers(document) & held)
        if leaked:
            raise LeakError(f"{corpus}: document {leaked[0]} is in an evaluation part.")
