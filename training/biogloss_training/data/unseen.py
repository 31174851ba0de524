"""What may set thresholds: documents and questions of neither training nor a reported part.

Unseen are the development part of BioRED, DrugProt's training documents that are held for this
(`hygiene.FOR_THRESHOLDS`), and training documents of other corpora that were left out because an
evaluation part has them. Weights made before docs/adr/0013 have seen DrugProt's; what that decision
released they have not.
"""

import random
from collections.abc import Iterable
from pathlib import Path

from biogloss_training.data import jsonl
from biogloss_training.data.corpora import CORPORA
from biogloss_training.data.hygiene import (
    held,
    held_out,
    leave_out,
    released,
    reported,
    sets_thresholds,
)
from biogloss_training.data.jsonl import Document
from biogloss_training.data.provenance import RULE
from biogloss_training.tasks.answers.questions import BIOASQ_TESTS, squad_articles

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
#: Corpora whose left-out training documents set thresholds, and the first rule that left them out.
LEFT_OUT = {"bc5cdr": 12, "nlm_gene": 12, "tmvar3": 12, "anatem": 13}
#: Corpora of which docs/adr/0013 released training documents.
RELEASED = ("biored", "drugprot")

#: Questions of each half of SQuAD.
QUESTIONS = 2000
SEED = 7


def training_documents(folder: Path, corpus: str) -> list[Document]:
    return [d for which in CORPORA[corpus].parts for d in jsonl.part(folder, corpus, which)]


def unseen_documents(folder: Path, rule: int = RULE) -> dict[str, list[Document]]:
    """Documents by corpus that training did not see; none is in a reported test part.

    `rule`: the rule by which the weights were made (`provenance.rule`).
    """
    evaluated = held_out(folder)
    found = {"biored": jsonl.part(folder, "biored", "dev")}
    if rule < RULE:
        for corpus in RELEASED:
            documents = training_documents(folder, corpus)
            left_out = [d for d in documents if jsonl.pmids(d) & released()]
            found[corpus] = found.get(corpus, []) + left_out
    else:
        drugprot, _ = leave_out(training_documents(folder, "drugprot"), evaluated)
        apart = sets_thresholds("drugprot", drugprot)
        found["drugprot"] = [d for d in drugprot if str(d["id"]) in apart]
    for corpus, since in LEFT_OUT.items():
        if rule >= since:
            _, found[corpus] = leave_out(training_documents(folder, corpus), evaluated)
    tests = held(d for corpus in REPORTED for d in reported(folder, corpus, "test"))
    return {corpus: leave_out(documents, tests)[0] for corpus, documents in found.items()}


def beside_another_text(rows: list[Document], rng: random.Random) -> Iterable[Document]:
    """Each question with a text of another one that does not hold its answer."""
    for row in rows:
        other = rng.choice(rows)
        absent = all(a["text"].lower() not in other["context"].lower() for a in row["answers"])
        if other["qid"] != row["qid"] and absent:
            yield {**row, "context": other["context"], "answers": []}


def question_rows(folder: Path) -> dict[str, list[Document]]:
    """Fitted on: articles of SQuAD 2.0 dev that are not trained on, and the questions of BioASQ's
    test years 4b to 6b, each also with another question's snippet. Held, for they are reported:
    further articles of SQuAD 2.0 dev, and BioASQ's development year.
    """
    squad = jsonl.questions(folder, "squad-v2.0-dev", "dev")
    rng = random.Random(SEED)
    rng.shuffle(squad)
    articles = squad_articles(row["title"] for row in squad)
    years = [r for name in BIOASQ_TESTS for r in jsonl.questions(folder, name, "test")]
    year = [r for r in jsonl.questions(folder, "bioasq-all", "dev") if r["type"] != "yesno"]
    return {
        "squad fit": [r for r in squad if r["title"] in articles["calibrate"]][:QUESTIONS],
        "squad held": [r for r in squad if r["title"] in articles["evaluate"]][:QUESTIONS],
        "bioasq fit": [*years, *beside_another_text(years, rng)],
        "bioasq held": [*year, *beside_another_text(year, rng)],
    }
