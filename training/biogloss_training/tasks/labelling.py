"""Documents to examples, with the labels of every task."""

from collections.abc import Iterator

from biogloss_training.data.examples import Example
from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.windows import windows
from biogloss_training.tasks.entities.labels import typed_spans
from biogloss_training.tasks.relations.labels import Judged, add_relations


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
