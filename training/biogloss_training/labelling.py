"""Documents to examples.

Pairs and entities come from the functions that inference uses (`relations`), so the model learns
the very question that it will be asked.
"""

from bisect import bisect_right
from collections.abc import Iterator

from .corpora import LABEL_SETS
from .data import Document
from .examples import ENTITY_TYPES, UNKNOWN, Example
from .pack import SCHEMAS
from .relations import candidates, gold, groups, piece_range, relation_key
from .tokenizer import Pieces, Tokenizer
from .windows import SENTENCE_END, windows

#: See `Corpus.judged`.
Judged = tuple[tuple[str, str], ...] | None


def typed_spans(document: Document, part: Pieces, types: list[str]) -> list[tuple[int, int, int]]:
    """Mentions within `part`; of those of one type that overlap the first and longest."""
    found = []
    for index, kind in enumerate(types):
        taken = -1
        mentions = [(e["start"], -e["end"]) for e in document["entities"] if e["type"] == kind]
        for start, negative_end in sorted(set(mentions)):
            place = piece_range(part, start, -negative_end)
            if place is None or start < part.starts[0] or place[0] < taken:
                continue
            taken = place[1]
            found.append((index, place[0] + 1, place[1] + 1))
    return found


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
    ends = [match.end() for match in SENTENCE_END.finditer(document["text"])]
    known = groups(document, part, ENTITY_TYPES, schema["level"])
    pairs = candidates(known, schema, lambda g: bisect_right(ends, part.starts[g.mentions[0][0]]))
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


def examples(
    document: Document,
    tokenizer: Tokenizer,
    window: int,
    types: list[str],
    labels: dict[str, list[str]] | None = None,
    judged: Judged = None,
) -> Iterator[Example]:
    """The windows of a document with its entities of `types` and, with `labels`, its relations."""
    text = document["text"]
    pieces = tokenizer.encode(text)
    for a, b in windows(pieces, text, window):
        part = pieces.cut(a, b)
        ids = [tokenizer.cls, *part.ids, tokenizer.sep]
        example = Example(ids, len(ids), typed_spans(document, part, types))
        if labels:
            add_relations(example, document, part, labels, judged)
        yield example
