"""The best answer span of a text to a question, with the two margins that may speak for it."""

import re
import string
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biogloss_training.model.runtime import Output
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.windows import windows

MAX_ANSWER_PIECES = 30
#: The application refuses longer ones (src/core/read/answer.ts). Weights up to v5 were trained with
#: questions of at most 48 pieces.
MAX_QUESTION_PIECES = 64
#: Pieces of question and text together, special pieces apart, as in the application. Longer texts
#: differ: there windows overlap by 64 pieces and an answer ends with its paragraph; here neither.
WINDOW = 381

Encode = Callable[[list[int], list[int]], Output]


@dataclass(frozen=True)
class Answer:
    """Code points start to end of the context."""

    start: int
    end: int
    #: Start and end logit less those of [CLS].
    cls_margin: float
    #: Log probability of start and of end, among all pieces of the window.
    log_probability: float


def best_spans(
    starts: NDArray[np.floating], ends: NDArray[np.floating], most: int
) -> list[tuple[int, int, float]]:
    """-> first piece, last piece (included), sum of the two logits; best first."""
    sums = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones(sums.shape, bool)) & ~np.triu(
        np.ones(sums.shape, bool), MAX_ANSWER_PIECES
    )
    sums = np.where(allowed, sums, -np.inf)
    places = (divmod(int(k), len(ends)) for k in np.argsort(-sums, axis=None, kind="stable")[:most])
    return [(a, b, float(sums[a, b])) for a, b in places if np.isfinite(sums[a, b])]


def best_span(starts: NDArray[np.floating], ends: NDArray[np.floating]) -> tuple[int, int, float]:
    return best_spans(starts, ends, 1)[0]


def log_sum(values: NDArray[np.floating]) -> float:
    top = float(values.max())
    return top + float(np.log(np.exp(values.astype(np.float64) - top).sum()))


def all_answers(
    question: str, context: str, tokenizer: Tokenizer, encode: Encode, most: int
) -> list[Answer]:
    """The best `most` spans of each window of the context."""
    asked = tokenizer.encode(question).ids[:MAX_QUESTION_PIECES]
    pieces = tokenizer.encode(context)
    opening = [tokenizer.cls, *asked, tokenizer.sep]
    found = []
    for a, b in windows(pieces, context, WINDOW - len(asked)):
        part = pieces.cut(a, b)
        ids = [*opening, *part.ids, tokenizer.sep]
        types = [0] * len(opening) + [1] * (len(part) + 1)
        logits = encode(ids, types).answers
        text = logits[len(opening) : -1]
        whole = log_sum(logits[:, 0]) + log_sum(logits[:, 1])
        for first, last, total in best_spans(text[:, 0], text[:, 1], most):
            margin = total - float(logits[0].sum())
            found.append(Answer(part.starts[first], part.ends[last], margin, total - whole))
    return found


def answer(question: str, context: str, tokenizer: Tokenizer, encode: Encode) -> Answer | None:
    found = all_answers(question, context, tokenizer, encode, 1)
    return max(found, key=lambda a: a.cls_margin, default=None)


def plain_words(text: str) -> list[str]:
    """As SQuAD compares answers: without case, punctuation and articles."""
    plain = "".join(c for c in text.lower() if c not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", plain).split()


def overlap(found: str, gold: str) -> float:
    """F1 of words."""
    a, b = plain_words(found), plain_words(gold)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else 0.0
