"""A vocabulary is a file with one word piece a line; the line is its number."""

from pathlib import Path


def read_vocabulary(file: Path) -> dict[str, int]:
    pieces = file.read_text(encoding="utf-8").split("\n")
    if pieces[-1] == "":
        pieces.pop()
    return {piece: index for index, piece in enumerate(pieces)}
