import numpy as np
from conftest import META

from biogloss_training.examples import Example
from biogloss_training.labelling import add_relations
from biogloss_training.pack import SCHEMAS
from biogloss_training.relations import Group, candidates, gold, groups, relation_key, vector
from biogloss_training.tokenizer import Pieces

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
