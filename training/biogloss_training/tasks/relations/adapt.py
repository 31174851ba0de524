"""Documents of other guidelines as BioRED's relations want them: types, names and labels.

Where a corpus relates mentions, mentions of one type and name become one entity, as the
application groups what it finds.
"""

from biogloss_training.data.corpora import Corpus
from biogloss_training.data.jsonl import Document


def adapted(document: Document, corpus: Corpus) -> Document:
    """`document` with the types and relation labels that `corpus` maps; a relation whose label is
    mapped to nothing is left out. Unmapped ones stay as they are.
    """
    if not (corpus.types_as or corpus.labels_as):
        return document
    entities = [
        {**e, "type": corpus.types_as.get(e["type"], e["type"])} for e in document["entities"]
    ]
    relations = [
        {**r, "type": corpus.labels_as[r["type"]]}
        for r in document["relations"]
        if r["type"] in corpus.labels_as
    ]
    made = {**document, "entities": entities, "relations": relations}
    return by_name(made) if any(r["level"] == "mention" for r in relations) else made


def by_name(document: Document) -> Document:
    """Mentions of one type and name are one entity, and relations are between entities."""
    named = {e["id"]: f"{e['type']}:{e['text'].lower()}" for e in document["entities"]}
    entities = [{**e, "concept": [named[e["id"]]]} for e in document["entities"]]
    relations = [
        {**r, "head": named[r["head"]], "tail": named[r["tail"]]} for r in document["relations"]
    ]
    return {**document, "entities": entities, "relations": relations}
