"""Keeps evaluation out of training: no document of an evaluation part trains, in any corpus.

Corpora share abstracts, so documents are recognised across corpora: by PMID, and texts of
evaluation parts that have none by runs of words. A few documents are released on purpose: those
evaluation parts are reported without them (docs/adr/0013).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from biogloss_training.data.jsonl import Document, committed, part, pmids

_NOT_STATED = "its source states no licence"
_RESEARCH = "free for research only, as far as its source says"

#: Why others train nothing. Some may still be evaluated on.
REFUSED: dict[str, str] = {
    "ddi2013": "CC BY-NC 4.0: not for commercial use",
    "mirna": "CC-BY-NC 3.0: not for commercial use",
    "bipar-en": "CC BY-NC 4.0: not for commercial use",
    "bionlp_st_2019_bb": _NOT_STATED,
    "biorelex": _NOT_STATED,
    "cpi_ds": _NOT_STATED,
    "euadr": _NOT_STATED,
    "gad": _NOT_STATED,
    "pgr": _NOT_STATED,
    "ppi_hprd50": _NOT_STATED,
    "ppi_iepa": _NOT_STATED,
    "ppi_lll": _NOT_STATED,
    "qed": "its source states no licence for the annotations",
    "squadshifts": _NOT_STATED,
    "ppi_aimed": _RESEARCH,
    "ppi_bioinfer": "no licence in its source; the unified release's is not the annotators'",
    "chemprot": _RESEARCH,
    "chemprot_sentences": _RESEARCH,
    "bionlp11epi": _RESEARCH,
    "bionlp11id": _RESEARCH,
    "bionlp13ge": _RESEARCH,
    "ex_ptm": _RESEARCH,
    "nlm_chem": "only its test part is at hand",
    "bionlp11id_events": "kept as a corpus that trains nothing, to see what scores are worth there",
    "seth": "kept as a corpus that trains nothing, to see what scores are worth there",
    "pubtator3_search": "sentences about ten drugs; its one relation is true in 55 to 60 of 100",
    "dismech_evidence": "made by a language model from quotes, with few mentions",
    "bioasq-4b": "an evaluation set; its training part is in bioasq-all",
    "bioasq-5b": "an evaluation set; its training part is in bioasq-all",
    "bioasq-6b": "an evaluation set; its training part is in bioasq-all",
}


class RefusedError(Exception):
    """A corpus that may not train."""


#: Development parts that set thresholds or have no test part beside them.
HELD_DEVELOPMENT = ("biored", "drugprot")

#: Test parts that nobody reports: their documents may train (DrugProt holds most of them).
NOT_REPORTED = ("chemprot", "chemprot_sentences")

#: Corpora whose test parts are reported without the documents of `released`.
REPORTED_IN_PART = ("tmvar3", "nlm_gene", "gnormplus")

#: Training documents that set thresholds instead of training: DrugProt's development part is
#: reported, so it may set none. Of a small corpus a quarter.
FOR_THRESHOLDS = {"drugprot": 250}

#: Words of a run. A training text that holds half of the runs of an evaluation text, and two at
#: least, holds that text; one run alone says little (articles share sentences on their licence).
RUN_LENGTH = 11


class LeakError(Exception):
    """A document of an evaluation part among those to train on."""


@dataclass(frozen=True)
class Held:
    """What may not train: documents by PMID, and texts that have none by their runs of words."""

    pmids: frozenset[str]
    #: The runs of each text.
    texts: tuple[frozenset[str], ...] = ()

    @cached_property
    def _texts_of_run(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, runs in enumerate(self.texts):
            for run in runs:
                found.setdefault(run, []).append(number)
        return found

    def has(self, document: Document) -> bool:
        if pmids(document) & self.pmids:
            return True
        if not self.texts:
            return False
        runs = set(word_runs(document.get("text", "")))
        shared = Counter(n for run in runs for n in self._texts_of_run.get(run, ()))
        return any(2 * k >= len(self.texts[n]) and k > 1 for n, k in shared.items())


def word_runs(text: str) -> Iterator[str]:
    """Every run of `RUN_LENGTH` words, in lower case, with one blank between them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    for first in range(len(words) - RUN_LENGTH + 1):
        yield " ".join(words[first : first + RUN_LENGTH])


@cache
def never_train() -> frozenset[str]:
    """PMIDs of the evaluation parts of public corpora, at hand here or not."""
    return frozenset(committed("never-train-pmids.txt").split())


@cache
def released() -> frozenset[str]:
    """PMIDs that train although an evaluation part has them, which is reported without them."""
    rows = committed("trained-though-tested.tsv").splitlines()[1:]
    return frozenset(row.split("\t")[0] for row in rows)


def evaluation_parts(data: Path) -> list[tuple[str, str]]:
    """(corpus, part) of the evaluation parts at hand."""
    corpora = sorted(p.name for p in (data / "corpora").iterdir() if p.is_dir())
    tests = [(name, "test") for name in corpora if name not in NOT_REPORTED]
    return tests + [(name, "dev") for name in HELD_DEVELOPMENT]


def held(documents: Iterable[Document], known: frozenset[str] = frozenset()) -> Held:
    """These documents and those with the PMIDs `known`."""
    found, texts = set(known), []
    for document in documents:
        own = pmids(document)
        found |= own
        if not own:
            texts.append(frozenset(word_runs(document["text"])))
    return Held(frozenset(found), tuple(texts))


def held_out(data: Path) -> Held:
    """What may not train: the committed PMIDs, and the evaluation parts at hand as reported."""
    parts = evaluation_parts(data)
    return held(
        (d for corpus, which in parts for d in reported(data, corpus, which)), never_train()
    )


def own_evaluation(data: Path, corpus: str) -> Held:
    """The evaluation parts of one corpus alone (see `config.Data.whole`)."""
    parts = ["test", *(["dev"] if corpus in HELD_DEVELOPMENT else [])]
    return held(document for which in parts for document in part(data, corpus, which))


def reported(data: Path, corpus: str, which: str) -> list[Document]:
    """The documents of an evaluation part that its scores are reported on."""
    documents = part(data, corpus, which)
    if which != "test" or corpus not in REPORTED_IN_PART:
        return documents
    return [document for document in documents if not pmids(document) & released()]


def sets_thresholds(corpus: str, documents: Iterable[Document]) -> set[str]:
    """Ids of the documents that are kept for thresholds: the same ones every time."""
    ids = {str(document["id"]) for document in documents}
    most = min(FOR_THRESHOLDS.get(corpus, 0), len(ids) // 4)
    return set(sorted(ids, key=lambda i: sha256(i.encode()).hexdigest())[:most])


def leave_out(documents: Iterable[Document], held: Held) -> tuple[list[Document], list[Document]]:
    """-> those that may train, those left out."""
    kept: list[Document] = []
    left: list[Document] = []
    for document in documents:
        (left if held.has(document) else kept).append(document)
    return kept, left


def insist(corpus: str, documents: Iterable[Document], held: Held) -> None:
    """The last word before documents become training data."""
    for document in documents:
        if held.has(document):
            raise LeakError(f"{corpus}: document {document['id']} is in an evaluation part.")
