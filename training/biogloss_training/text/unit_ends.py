"""Where units of a text end other than by a full stop (src/core/text/unit-ends.ts).

Of every tab, and of the line ends at which something else begins. A line end is that of wrapped
prose when it is no paragraph separator; neither line beside it is blank, holds a tab, is a row of a
table or is longer than anyone wraps; the line behind it is no item of a list; the lines around it,
not otherwise divided, read like prose; and the line before it is full.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from biogloss_training.text.table_cells import table_cells
from biogloss_training.text.white_space import NOT_SPACE, SPACE, strip, words

MAX_WRAPPED_LINE_LENGTH = 120
#: With the first word of the next line it would have been longer than this share of the longest.
FULL, FULL_WHERE_IT_GOES_ON = 0.9, 0.6

_LINE_END = regex.compile(r"\r\n|[\n\r\u2028\u2029]|\Z")
#: A hyphen that divides a word at a line's end.
_HYPHEN = regex.compile(r"(?<=\p{Ll})[-\u2010\u00ad][\t ]*(?:\r\n|\n|\r)[\t ]*(?=\p{Ll}{2})")
_STOP = regex.compile(r"[.!?][\p{Pe}\p{Pf}\"']*\Z")
_STOP_WITHIN = regex.compile(rf"\p{{Ll}}{{3}}[.!?][\p{{Pe}}\p{{Pf}}\"']*{SPACE}+\p{{Lu}}")
#: Words that join others, in lower case; names hold few of them.
_GRAMMAR = words(
    "a an and are as at be been but by can did do does for from had has have if in into"
    " is it its may nor of on or our than that the their these they this those to was we"
    " were when which while who with within without"
)
#: Bullets, numbers and letters that begin an item or heading; labels of keywords.
_ITEM = regex.compile(
    rf"(?:(?:[-–—•◦▪‣·*]|\(?[0-9]{{1,3}}[.)]|\[[0-9]{{1,3}}\]|\(?[a-z][.)]|\(?[ivx]{{2,4}}[.)])"
    rf"{SPACE}+{NOT_SPACE}|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?{SPACE}+\p{{Lu}}"
    rf"|(?:[Kk]ey ?[Ww]ords?|KEY ?WORDS?|Index [Tt]erms|MeSH [Tt]erms){SPACE}*[:—–-])"
)
_SPACES = regex.compile(f"{SPACE}+")
_FIRST_WORD = regex.compile(f"{NOT_SPACE}*")
_LAST_WORD = regex.compile(f"{NOT_SPACE}+\\Z")
_BROKEN_WORD = regex.compile(r"\p{L}-\Z")
_SMALL = regex.compile(r"\p{Ll}")


@dataclass(frozen=True)
class _Line:
    #: The line without the white space around it.
    text: str
    #: Where `text` begins.
    start: int
    #: Where the line end stands; the text's length for the last line.
    break_at: int
    #: The line end is the paragraph separator.
    is_last: bool

    @property
    def is_wrappable(self) -> bool:
        return (
            bool(self.text) and len(self.text) <= MAX_WRAPPED_LINE_LENGTH and "\t" not in self.text
        )


def unit_ends(text: str) -> tuple[list[int], list[int]]:
    """Code points, rising: of the white space that ends a unit, and behind signs that end cells."""
    hyphens = [match.span() for match in _HYPHEN.finditer(text)]
    starts = [start for start, _ in hyphens]

    def is_within_word(at: int) -> bool:
        place = bisect_right(starts, at)
        return place > 0 and at < hyphens[place - 1][1]

    ends = [at for at, character in enumerate(text) if character == "\t"]
    lines = _lines(text)
    rows, cells = table_cells([(line.text, line.start) for line in lines])
    run: list[_Line] = []
    for index, line in enumerate(lines):
        is_alone = index in rows or not line.is_wrappable
        if run and (run[-1].is_last or is_alone or _ITEM.match(line.text)):
            ends += [*_ends_within(run), run[-1].break_at]
            run = []
        if is_alone:
            ends.append(line.break_at)
        else:
            run.append(line)
    ends += _ends_within(run)
    spaces = sorted(at for at in ends if at < len(text) and not is_within_word(at))
    return spaces, cells


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for end in _LINE_END.finditer(text):
        line = text[start : end.start()]
        first, last = strip(line)
        is_last = end[0] == "\u2029"
        lines.append(_Line(line[first:last], start + first, end.start(), is_last))
        start = end.end()
    return lines


def _ends_within(run: Sequence[_Line]) -> list[int]:
    """Line ends within a run that end a unit."""
    width = max((len(line.text) for line in run), default=0)
    pairs = list(pairwise(run))
    open_pairs = [(a.text, b.text) for a, b in pairs if not _STOP.search(a.text)]
    is_wrapped = _is_prose(run, open_pairs, width)
    return [a.break_at for a, b in pairs if not is_wrapped or not _is_full(a.text, b.text, width)]


def _is_prose(run: Sequence[_Line], open_pairs: list[tuple[str, str]], width: int) -> bool:
    """A sentence ends and another begins within a line; or one in five of the line ends without a
    stop divides a phrase; or a quarter of the words are words of grammar, in what is wide or ends
    with a full stop.
    """
    if any(_STOP_WITHIN.search(line.text) for line in run):
        return True
    divided = sum(_divides_phrase(a, b) for a, b in open_pairs)
    if divided > 0 and divided * 5 >= len(open_pairs):
        return True
    every = [word for line in run for word in _SPACES.split(line.text)]
    is_title = width >= 40 or bool(run and _STOP.search(run[-1].text))
    return is_title and sum(word in _GRAMMAR for word in every) * 4 >= len(every)


def _is_full(text: str, after: str, width: int) -> bool:
    share = FULL_WHERE_IT_GOES_ON if _goes_on(text, after) else FULL
    return len(text) + 1 + len(_FIRST_WORD.match(after)[0]) > width * share


def _divides_phrase(text: str, after: str) -> bool:
    last = _LAST_WORD.search(text)
    return (
        (last is not None and last[0] in _GRAMMAR)
        or _FIRST_WORD.match(after)[0] in _GRAMMAR
        or (_BROKEN_WORD.search(text) is not None and _SMALL.match(after) is not None)
    )


def _goes_on(text: str, after: str) -> bool:
    if _STOP.search(text):
        return False
    return (
        _SMALL.match(after) is not None or text.endswith((",", "-")) or _divides_phrase(text, after)
    )
