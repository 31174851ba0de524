"""Sentences of our own that say which of their entities are related.

    python -m biogloss_training claims FOLDER [--data FOLDER] [--documents 6000] [--seed 1]

Corpora annotate abstracts, in which most entities that stand together are related. They hold few
sentences that deny a relation, name two things side by side, or say that a drug helps: a model that
has read corpora alone calls such pairs related, or turns the direction around. The templates in
`claims.jsonl` are such sentences with slots for entities, and the relations that they state in each
schema; every other pair has none. Questions name entities and state nothing. The slots are filled
with names from documents that train.

FOLDER/corpora/claims_SCHEMA/train.jsonl.gz gets documents of one to four sentences, in the form of
every corpus (see `jsonl`), so that pairs of different sentences are unrelated examples too.
"""

import argparse
import json
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biogloss_training.data import jsonl
from biogloss_training.data.corpora import CLAIMED
from biogloss_training.data.hygiene import held_out, leave_out
from biogloss_training.data.jsonl import Document
from biogloss_training.paths import DATA
from biogloss_training.tasks.relations.schemas import SCHEMAS

#: Type -> corpora that its names are taken from, all of which may train.
SOURCES: dict[str, tuple[str, ...]] = {
    "Chemical": ("bc5cdr", "biored", "drugprot"),
    "Disease": ("bc5cdr", "biored", "ncbi_disease"),
    "Gene": ("biored", "drugprot", "nlm_gene"),
    "Variant": ("biored", "tmvar3"),
    "Species": ("linnaeus", "species800"),
    "CellLine": ("biored",),
}
LONGEST_NAME = 30
#: How many sentences a document has: a choice for each.
SENTENCES = (1, 1, 1, 2, 2, 3, 4)

_SLOT = re.compile(r"\{(\w+):(\w+)\}")

Names = dict[str, list[str]]


@dataclass(frozen=True)
class Template:
    """A text with slots `{Type:letter}`, and (letter, label, letter) of each schema."""

    text: str
    relations: dict[str, list[tuple[str, str, str]]]

    @property
    def slots(self) -> dict[str, str]:
        """Letter -> type."""
        return {letter: kind for kind, letter in _SLOT.findall(self.text)}

    def serves(self, schema: str) -> bool:
        """Whether it has a pair that the schema judges; BioRED's takes every template, because its
        documents train mentions, too. Where relations are between mentions, a letter that stands
        twice would leave open which mention is related.
        """
        if schema == "biored":
            return True
        types = list(self.slots.values())
        if SCHEMAS[schema]["level"] == "mention" and len(_SLOT.findall(self.text)) > len(types):
            return False
        pairs = [pair for pair in SCHEMAS[schema]["pairs"] if set(pair) <= set(types)]
        return any(a != b or types.count(a) > 1 for a, b in pairs)


@cache
def templates() -> list[Template]:
    rows = [json.loads(line) for line in jsonl.committed("claims.jsonl").splitlines()]
    return [Template(r["text"], {s: [tuple(x) for x in r[s]] for s in CLAIMED}) for r in rows]


def names_of(data: Path) -> Names:
    """Names of each type in documents that train, each once, in a fixed order."""
    held = held_out(data)
    found: dict[str, set[str]] = {kind: set() for kind in SOURCES}
    for corpus in sorted({name for sources in SOURCES.values() for name in sources}):
        kept, _ = leave_out(jsonl.part(data, corpus, "train"), held)
        for document in kept:
            for e in document["entities"]:
                if corpus in SOURCES.get(e["type"], ()) and len(e["text"]) <= LONGEST_NAME:
                    found[e["type"]].add(e["text"])
    return {kind: sorted(names) for kind, names in found.items()}


def filled(
    template: Template, schema: str, names: Names, taken: set[str], rng: random.Random
) -> Document:
    """One template as a document. No name of `taken` is used, in any case of its letters; the new
    ones are added to it.
    """
    chosen: dict[str, str] = {}
    for letter, kind in template.slots.items():
        tried = rng.sample(names[kind], min(len(names[kind]), 20))
        name = next(n for n in tried if n.lower() not in taken)
        taken.add(name.lower())
        chosen[letter] = name
    text, last, entities = "", 0, []
    for match in _SLOT.finditer(template.text):
        kind, letter = match.groups()
        text += template.text[last : match.start()]
        last = match.end()
        name = chosen[letter]
        shown = name if text else name[0].upper() + name[1:]
        entity = {"start": len(text), "end": len(text) + len(name), "type": kind, "text": shown}
        entities.append({**entity, "letter": letter, "concept": [f"{kind}:{name}"]})
        text += shown
    return {
        "text": text + template.text[last:],
        "entities": entities,
        "relations": [list(r) for r in template.relations[schema]],
    }


def joined(parts: list[Document], identifier: str, schema: str) -> Document:
    """Filled templates one behind the other, with the ids that the schema's relations are about."""
    text, entities, relations = "", [], []
    for part in parts:
        start = len(text) + (1 if text else 0)
        text += (" " if text else "") + part["text"]
        ends: dict[str, str] = {}
        for e in part["entities"]:
            entity = {k: v for k, v in e.items() if k != "letter"}
            entity |= {"id": f"T{len(entities) + 1}", "start": e["start"] + start}
            entity["end"] = e["end"] + start
            entities.append(entity)
            is_mention = SCHEMAS[schema]["level"] == "mention"
            ends[e["letter"]] = entity["id"] if is_mention else entity["concept"][0]
        relations += [
            {"head": ends[a], "tail": ends[b], "type": label, "level": SCHEMAS[schema]["level"]}
            for a, label, b in part["relations"]
        ]
    return {"id": identifier, "text": text, "entities": entities, "relations": relations}


def documents(schema: str, names: Names, count: int, seed: int) -> list[Document]:
    """`count` documents of a schema; every template is used equally often, within one."""
    rng = random.Random(f"{seed}/{schema}")
    known = [t for t in templates() if t.serves(schema)]
    stock: list[Template] = []
    made = []
    for number in range(count):
        parts, taken = [], set()
        for _ in range(rng.choice(SENTENCES)):
            if not stock:
                stock = rng.sample(known, len(known))
            parts.append(filled(stock.pop(), schema, names, taken, rng))
        made.append(joined(parts, f"claims-{schema}-{number}", schema))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--documents", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    names = names_of(given.data)
    for schema in CLAIMED:
        file = given.folder / "corpora" / f"claims_{schema}" / "train.jsonl.gz"
        jsonl.write(file, documents(schema, names, given.documents, given.seed))
        print(file)


if __name__ == "__main__":
    main()
