"""Relation candidates of a document with gold entities, scored schema by schema."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from biogloss_training.data.jsonl import Document
from biogloss_training.model.meta import Meta
from biogloss_training.model.runtime import Output
from biogloss_training.model.tokenizer import Pieces, Tokenizer, piece_range
from biogloss_training.model.windows import windows
from biogloss_training.tasks.entities.decoding import probabilities
from biogloss_training.text.sentences import sentence_starts

#: Word pieces of a window, [CLS] and [SEP] apart: relations cross sentences.
RELATION_WINDOW = 510

Floats = NDArray[np.floating]
Encode = Callable[[list[int]], Output]
Relate = Callable[[Floats, Floats, list[int], list[tuple[int, int]]], Floats]
Key = tuple[str, str]


@dataclass(frozen=True)
class Group:
    """Mentions taken for one entity, as ranges of pieces."""

    type: str
    key: str
    mentions: list[tuple[int, int]]


def concepts(entity: Document) -> list[str]:
    concept = entity.get("concept")
    return concept if isinstance(concept, list) else [concept] if concept else []


def groups(document: Document, pieces: Pieces, types: list[str], level: str) -> list[Group]:
    """Groups of mentions that lie wholly within `pieces`, in text order."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entity in document["entities"]:
        inside = pieces.starts[0] <= entity["start"] and entity["end"] <= pieces.ends[-1]
        if entity["type"] not in types or not inside:
            continue
        place = piece_range(pieces, entity["start"], entity["end"])
        if place is None:
            continue
        for key in concepts(entity) if level == "entity" else [entity["id"]]:
            found.setdefault((entity["type"], key), []).append(place)
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return [Group(kind, key, mentions) for (kind, key), mentions in ordered]


def candidates(
    known: list[Group], schema: dict[str, Any], sentence: Callable[[Group], int]
) -> list[tuple[int, int]]:
    allowed = {tuple(pair) for pair in schema["pairs"]}
    pairs = []
    for i, head in enumerate(known):
        for j, tail in enumerate(known):
            if (head.type, tail.type) not in allowed or head.key == tail.key:
                continue
            if head.type == tail.type and i > j:
                continue
            if schema["sameSentence"] and sentence(head) != sentence(tail):
                continue
            pairs.append((i, j))
    return pairs


def vector(hidden: Floats, mentions: list[tuple[int, int]]) -> Floats:
    """Mean of a mention's pieces; smooth maximum (log-sum-exp) over mentions."""
    means = np.stack([hidden[a:b].mean(axis=0) for a, b in mentions])
    top = means.max(axis=0)
    return top + np.log(np.exp(means - top).sum(axis=0)) if len(means) > 1 else means[0]


def relation_key(schema: dict[str, Any], head: str, tail: str) -> Key:
    return (head, tail) if schema["directed"] else tuple(sorted((head, tail)))


def score_pairs(
    document: Document,
    schema: dict[str, Any],
    meta: Meta,
    tokenizer: Tokenizer,
    encode: Encode,
    relate: Relate,
) -> dict[Key, Floats]:
    """Relation logits of every candidate pair; of the window where it is surest to be related."""
    text = document["text"]
    pieces = tokenizer.encode(text)
    best: dict[Key, tuple[float, Floats]] = {}
    starts = sentence_starts(text)
    first_label = schema["offset"]
    for a, b in windows(pieces, text, RELATION_WINDOW):
        part = pieces.cut(a, b)
        known = groups(document, part, meta.entity_types, schema["level"])
        pairs = candidates(
            known, schema, lambda g, p=part: bisect_right(starts, p.starts[g.mentions[0][0]])
        )
        if not pairs:
            continue
        hidden = encode([tokenizer.cls, *part.ids, tokenizer.sep]).hidden[1:-1]
        entities = np.stack([vector(hidden, g.mentions) for g in known]).astype(np.float32)
        types = [meta.entity_types.index(g.type) for g in known]
        for (i, j), logits in zip(pairs, relate(hidden, entities, types, pairs), strict=True):
            key = relation_key(schema, known[i].key, known[j].key)
            none = probabilities(logits[first_label : first_label + len(schema["labels"])])[0]
            if key not in best or none < best[key][0]:
                best[key] = (none, logits)
    return {key: logits for key, (_, logits) in best.items()}


def gold(document: Document, schema: dict[str, Any]) -> dict[Key, list[Document]]:
    """The relations of each pair: some pairs have two, of different types."""
    found: dict[Key, dict[str, Document]] = {}
    for relation in document["relations"]:
        key = relation_key(schema, relation["head"], relation["tail"])
        found.setdefault(key, {})[relation["type"]] = relation
    return {key: list(by_type.values()) for key, by_type in found.items()}
