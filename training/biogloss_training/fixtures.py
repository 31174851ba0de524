"""Golden answers for the TypeScript tests: python -m biogloss_training.fixtures tokenizer|decoding|reading."""

import argparse
import json
from pathlib import Path
from typing import Any

from .tokenizer import Tokenizer, utf16_offsets
from .tokenizer_cases import CASES

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "src/core/fixtures"


def tokenizer_cases(tokenizer: Tokenizer) -> list[dict[str, Any]]:
    cases = []
    for text in CASES:
        pieces, at = tokenizer.encode(text), utf16_offsets(text)
        offsets = [[at[s], at[e]] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
        cases.append({"text": text, "ids": pieces.ids, "offsets": offsets})
    return cases


def write(name: str, value: Any) -> None:
    """One case a line; everything outside ASCII escaped, so that no editor changes it."""
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in value)
    (FIXTURES / name).write_text(f"[\n{lines}\n]\n", encoding="ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["tokenizer"])
    parser.parse_args()
    write("tokenizer.json", tokenizer_cases(Tokenizer(ROOT / "training/weights/v0/vocab.txt")))


if __name__ == "__main__":
    main()
