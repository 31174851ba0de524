from pathlib import Path

import pytest

from biogloss_training import corpora
from biogloss_training.config import Data
from biogloss_training.corpora import REFUSED, RefusedError, may_train
from biogloss_training.data import write
from biogloss_training.hygiene import (
    LeakError,
    held_out,
    insist,
    leave_out,
    never_train,
    own_evaluation,
)
from biogloss_training.paths import WEIGHTS
from biogloss_training.prepare import prepare_corpus, question_rows
from biogloss_training.questions import squad_articles
from biogloss_training.tokenizer import Tokenizer


def row(identifier: str, text: str = "Aspirin.") -> dict[str, object]:
    entity = {"id": "T1", "start": 0, "end": 7, "type": "Chemical", "concept": ["MESH:D001241"]}
    return {"id": identifier, "text": text, "entities": [entity], "relations": []}


@pytest.fixture
def tokenizer() -> Tokenizer:
    return Tokenizer(WEIGHTS / "vocab.txt")


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refused_corpus_does_not_train_and_says_why(
    name: str, tmp_path: Path, tokenizer: Tokenizer
) -> None:
    write(tmp_path / "corpora" / name / "train.jsonl.gz", [row("made-1")])
    with pytest.raises(RefusedError, match=f"{name} may not train"):
        prepare_corpus(tmp_path, name, tokenizer, never_train())


@pytest.mark.parametrize("name", ["ddi2013", "mirna", "bipar-en"])
def test_what_is_not_for_commercial_use_is_refused_for_that(name: str) -> None:
    with pytest.raises(RefusedError, match="not for commercial use"):
        may_train(name)


def test_a_corpus_that_nobody_read_the_licence_of_is_refused() -> None:
    with pytest.raises(RefusedError, match="not on the list"):
        may_train("somebody_s_corpus")


def test_no_corpus_is_both_allowed_and_refused() -> None:
    assert not REFUSED.keys() & (corpora.CORPORA.keys() | corpora.QUESTIONS.keys())


def test_pooled_heads_take_only_corpora_that_may_train() -> None:
    assert all(may_train(name) for names in corpora.POOL.values() for name in names)


def test_no_corpus_trains_on_its_test_part() -> None:
    assert all("test" not in c.parts for c in (corpora.CORPORA | corpora.QUESTIONS).values())
    assert "dev" not in corpora.CORPORA["biored"].parts + corpora.CORPORA["drugprot"].parts


def test_the_committed_list_holds_only_pmids() -> None:
    assert len(never_train()) == 19_260
    assert all(pmid.isdigit() for pmid in never_train())


def test_documents_of_an_evaluation_part_are_left_out_of_every_corpus(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    pmid = sorted(never_train())[0]
    write(tmp_path / "corpora/bc5cdr/train.jsonl.gz", [row(pmid), row("made-1"), row("777")])
    # At hand, but in no committed list.
    write(tmp_path / "corpora/biored/test.jsonl.gz", [row("777")])
    write(tmp_path / "corpora/drugprot/dev.jsonl.gz", [row("778")])
    held = held_out(tmp_path)
    assert {pmid, "777", "778"} <= held
    made, report = prepare_corpus(tmp_path, "bc5cdr", tokenizer, held)
    assert (report["documents"], report["leftOutAsEvaluated"], len(made)) == (1, 2, 1)


def test_a_corpus_taken_whole_still_leaves_out_its_own_evaluation_parts(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    elsewhere = sorted(never_train())[0]
    write(tmp_path / "corpora/biored/train.jsonl.gz", [row(elsewhere), row("1"), row("2")])
    write(tmp_path / "corpora/biored/test.jsonl.gz", [row("1")])
    write(tmp_path / "corpora/biored/dev.jsonl.gz", [row("2")])
    held = own_evaluation(tmp_path, "biored")
    _, report = prepare_corpus(tmp_path, "biored", tokenizer, held)
    assert (report["documents"], report["leftOutAsEvaluated"]) == (1, 2)


def test_the_last_word_stops_a_leak() -> None:
    pmid = sorted(never_train())[0]
    with pytest.raises(LeakError, match=pmid):
        insist("biored", [row("made-1"), row(pmid)], never_train())


def test_a_question_whose_id_ends_in_a_pmid_is_left_out_like_a_document() -> None:
    pmid = sorted(never_train())[0]
    kept, left = leave_out([{"id": f"pubmedqa-{pmid}"}, {"id": "pubmedqa-1"}], never_train())
    assert [r["id"] for r in left] == [f"pubmedqa-{pmid}"]
    assert [r["id"] for r in kept] == ["pubmedqa-1"]


def question(text: str, title: str = "a") -> dict[str, object]:
    answers = [{"text": "here", "start": 0}]
    shared = {"id": text, "qid": text, "type": "factoid", "title": title}
    return {**shared, "question": text, "context": "here", "answers": answers}


def test_the_test_years_of_bioasq_are_left_out_by_their_words(tmp_path: Path) -> None:
    rows = [question("Which gene?"), question("What drug?"), question("Which  GENE")]
    write(tmp_path / "qa/bioasq-all/train.jsonl.gz", rows)
    write(tmp_path / "qa/bioasq-5b/test_golden.jsonl.gz", [question("which gene")])
    found = question_rows(tmp_path, "bioasq-all", Data(), 1)
    assert [r["question"] for r in found] == ["What drug?"]


def test_articles_of_squad_that_are_trained_on_are_evaluated_on_nowhere(tmp_path: Path) -> None:
    titles = [f"article {n}" for n in range(35)]
    uses = squad_articles(titles)
    assert sorted(t for use in uses.values() for t in use) == sorted(titles)
    write(tmp_path / "qa/squad-v2.0-dev/dev.jsonl.gz", [question("Q", t) for t in titles])
    found = {r["title"] for r in question_rows(tmp_path, "squad-v2.0-dev", Data(), 1)}
    assert found == uses["train"]
