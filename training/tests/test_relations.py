import numpy as np
from conftest import META

from biogloss_training.data.corpora import CORPORA
from biogloss_training.data.examples import Example
from biogloss_training.model.tokenizer import Pieces
from biogloss_training.tasks.relations.adapt import adapted
from biogloss_training.tasks.relations.candidates import (
    Group,
    candidates,
    gold,
    groups,
    relation_key,
    vector,
)
from biogloss_training.tasks.relations.labels import Judged, add_relations
from biogloss_training.tasks.relations.names import LABEL_SETS, LABELS
from biogloss_training.tasks.relations.schemas import SCHEMAS

#: "IL-6 binds aspirin. IL-6": one piece a word.
PIECES = Pieces([5, 6, 7, 8], [0, 5, 11, 20], [4, 10, 18, 24])
ENTITIES = [
    {"id": "T1", "start": 0, "end": 4, "type": "Gene", "concept": "NCBIGene:3569"},
    {"id": "T2", "start": 11, "end": 18, "type": "Chemical", "concept": ["MESH:D001241"]},
    {"id": "T3", "start": 20, "end": 24, "type": "Gene", "concept": "NCBIGene:3569"},
    {"id": "T4", "start": 40, "end": 44, "type": "Gene", "concept": "outside"},
]


def test_mentions_of_a_concept_are_one_entity() -> None:
    found = groups({"entities": ENTITIES}, PIECES, META.entity_types, "entity")
    assert found == [
        Group("Gene", "NCBIGene:3569", [(0, 1), (3, 4)]),
        Group("Chemical", "MESH:D001241", [(2, 3)]),
    ]


def test_a_schema_takes_its_own_types_in_its_own_order() -> None:
    known = groups({"entities": ENTITIES}, PIECES, META.entity_types, "mention")
    found = candidates(known, SCHEMAS["drugprot"], lambda g: int(g.mentions[0][0] >= 3))
    assert [(known[i].key, known[j].key) for i, j in found] == [("T2", "T1")]


def test_undirected_pairs_have_one_key() -> None:
    assert relation_key(SCHEMAS["biored"], "b", "a") == relation_key(SCHEMAS["biored"], "a", "b")
    assert relation_key(SCHEMAS["cid"], "b", "a") == ("b", "a")


def test_a_single_mention_is_its_mean_and_several_a_smooth_maximum() -> None:
    hidden = np.array([[0.0, 4.0], [2.0, 0.0], [9.0, 9.0]])
    np.testing.assert_allclose(vector(hidden, [(0, 2)]), [1.0, 2.0])
    expected = np.log(np.exp([0.0, 4.0]) + np.exp([2.0, 0.0]))
    np.testing.assert_allclose(vector(hidden, [(0, 1), (1, 2)]), expected)


def test_a_pair_keeps_both_of_its_relations() -> None:
    relations = [
        {"head": "T2", "tail": "T1", "type": kind}
        for kind in ("INHIBITOR", "SUBSTRATE", "INHIBITOR")
    ]
    found = gold({"relations": relations}, SCHEMAS["drugprot"])
    assert [r["type"] for r in found["T2", "T1"]] == ["INHIBITOR", "SUBSTRATE"]


def test_pairs_that_nobody_judged_are_unknown() -> None:
    """Two genes and a chemical: the genes were related, nothing was said of the others."""
    entities = [*ENTITIES[:2], {**ENTITIES[2], "concept": "NCBIGene:1"}]
    relation = {"head": "NCBIGene:1", "tail": "NCBIGene:3569", "type": "Bind"}
    document = {"text": "IL-6 binds aspirin. IL-6", "entities": entities, "relations": [relation]}
    labels = {"biored": LABELS["biored"]}

    def found(judged: Judged) -> list[int]:
        example = Example([2, *PIECES.ids, 3], 6)
        add_relations(example, document, PIECES, labels, judged)
        return sorted(label for _, _, label, _ in example.pairs)

    bind = LABELS["biored"].index("Bind")
    assert found(None) == [0, 0, bind]
    assert found(()) == [bind]
    assert found((("Chemical", "Gene"),)) == [0, 0, bind]
    assert found((("Gene", "Gene"),)) == [bind]


MADE = {
    "id": "1",
    "text": "TNF and tnf raise IL-6 DNA.",
    "entities": [
        {"id": "T1", "start": 0, "end": 3, "type": "Gene", "text": "TNF"},
        {"id": "T2", "start": 8, "end": 11, "type": "Gene", "text": "tnf"},
        {"id": "T3", "start": 18, "end": 26, "type": "DNA", "text": "IL-6 DNA"},
    ],
    "relations": [
        {"head": "T2", "tail": "T3", "type": "Positive_regulation", "level": "mention"},
        {"head": "T1", "tail": "T3", "type": "Unheard_of", "level": "mention"},
    ],
}


def test_another_guideline_is_put_in_terms_of_biored() -> None:
    found = adapted(MADE, CORPORA["genia_event"])
    assert [e["type"] for e in found["entities"]] == ["Gene", "Gene", "Gene"]
    assert [e["concept"] for e in found["entities"]] == [["Gene:tnf"]] * 2 + [["Gene:il-6 dna"]]
    [relation] = found["relations"]
    assert (relation["head"], relation["tail"]) == ("Gene:tnf", "Gene:il-6 dna")
    assert relation["type"] == "Positive_Correlation"
    assert adapted(MADE, CORPORA["biored"]) is MADE


def test_every_label_that_is_mapped_is_one_of_the_schema() -> None:
    for name, corpus in CORPORA.items():
        if corpus.labels_as:
            [schema] = corpus.schemas
            known = {*LABELS[schema], *LABEL_SETS.get(schema, ())}
            assert set(corpus.labels_as.values()) <= known, name
            # Novelty is known in BioRED alone.
            assert schema == "biored"


def test_a_pair_of_two_relations_is_learnt_with_each_label() -> None:
    relations = [{"head": "T2", "tail": "T1", "type": t} for t in ("INHIBITOR", "SUBSTRATE")]
    document = {
        "text": "IL-6 binds aspirin. IL-6",
        "entities": ENTITIES[:2],
        "relations": relations,
    }
    example = Example([2, *PIECES.ids, 3], 6)
    labels = {"drugprot": ["None", "INHIBITOR", "SUBSTRATE"]}
    add_relations(example, document, PIECES, labels)
    assert [pair[2] for pair in example.pairs] == [1, 2]
