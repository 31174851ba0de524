"""Sentences of our own: what the templates hold, and the documents made from them."""

import random
from itertools import pairwise

import pytest

from biogloss_training.data.claims import documents, filled, joined, templates
from biogloss_training.data.corpora import CORPORA
from biogloss_training.tasks.relations.candidates import gold
from biogloss_training.tasks.relations.names import LABELS
from biogloss_training.tasks.relations.schemas import SCHEMAS

ENDS = ("enol", "imide", "tol", "exane", "omine", "uvine", "iptol", "atam")
#: Enough for a document: it names nothing twice.
NAMES = {
    "Chemical": [f"{start}{end}" for start in ("ac", "bri", "cor") for end in ENDS],
    "Disease": [f"{start}itis" for start in ("angio", *ENDS)],
    "Gene": [f"{start}{end}" for start in ("ABL", "BRK", "CDX") for end in range(1, 9)],
    "Variant": ["V600E", "G12D", "rs1234", "T790M", "c.35G>T", "R175H", "E545K", "p.Ala2Val"],
    "Species": ["mice", "rats", "patients", "rabbits", "dogs", "yeast", "women", "men"],
    "CellLine": ["HeLa", "Jurkat", "MCF-7", "HepG2", "A549", "U937", "K562", "CHO"],
}
SCHEMA_NAMES = ("biored", "drugprot", "cid")


@pytest.mark.parametrize("schema", SCHEMA_NAMES)
def test_templates_relate_their_own_slots_by_labels_and_types_of_the_schema(schema):
    allowed = {frozenset(pair) for pair in SCHEMAS[schema]["pairs"]}
    for template in templates():
        slots = template.slots
        for a, label, b in template.relations[schema]:
            assert label in LABELS[schema][1:], template.text
            assert frozenset((slots[a], slots[b])) in allowed, template.text
            if SCHEMAS[schema]["directed"]:
                assert [slots[a], slots[b]] in SCHEMAS[schema]["pairs"], template.text


def test_templates_are_each_there_once_and_many_state_nothing():
    texts = [t.text for t in templates()]
    assert len(texts) == len(set(texts)) > 1000
    assert sum(not any(t.relations.values()) for t in templates()) > 200


@pytest.mark.parametrize("schema", SCHEMA_NAMES)
def test_offsets_point_at_names_and_relations_at_ends_that_exist(schema):
    for document in documents(schema, NAMES, 300, seed=2):
        text = document["text"]
        entities = document["entities"]
        assert [text[e["start"] : e["end"]] for e in entities] == [e["text"] for e in entities]
        assert all(a["end"] <= b["start"] for a, b in pairwise(entities))
        ends = {e["id"] for e in entities} | {e["concept"][0] for e in entities}
        assert all(r["head"] in ends and r["tail"] in ends for r in document["relations"])
        assert sum(map(len, gold(document, SCHEMAS[schema]).values())) == len(document["relations"])


def test_entities_of_different_sentences_are_different_ones():
    rng = random.Random(1)
    template = next(t for t in templates() if list(t.slots.values()) == ["Chemical", "Disease"])
    taken: set[str] = set()
    made = joined([filled(template, "biored", NAMES, taken, rng) for _ in range(3)], "d", "biored")
    assert len({e["concept"][0] for e in made["entities"]}) == 6


def test_the_same_seed_gives_the_same_documents():
    assert documents("cid", NAMES, 20, seed=3) == documents("cid", NAMES, 20, seed=3)
    assert documents("cid", NAMES, 20, seed=3) != documents("cid", NAMES, 20, seed=4)


@pytest.mark.parametrize("schema", SCHEMA_NAMES)
def test_they_train_relations_of_their_schema_and_some_mentions(schema):
    corpus = CORPORA[f"claims_{schema}"]
    assert corpus.schemas == (schema,)
    assert corpus.is_partial
