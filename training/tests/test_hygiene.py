from pathlib import Path

import pytest

from biogloss_training.config import Data
from biogloss_training.data import corpora
from biogloss_training.data.corpora import may_train
from biogloss_training.data.hygiene import (
    FOR_THRESHOLDS,
    REFUSED,
    REPORTED_IN_PART,
    Held,
    LeakError,
    RefusedError,
    held,
    held_out,
    insist,
    leave_out,
    never_train,
    own_evaluation,
    released,
    reported,
    sets_thresholds,
)
from biogloss_training.data.jsonl import pmids, write
from biogloss_training.data.prepare import prepare_corpus, question_rows
from biogloss_training.data.unseen import question_rows as threshold_questions
from biogloss_training.data.unseen import unseen_documents
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import WEIGHTS
from biogloss_training.tasks.answers.questions import squad_articles
from biogloss_training.tasks.entities.pool import POOL


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
        prepare_corpus(tmp_path, name, tokenizer, Held(never_train()))


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
    assert all(may_train(name) for names in POOL.values() for name in names)


def test_no_corpus_trains_on_its_test_part() -> None:
    assert all("test" not in c.parts for c in (corpora.CORPORA | corpora.QUESTIONS).values())
    assert "dev" not in corpora.CORPORA["biored"].parts + corpora.CORPORA["drugprot"].parts


def test_the_committed_list_holds_only_pmids() -> None:
    assert len(never_train()) == 18_615
    assert len(released()) == 645
    assert not never_train() & released()
    assert all(pmid.isdigit() for pmid in never_train() | released())


def test_documents_of_an_evaluation_part_are_left_out_of_every_corpus(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    pmid = sorted(never_train())[0]
    write(tmp_path / "corpora/bc5cdr/train.jsonl.gz", [row(pmid), row("made-1"), row("777")])
    # At hand, but in no committed list.
    write(tmp_path / "corpora/biored/test.jsonl.gz", [row("777")])
    write(tmp_path / "corpora/drugprot/dev.jsonl.gz", [row("778")])
    out = held_out(tmp_path)
    assert {pmid, "777", "778"} <= out.pmids
    made, report = prepare_corpus(tmp_path, "bc5cdr", tokenizer, out)
    assert (report["documents"], report["leftOutAsEvaluated"], len(made)) == (1, 2, 1)


def test_a_corpus_taken_whole_still_leaves_out_its_own_evaluation_parts(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    elsewhere = sorted(never_train())[0]
    write(tmp_path / "corpora/biored/train.jsonl.gz", [row(elsewhere), row("1"), row("2")])
    write(tmp_path / "corpora/biored/test.jsonl.gz", [row("1")])
    write(tmp_path / "corpora/biored/dev.jsonl.gz", [row("2")])
    own = own_evaluation(tmp_path, "biored")
    _, report = prepare_corpus(tmp_path, "biored", tokenizer, own)
    assert (report["documents"], report["leftOutAsEvaluated"]) == (1, 2)


def test_the_last_word_stops_a_leak() -> None:
    pmid = sorted(never_train())[0]
    with pytest.raises(LeakError, match=pmid):
        insist("biored", [row("made-1"), row(pmid)], Held(never_train()))


def test_a_question_whose_id_ends_in_a_pmid_is_left_out_like_a_document() -> None:
    pmid = sorted(never_train())[0]
    rows = [{"id": f"pubmedqa-{pmid}"}, {"id": "pubmedqa-1"}]
    kept, left = leave_out(rows, Held(never_train()))
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


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"id": "10025400"}, {"10025400"}),
        ({"id": "PMID-10025400"}, {"10025400"}),
        ({"id": "P07931490A0237"}, {"7931490"}),
        ({"id": "P00012345T0001"}, {"12345"}),
        ({"id": "pubmedqa-10025400"}, {"10025400"}),
        # A MEDLINE identifier beside the PMID.
        ({"id": "95333264", "pmid": "7615821"}, {"7615821"}),
        ({"id": "cancermine-train-00000012", "pmid": 23405127}, {"23405127"}),
        ({"id": "PMC1134658-01-Introduction"}, set()),
        ({"id": "BC2GM-test-1", "pmid": None}, set()),
        ({"id": "drugcombo-0"}, set()),
    ],
)
def test_a_pmid_is_found_in_every_kind_of_id(document: dict, expected: set[str]) -> None:
    assert pmids(document) == expected


#: Thirty words, of which a window holds one after the other.
WORDS = " ".join(f"word{n}" for n in range(30))


def test_a_text_without_a_pmid_is_recognised_by_half_of_its_words() -> None:
    out = held([{"id": "test sentence", "text": WORDS}])
    half = " ".join(WORDS.split()[:22])
    assert out.has({"id": "1", "text": f"Before it. {half.upper()}, and then others."})
    assert out.has({"id": "2", "text": WORDS.replace(" ", "\n")})
    few = " ".join(WORDS.split()[:14])
    assert not out.has({"id": "3", "text": f"{few} and then others"})
    assert not out.has({"id": "4", "question": "What?", "context": "no text"})


def test_one_shared_sentence_does_not_make_two_short_texts_one() -> None:
    licence = " ".join(WORDS.split()[:11])
    out = held([{"id": "a", "text": f"{licence} one"}])
    assert not out.has({"id": "1", "text": f"{licence} another"})


def test_a_sentence_of_a_test_text_without_pmid_trains_nothing(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    write(tmp_path / "corpora/bc2gm/test.jsonl.gz", [row("BC2GM000001", f"Aspirin {WORDS}.")])
    write(
        tmp_path / "corpora/jnlpba/train.jsonl.gz",
        [row("made-1", f"Aspirin {WORDS}. And more."), row("made-2")],
    )
    _, report = prepare_corpus(tmp_path, "jnlpba", tokenizer, held_out(tmp_path))
    assert (report["documents"], report["leftOutAsEvaluated"]) == (1, 1)


def test_what_trains_though_tested_is_left_out_of_the_reports_of_three_corpora(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    pmid = sorted(released())[0]
    documents = [row(pmid), row("made-1")]
    for corpus in (*REPORTED_IN_PART, "bc5cdr"):
        write(tmp_path / f"corpora/{corpus}/test.jsonl.gz", documents)
    for corpus in REPORTED_IN_PART:
        assert [d["id"] for d in reported(tmp_path, corpus, "test")] == ["made-1"]
    assert reported(tmp_path, "bc5cdr", "test") == documents
    # BC5CDR is reported whole: where it has the document, that trains nothing.
    assert pmid in held_out(tmp_path).pmids
    write(tmp_path / "corpora/bc5cdr/test.jsonl.gz", [])
    write(tmp_path / "corpora/biored/train.jsonl.gz", [row(pmid)])
    _, report = prepare_corpus(tmp_path, "biored", tokenizer, held_out(tmp_path))
    assert report["documents"] == 1


def test_the_test_part_of_chemprot_is_not_reported_and_may_train(tmp_path: Path) -> None:
    write(tmp_path / "corpora/chemprot/test.jsonl.gz", [row("777")])
    assert "777" not in held_out(tmp_path).pmids


def test_documents_that_set_thresholds_train_nothing(tmp_path: Path, tokenizer: Tokenizer) -> None:
    documents = [row(f"made-{n}") for n in range(1100)]
    write(tmp_path / "corpora/drugprot/train.jsonl.gz", documents)
    _, report = prepare_corpus(tmp_path, "drugprot", tokenizer, held_out(tmp_path))
    assert (report["documents"], report["keptForThresholds"]) == (850, FOR_THRESHOLDS["drugprot"])
    unseen = {d["id"] for d in unseen_documents(tmp_path)["drugprot"]}
    assert unseen == sets_thresholds("drugprot", reversed(documents))
    assert len(sets_thresholds("drugprot", documents[:100])) == 25


def test_weights_of_the_old_rule_have_not_seen_what_was_released_since(tmp_path: Path) -> None:
    free, tested = sorted(released())[:2]
    for corpus in ("biored", "drugprot"):
        documents = [row(free), row(tested), row("made-1")]
        write(tmp_path / f"corpora/{corpus}/train.jsonl.gz", documents)
    write(tmp_path / "corpora/biored/dev.jsonl.gz", [row("made-2")])
    write(tmp_path / "corpora/bc5cdr/test.jsonl.gz", [row(tested)])
    found = unseen_documents(tmp_path, rule=12)
    assert [d["id"] for d in found["biored"]] == ["made-2", free]
    assert [d["id"] for d in found["drugprot"]] == [free]
    assert "anatem" not in found
    assert [d["id"] for d in unseen_documents(tmp_path)["biored"]] == ["made-2"]


def test_the_development_part_of_drugprot_is_reported_and_sets_no_threshold(
    tmp_path: Path,
) -> None:
    write(tmp_path / "corpora/drugprot/train.jsonl.gz", [row(f"made-{n}") for n in range(4)])
    write(tmp_path / "corpora/drugprot/dev.jsonl.gz", [row("777"), row("778")])
    [document] = unseen_documents(tmp_path)["drugprot"]
    assert document["id"].startswith("made-")


def test_questions_that_set_thresholds_are_not_those_that_are_reported(tmp_path: Path) -> None:
    def rows(*texts: str) -> list[dict[str, object]]:
        return [question(text) | {"context": f"here is {text}"} for text in texts]

    write(tmp_path / "qa/bioasq-4b/test.jsonl.gz", rows("a", "b", "c"))
    write(tmp_path / "qa/bioasq-all/dev.jsonl.gz", rows("d", "e", "f"))
    found = threshold_questions(tmp_path)
    assert {r["qid"] for r in found["bioasq fit"]} == {"a", "b", "c"}
    assert {r["qid"] for r in found["bioasq held"]} == {"d", "e", "f"}
