"""Cells of tables that are parted by commas or semicolons (src/core/text/table-cells.ts)."""

from collections.abc import Sequence

import regex

from biogloss_training.text.white_space import SPACE

_SIGNS = ",;"
_CHEMICAL = regex.compile(
    r"(?<![\p{L}\p{N}])(?:\p{N}+\p{L}?|\p{L})['′]?(?:,(?:\p{N}+\p{L}?|\p{L})['′]?)+-"
)
_QUOTED = regex.compile(r'"(?:[^"]|"")*"')
_SPACE = regex.compile(SPACE)
_FIGURE = regex.compile(r"\p{N}")


def table_cells(rows: Sequence[tuple[str, int]]) -> tuple[set[int], list[int]]:
    """Which lines are rows of a table, and the code points behind the separators of its cells.

    Lines that follow one another are rows when each has as many separators of one sign as the
    others, and none with white space beside it. Separators within quotation marks and within the
    numbers of a chemical name are letters. Empty cells and the last one end nowhere.

    Args:
        rows: lines without the white space around them, and where each begins
    """
    found, ends = set(), []
    table: list[tuple[int, list[int]]] = []
    sign = ""

    def close(after: int) -> None:
        if len(table) > 1:
            found.update(range(after - len(table), after))
            ends.extend(end for _, row in table for end in row)
        table.clear()

    for at, (text, start) in enumerate(rows):
        separators = next(filter(None, (_separators(text, one) for one in _SIGNS)), [])
        mine = text[separators[0]] if separators else text[:1]
        if mine != sign or (len(separators) != table[0][0] if table else True):
            close(at)
        sign = mine
        if separators:
            table.append((len(separators), _ends(text, separators, start)))
    close(len(rows))
    return found, ends


def _ends(line: str, separators: Sequence[int], start: int) -> list[int]:
    return [
        start + at + 1
        for at in separators
        if at > 0 and at + 1 < len(line) and line[at + 1] != line[at]
    ]


def _separators(line: str, sign: str) -> list[int]:
    """Places of the separators of a row; none where the line is no row."""
    if sign not in line:
        return []
    bare = _CHEMICAL.sub(_blank, _QUOTED.sub(_blank, line))
    if '"' in bare:
        return []
    places = [at for at, character in enumerate(bare) if character == sign]
    pairs = [(bare[at - 1 : at], bare[at + 1 : at + 2]) for at in places]
    if any(_SPACE.match(side) for pair in pairs for side in pair):
        return []
    is_clear = any(not (_FIGURE.match(a) and _FIGURE.match(b)) for a, b in pairs)
    return places if is_clear else []


def _blank(match: regex.Match) -> str:
    return "_" * len(match[0])
