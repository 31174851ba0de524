"""`calibration.json` beside the weights: `calibrate...` commands write it, `export` takes it up."""

import argparse
import json
from pathlib import Path
from typing import Any

from biogloss_training.files import read_json
from biogloss_training.paths import DATA, PACK, WEIGHTS

NAME = "calibration.json"


def arguments(description: str) -> argparse.ArgumentParser:
    """What every command that calibrates is told: where data, weights and the pack lie."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    return parser


def read(weights: Path) -> dict[str, Any]:
    return read_json(weights / NAME)


def update(weights: Path, found: dict[str, Any]) -> None:
    """Replaces the entries of `found`; the others stay."""
    text = json.dumps(read(weights) | found, indent=2) + "\n"
    (weights / NAME).write_text(text, encoding="utf-8")
