"""What each task costs: the training side does what inference does."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import META

from biogloss_training.config import (
    Finetune,
)
from biogloss_training.data.examples import UNKNOWN, Asked, Example
from biogloss_training.data.shards import read_examples, write_examples
from biogloss_training.model.network import Dropout, Model, attend
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import WEIGHTS
from biogloss_training.tasks.entities.columns import Columns
from biogloss_training.tasks.entities.head import entity_heads
from biogloss_training.tasks.entities.loss import entity_loss
from biogloss_training.tasks.labelling import sentence_examples
from biogloss_training.tasks.losses import losses
from biogloss_training.tasks.relations.candidates import vector
from biogloss_training.tasks.relations.loss import entity_vectors
from biogloss_training.train.batches import Batch, alike, collate, packed


def texts(rng: np.random.Generator) -> list[Example]:
    """Windows of unlike lengths, with all that a window can be asked."""
    made = []
    for n, length in enumerate((9, 14, 30, 22, 17, 40)):
        ids = rng.integers(5, META.config.vocab, length).tolist()
        example = Example(ids, length if n % 2 else 6, corpus="biored")
        example.spans = [(0, 2, 4), (0, 5, 6)]
        example.entities = [(0, [(2, 4), (5, 6)]), (1, [(6, 8)]), (2, [(1, 2)])]
        example.pairs = [(1, 0, 1, 1), (2, 0, 0, UNKNOWN), (2, 1, 1, 0)]
        example.asked = (Asked.NOTHING, Asked.SPAN, Asked.NO_ANSWER)[n % 3]
        example.answers = [(6, 7)] if example.asked is Asked.SPAN else []
        made.append(example)
    return made


def test_packed_rows_read_each_window_as_if_it_were_alone(model: Model) -> None:
    examples = texts(np.random.default_rng(1))
    lengths = {k: len(e) for k, e in enumerate(examples)}
    [step] = packed(list(lengths), lengths, 160, 80, random.Random(2))
    batch = collate(examples, step, 2, 80)
    with torch.inference_mode():
        together = model.enc(batch.ids, batch.types, batch.positions, batch.mask)
        for example, row, first in batch.examples:
            types = [0] * example.second + [1] * (len(example) - example.second)
            alone = model.enc(torch.tensor([example.ids]), torch.tensor([types]))[0]
            found = together[row, first : first + len(example)]
            torch.testing.assert_close(found, alone, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("masked", [False, True])
def test_attention_in_its_parts_is_the_fused_one(masked: bool) -> None:
    asked, keys, values = torch.randn(3, 2, 4, 9, 8, requires_grad=True)
    mask = (torch.arange(9) < 6)[None, None, None].expand(2, 1, 1, 9) if masked else None
    found = attend(asked, keys, values, mask)
    fused = torch.nn.functional.scaled_dot_product_attention(asked, keys, values, attn_mask=mask)
    torch.testing.assert_close(found, fused)


def test_dropout_keeps_the_mean_and_drops_its_share_in_training_alone() -> None:
    torch.manual_seed(1)
    drop, ones = Dropout(0.25), torch.ones(400, 999)
    dropped = drop(ones)
    assert float((dropped == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.01)
    assert drop.eval()(ones) is ones


def test_every_way_to_lay_out_a_batch_costs_the_same(model: Model) -> None:
    examples = texts(np.random.default_rng(3))
    lengths = {k: len(e) for k, e in enumerate(examples)}
    columns = Columns(META.heads, {"biored": ["Gene"]})
    [apart] = alike(list(lengths), lengths, 1000, random.Random(1))
    [together] = packed(list(lengths), lengths, 160, 80, random.Random(1))
    found = []
    for batch in (collate(examples, apart), collate(examples, together, 2, 80)):
        with torch.inference_mode():
            made = losses(model, batch, columns, Finetune())
        found.append({name: float(loss.mean) for name, loss in made.items()})
    assert found[0].keys() == {"entities", "relations", "answers"}
    assert found[0] == pytest.approx(found[1], rel=1e-4)


def test_entity_vectors_are_those_of_inference() -> None:
    hidden = torch.randn(20, 8)
    entities = [[(0, 2)], [(3, 4), (6, 9), (12, 13)], [(2, 3), (3, 5)]]
    found = entity_vectors(hidden, entities)
    for row, mentions in zip(found, entities, strict=True):
        np.testing.assert_allclose(row.numpy(), vector(hidden.numpy(), mentions), rtol=1e-5)


def test_a_corpus_trains_its_own_heads_and_the_pooled_ones_alone() -> None:
    columns = Columns(["biored:Gene", "any:Gene", "any:Disease"], {"biored": ["Gene"]})
    example = Example([2, 7, 8, 9, 3], 5, spans=[(0, 2, 4)], corpus="biored")
    batch = collate([example], alike([0], {0: 5}, 10, random.Random(1))[0])
    labels = columns.labels(batch)[0].T.tolist()
    assert labels[0][:5] == labels[1][:5] == [UNKNOWN, 0, 1, 2, UNKNOWN]
    assert set(labels[2]) == {UNKNOWN}


def test_partial_mentions_train_pooled_heads_at_and_beside_themselves() -> None:
    types = {"biored": ["Chemical", "Gene"], "claims_cid": ["Chemical", "Gene"]}
    heads = entity_heads(types)
    assert heads == ["biored:Chemical", "biored:Gene", "any:Gene", "any:Chemical"]
    ids = [2, 10, 11, 12, 13, 14, 15, 3]
    example = Example(ids, len(ids), spans=[(0, 2, 4), (1, 4, 5)], corpus="claims_cid")
    batch = collate([example], alike([0], {0: len(ids)}, 10, random.Random(1))[0])
    own_chemical, own_gene, gene, chemical = Columns(heads, types).labels(batch)[0].T.tolist()
    assert set(own_chemical) == set(own_gene) == {UNKNOWN}
    u = UNKNOWN
    assert chemical == [u, 0, 1, 2, 0, u, u, u]
    assert gene == [u, u, 0, 0, 1, 0, u, u]


def test_sentences_are_texts_of_their_own() -> None:
    tokenizer = Tokenizer(WEIGHTS / "vocab.txt")
    text = "Aspirin caused asthma. It was mild."
    entities = [{"start": 0, "end": 7, "type": "Chemical"}, {"start": 15, "end": 21, "type": "D"}]
    made = list(sentence_examples({"text": text, "entities": entities}, tokenizer, ["Chemical"]))
    assert [e.ids[1:-1] for e in made] == [
        tokenizer.encode(sentence).ids for sentence in ("Aspirin caused asthma.", "It was mild.")
    ]
    first, last = tokenizer.encode("Aspirin").ids, made[0].spans
    assert last == [(0, 1, 1 + len(first))]
    assert not made[1].spans
    assert not list(sentence_examples({"text": "One.", "entities": []}, tokenizer, ["Chemical"]))


def test_documents_of_one_guideline_train_one_head() -> None:
    types = {"drugprot": ["Chemical", "Gene"], "drugprot_more": ["Chemical", "Gene"]}
    heads = entity_heads(types)
    assert heads == ["drugprot:Chemical", "drugprot:Gene", "any:Gene", "any:Chemical"]
    columns = Columns(heads, types)
    assert columns.of["drugprot_more"] == columns.of["drugprot"] == [[0, 3], [1, 2]]


def test_a_window_of_many_pairs_counts_as_many(model: Model) -> None:
    """The loss is a mean over pairs, not over windows."""
    few, many = texts(np.random.default_rng(6))[:2]
    few.pairs, many.pairs = few.pairs[1:2], many.pairs[1:2] * 9
    columns, means = Columns(META.heads, {"biored": ["Gene"]}), []
    with torch.inference_mode():
        for examples in ([few], [many], [few, many]):
            lengths = {k: len(e) for k, e in enumerate(examples)}
            [step] = alike(list(lengths), lengths, 1000, random.Random(1))
            found = losses(model, collate(examples, step), columns, Finetune())
            means.append(float(found["relations"].mean))
    assert means[2] == pytest.approx(0.1 * means[0] + 0.9 * means[1], rel=1e-4)


def one_step(examples: list[Example]) -> Batch:
    lengths = {k: len(e) for k, e in enumerate(examples)}
    [step] = alike(list(lengths), lengths, 1000, random.Random(1))
    return collate(examples, step)


def relation_loss(model: Model, example: Example, done: float = 0.0) -> float:
    columns = Columns(META.heads, {"biored": ["Gene"]})
    with torch.inference_mode():
        found = losses(model, one_step([example]), columns, Finetune(), done)
    return float(found["relations"].mean)


def test_relations_of_another_guideline_count_less_and_late_still_less(model: Model) -> None:
    example = texts(np.random.default_rng(6))[0]
    example.pairs = [(1, 0, 1, UNKNOWN)]
    whole = relation_loss(model, example)
    example.corpus = "genia_event"
    assert relation_loss(model, example) == pytest.approx(0.5 * whole)
    assert relation_loss(model, example, 0.7) == pytest.approx(0.2 * whole)


def test_a_pair_of_one_of_two_labels_costs_what_both_together_leave() -> None:
    schemas = {**META.schemas, "biored": ["None", "Association", "Bind", "Comparison"]}
    torch.manual_seed(4)
    wide = Model(replace(META, schemas=schemas)).eval()
    example = texts(np.random.default_rng(6))[0]
    probabilities = []
    for label in (1, 2, 4):
        example.pairs = [(1, 0, label, UNKNOWN)]
        probabilities.append(np.exp(-relation_loss(wide, example)))
    first, second, either = probabilities
    assert either == pytest.approx(first + second, rel=1e-4)


def test_mentions_made_by_a_machine_count_by_their_weight() -> None:
    columns = Columns(
        META.heads, {"biored": ["Gene"], "pubtator3_docs": ["Gene"], "genia_event": []}
    )
    gold, silver, none = (texts(np.random.default_rng(6))[0] for _ in range(3))
    silver.corpus, none.corpus = "pubtator3_docs", "genia_event"
    logits = torch.randn(3, 16, len(META.heads), 3)

    def loss(*examples: Example) -> float:
        batch = one_step(list(examples))
        return float(entity_loss(logits[: len(examples)], batch, columns, Finetune()).mean)

    logits[1:] = logits[0]
    assert loss(silver) == pytest.approx(0.5 * loss(gold), rel=1e-5)
    assert loss(gold, silver) == pytest.approx(0.75 * loss(gold), rel=1e-5)
    # One that trains relations alone teaches no head.
    assert loss(gold, none) == pytest.approx(loss(gold), rel=1e-5)
    batch = one_step([none])
    assert entity_loss(logits[:1], batch, columns, Finetune()) is None


def test_examples_survive_their_shard(tmp_path: Path) -> None:
    made = texts(np.random.default_rng(5))
    write_examples(made, tmp_path / "biored.npz")
    assert read_examples(tmp_path / "biored.npz") == made
