"""Pairs and entities as training wants them.

They come from the functions that inference uses, so the model learns the very question that it will
be asked.
"""

from bisect import bisect_right

from biogloss_training.data.examples import ENTITY_TYPES, UNKNOWN, Example
from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Pieces
from biogloss_training.tasks.relations.candidates import candidates, gold, groups, relation_key
from biogloss_training.tasks.relations.names import LABEL_SETS
from biogloss_training.tasks.relations.schemas import SCHEMAS
from biogloss_training.text.sentences import sentence_starts

#: See `Corpus.judged`.
Judged = tuple[tuple[str, str], ...] | None


def add_relations(
    example: Example,
    document: Document,
    part: Pieces,
    labels: dict[str, list[str]],
    judged: Judged = None,
) -> None:
    """`labels`: of the schemas of the corpus; BioRED has a second one, novelty. `judged`: pairs of
    types that have no relation if none is given (see `Corpus`).
    """
    name = next(iter(labels))
    schema = SCHEMAS[name]
    starts = sentence_starts(document["text"])
    known = groups(document, part, ENTITY_TYPES, schema["level"])
    pairs = candidates(known, schema, lambda g: bisect_right(starts, part.starts[g.mentions[0][0]]))
    if not pairs:
        return
    true = gold(document, schema)
    names = [*labels[name], *LABEL_SETS.get(name, ())]
    example.entities = [
        (ENTITY_TYPES.index(g.type), [(a + 1, b + 1) for a, b in g.mentions]) for g in known
    ]
    for i, j in pairs:
        relations = true.get(relation_key(schema, known[i].key, known[j].key))
        types = (known[i].type, known[j].type)
        if not relations and judged is not None and types not in judged:
            continue
        # A pair of two relations is there twice: the mean of both losses teaches both labels.
        for relation in relations or [None]:
            label = names.index(relation["type"]) if relation else 0
            novel = int(bool(relation["novel"])) if relation and "novel" in labels else UNKNOWN
            example.pairs.append((i, j, label, novel))
