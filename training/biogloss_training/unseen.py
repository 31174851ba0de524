"""What may set thresholds: documents and questions of neither training nor a reported test part.

Unseen are the development parts of BioRED and DrugProt, and training documents of other corpora
that were left out because their PMID is in an evaluation part (see `hygiene`).
"""

import random
from pathlib import Path

from . import data
from .data import Document
from .hygiene import never_train
from .questions import squad_articles

#: Corpora whose test parts we report on.
REPORTED = (
    "biored",
    "bc5cdr",
    "ncbi_disease",
    "bc2gm",
    "jnlpba",
    "nlm_gene",
    "gnormplus",
    "tmvar3",
    "linnaeus",
    "species800",
    "anatem",
)
#: Corpus -> parts. The development parts of the first two were never trained on.
UNSEEN = {"biored": ("dev",), "drugprot": ("dev",)}
LEFT_OUT = {"bc5cdr": ("train", "dev"), "nlm_gene": ("train",)}

#: Questions of each half of SQuAD.
QUESTIONS = 2000
SEED = 7


def unseen_documents(folder: Path) -> dict[str, list[Document]]:
    tests = {p for c in REPORTED for d in data.part(folder, c, "test") for p in data.pmids(d)}
    never = set(never_train())
    for corpus, parts in UNSEEN.items():
        never |= {p for n in parts for d in data.part(folder, corpus, n) for p in data.pmids(d)}
    return {
        corpus: [
            document
            for name in parts
            for document in data.part(folder, corpus, name)
            if data.pmids(document) & never and not data.pmids(document) & tests
        ]
        for corpus, parts in (UNSEEN | LEFT_OUT).items()
    }


def question_rows(folder: Path) -> dict[str, list[Document]]:
    """Fitted on: articles of SQuAD 2.0 dev that are not trained on, and the list questions of
    BioASQ dev, each also with another question's snippet. Held: further articles of SQuAD 2.0 dev.
    """
    squad = data.questions(folder, "squad-v2.0-dev", "dev")
    chance = random.Random(SEED)
    chance.shuffle(squad)
    articles = squad_articles(row["title"] for row in squad)
    lists = [r for r in data.questions(folder, "bioasq-all", "dev") if r["type"] == "list"]
    others = []
    for row in lists:
        other = chance.choice([r for r in lists if r["qid"] != row["qid"]])
        absent = all(a["text"].lower() not in other["context"].lower() for a in row["answers"])
        if absent:
            others.append({**row, "context": other["context"], "answers": []})
    return {
        "squad fit": [r for r in squad if r["title"] in articles["calibrate"]][:QUESTIONS],
        "squad held": [r for r in squad if r["title"] in articles["evaluate"]][:QUESTIONS],
        "bioasq list": lists + others,
    }
