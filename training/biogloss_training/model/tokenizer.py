"""The reference tokenizer: Hugging Face `tokenizers`, BERT uncased WordPiece, over our vocabulary.

No special tokens are registered: a text that contains "[SEP]" is read as five characters.
"""

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer as HfTokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from biogloss_training.model.vocabulary import read_vocabulary


@dataclass(frozen=True)
class Pieces:
    """Word pieces of a text; starts and ends are code points into it, half open."""

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, first: int, last: int) -> "Pieces":
        return Pieces(self.ids[first:last], self.starts[first:last], self.ends[first:last])


class Tokenizer:
    def __init__(self, vocabulary: Path):
        self.vocabulary = read_vocabulary(vocabulary)
        self.cls, self.sep, self.unknown = (self.vocabulary[t] for t in ("[CLS]", "[SEP]", "[UNK]"))
        #: Pieces that go on with a word.
        self.inner = {i for piece, i in self.vocabulary.items() if piece.startswith("##")}
        self.reference = HfTokenizer(
            WordPiece(self.vocabulary, unk_token="[UNK]", max_input_chars_per_word=100)
        )
        self.reference.normalizer = BertNormalizer(
            clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
        )
        self.reference.pre_tokenizer = BertPreTokenizer()

    def encode(self, text: str) -> Pieces:
        found = self.reference.encode(text, add_special_tokens=False)
        return Pieces(found.ids, [s for s, _ in found.offsets], [e for _, e in found.offsets])


def piece_range(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Pieces that touch the code points start to end."""
    first = last = bisect_right(pieces.ends, start)
    while last < len(pieces) and pieces.starts[last] < end:
        last += 1
    return (first, last) if last > first else None


def utf16_offsets(text: str) -> list[int]:
    """Where each code point of `text` begins in UTF-16 code units; one entry more for the end."""
    offsets, at = [0], 0
    for character in text:
        at += 2 if ord(character) > 0xFFFF else 1
        offsets.append(at)
    return offsets
