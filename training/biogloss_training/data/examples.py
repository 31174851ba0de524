"""One window of text with everything that training wants of it, in places of word pieces."""

from dataclasses import dataclass, field
from enum import IntEnum

#: A label that is not known and costs nothing.
UNKNOWN = -100
ENTITY_TYPES = ["Gene", "Disease", "Chemical", "Variant"]

Range = tuple[int, int]


class Asked(IntEnum):
    """What a window is asked."""

    NOTHING = 0
    SPAN = 1
    #: A question that this window does not answer.
    NO_ANSWER = 2
    YES = 3
    NO = 4


@dataclass
class Example:
    """Places count word pieces of the window, [CLS] being 0; ranges are half open."""

    ids: list[int]
    #: Where the second text (token type 1) begins; the length where there is one text alone.
    second: int
    #: (index of a type of the corpus, first, last)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    #: (index into ENTITY_TYPES, mentions) of each entity of the pairs.
    entities: list[tuple[int, list[Range]]] = field(default_factory=list)
    #: (head, tail, label, novelty) with indices into `entities`.
    pairs: list[tuple[int, int, int, int]] = field(default_factory=list)
    asked: Asked = Asked.NOTHING
    #: Spans that each are a right answer.
    answers: list[Range] = field(default_factory=list)
    corpus: str = ""

    def __len__(self) -> int:
        return len(self.ids)
