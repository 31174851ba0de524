"""White space as ECMAScript has it, which is not Python's; sets of words."""

import regex

_CHARACTERS = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
SPACE = f"[{_CHARACTERS}]"
NOT_SPACE = f"[^{_CHARACTERS}]"

_LEFT = regex.compile(f"{SPACE}*")
_RIGHT = regex.compile(f"{SPACE}*\\Z")


def strip(text: str) -> tuple[int, int]:
    """Where the text without the white space around it begins and ends."""
    end = len(text) - len(regex.search(f"(?r){SPACE}*\\Z", text)[0])
    return min(end, _LEFT.match(text).end()), end


def stripped(text: str) -> str:
    start, end = strip(text)
    return text[start:end]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
