"""Names of free vocabularies, and their longest matches in a text.

The key of a name is its words (runs of letters and figures) in lower case, without accents, Greek
letters by name, joined without separators, a last plural s removed: IL-6, IL6 and IL 6 are one key.
Common English words name nothing, and short symbols only where the text has a capital or a figure.
"""

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biogloss_training.data import jsonl

TYPES = ("Gene", "Family", "Disease", "Chemical", "Species", "CellLine", "CellType", "Anatomy")

#: File in `DATA/lexicons` -> type of its names; None: as its fourth column says. Not the Human
#: Phenotype Ontology, whose terms allow no changes.
FILES: dict[str, str | None] = {
    "genes_human_entrez": "Gene",
    "genes_human_hgnc": "Gene",
    "genes_mouse": "Gene",
    "genes_rat": "Gene",
    "famplex": "Family",
    "protein_families_reach": "Family",
    "disease_ontology": "Disease",
    "mesh_disease_reach": "Disease",
    "mesh_descriptors": None,
    "mesh_mappings": None,
    "chebi_names": "Chemical",
    "chebi_reach": "Chemical",
    "pubchem_reach": "Chemical",
    "drugs_lspci": "Chemical",
    "species": "Species",
    "species_small": "Species",
    "cellosaurus": "CellLine",
    "cell_ontology": "CellType",
    "cell_ontology_reach": "CellType",
    "uberon": "Anatomy",
    "uberon_reach": "Anatomy",
}
#: Its names come first, and are all of one type.
ANTIBODIES = "antibodies"

#: Longest name in words and in letters of its key.
MAX_WORDS, MAX_KEY_LENGTH = 9, 70
#: Symbols up to this length count only where the text has a capital or a figure.
SHORT_SYMBOL, SHORT_NAME = 5, 4
#: The commonest English words name nothing but body parts; words seen so often need a capital.
COMMONEST, SEEN = 2000, 8

_SYMBOLS = ("Gene", "Family", "CellLine")
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma"
    " tau upsilon phi chi psi omega"
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK_NAMES.split(), strict=True)) | {"ς": "sigma"}
_WORD = re.compile(r"\w+")
#: No name reaches over one of these and the blank behind it.
_STOPS = ".;:?!"


@cache
def plain(word: str) -> str:
    """A word as keys have it."""
    found = []
    for character in word.lower():
        if character in _GREEK:
            found.append(_GREEK[character])
            continue
        for part in unicodedata.normalize("NFD", character):
            if part.isalnum() and ord(part) < 0x3000:
                found.append(_GREEK.get(part, part))
    return "".join(found)


def singular(key: str) -> str:
    is_plural = len(key) > 4 and key.endswith("s") and not key.endswith("ss") and key[-2].isalpha()
    return key[:-1] if is_plural else key


@dataclass(frozen=True)
class English:
    """Lower-case words of general English."""

    commonest: frozenset[str]
    seen: frozenset[str]

    @staticmethod
    def read(data: Path) -> "English":
        """From the texts of SQuAD, which are of Wikipedia."""
        counts: Counter[str] = Counter()
        for context in {r["context"] for r in jsonl.questions(data, "squad-v1.1", "train")}:
            counts.update(w for w in re.findall(r"[A-Za-z]+", context) if w.islower())
        return English(
            frozenset(word for word, _ in counts.most_common(COMMONEST)),
            frozenset(word for word, count in counts.items() if count >= SEEN),
        )


#: Key -> bits: 1 << type where case does not matter, 1 << (type + 8) where it does.
Table = dict[str, int]


def names(data: Path) -> Iterator[tuple[str, str]]:
    """(name, type) of every vocabulary at hand."""
    for file, kind in {**FILES, ANTIBODIES: "Chemical"}.items():
        path = data / "lexicons" / f"{file}.tsv.gz"
        if not path.exists():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                name = fields[0 if file == ANTIBODIES else 1] if len(fields) > 1 else ""
                known = kind or (fields[3] if len(fields) > 3 else "")
                if known in TYPES:
                    yield re.sub(r"\s*<[a-z ]+>$", "", name), known


def entry(name: str, kind: str, english: English) -> tuple[str, int] | None:
    """Key and bits of a name; None: it is left out."""
    words = _WORD.findall(name)
    key = singular("".join(plain(word) for word in words))
    if not 0 < len(words) <= MAX_WORDS + 1 or not 2 <= len(key) <= MAX_KEY_LENGTH or key.isdigit():
        return None
    if len(key) == 2 and kind not in ("Gene", "Chemical"):
        return None
    lower = name.lower()
    if len(words) == 1 or len(key) <= 3:
        if lower in english.commonest and kind != "Anatomy":
            return None
        if lower in english.seen and kind == "CellLine":
            return None
    is_english = lower in english.seen or singular(lower) in english.seen
    needs_case = (kind in _SYMBOLS and (len(key) <= SHORT_SYMBOL or is_english)) or (
        len(key) <= SHORT_NAME and name != lower
    )
    return key, 1 << (TYPES.index(kind) + (8 if needs_case else 0))


def build(data: Path) -> Table:
    english, table = English.read(data), Table()
    for name, kind in names(data):
        if found := entry(name, kind, english):
            table[found[0]] = table.get(found[0], 0) | found[1]
    return table


def _shows_case(word: str, is_first: bool, key: str) -> bool:
    """A capital or a figure, which at the front of a single word says little."""

    def shows(text: str) -> bool:
        return any(c.isupper() or c.isdigit() for c in text)

    return shows(word) and (not is_first or len(word) < 3 or shows(word[1:]) or len(key) > 5)


def _longest(
    text: str, words: Sequence[tuple[int, int]], keys: list[str], first: int, table: Table
) -> dict[int, int]:
    """Type -> last word of its longest name that begins with the word `first`."""
    found: dict[int, int] = {}
    key, count, has_case = "", 0, False
    for last in range(first, min(len(words), first + 2 * MAX_WORDS)):
        start, end = words[last]
        if not keys[last]:
            is_apart = last + 1 < len(words) and words[last + 1][0] > end
            if text[start] in _STOPS and is_apart:
                break
            continue
        count, key = count + 1, key + keys[last]
        if count > MAX_WORDS or len(key) > MAX_KEY_LENGTH + 2:
            break
        has_case = has_case or _shows_case(text[start:end], last == first, key)
        bits = table.get(key) or table.get(singular(key)) or 0
        allowed = (bits & 255) | (bits >> 8 if has_case else 0)
        found |= {kind: last for kind in range(len(TYPES)) if allowed >> kind & 1}
    return found


def match(text: str, words: Sequence[tuple[int, int]], table: Table) -> list[int]:
    """`words`: spans of words and marks -> for each two bits a type: 1 begins a name, 2 is inside.

    Each type by itself takes its longest name from the left.
    """
    keys = [plain(text[a:b]) for a, b in words]
    labels, free = [0] * len(words), [0] * len(TYPES)
    for first, key in enumerate(keys):
        if not key:
            continue
        for kind, last in _longest(text, words, keys, first, table).items():
            if free[kind] > first:
                continue
            free[kind] = last + 1
            labels[first] |= 1 << (2 * kind)
            for inside in range(first + 1, last + 1):
                labels[inside] |= 2 << (2 * kind)
    return labels
