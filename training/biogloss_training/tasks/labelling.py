"""Documents to examples, with the labels of every task."""

from collections.abc import Iterator

from biogloss_training.data.examples import Example
from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.windows import windows
from biogloss_training.tasks.entities.labels import typed_spans
from biogloss_training.tasks.relations.labels import Judged, add_relations
from biogloss_training.text.sentences import sentence_spans

#: Longest window of a sentence in word pieces, [CLS] and [SEP] apart.
SENTENCE_WINDOW = 254


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


def sentence_examples(
    document: Document, tokenizer: Tokenizer, types: list[str]
) -> Iterator[Example]:
    """Each sentence of a document as a text of its own, with its entities of `types`; nothing where
    the document is one sentence. Relations are left out: those of abstracts reach over sentences.
    """
    text = document["text"]
    sentences = sentence_spans(text)
    if len(sentences) < 2:
        return
    for sentence in sentences:
        inner = [
            {**e, "start": e["start"] - sentence.start, "end": e["end"] - sentence.start}
            for e in document["entities"]
            if sentence.start <= e["start"] and e["end"] <= sentence.end
        ]
        alone = {"text": text[sentence.start : sentence.end], "entities": inner}
        yield from examples(alone, tokenizer, SENTENCE_WINDOW, types)
