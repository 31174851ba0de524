"""How far each form is from PyTorch: python -m biogloss_training compare [--limit 50]."""

import argparse
from pathlib import Path

import numpy as np

from biogloss_training.data.jsonl import part
from biogloss_training.evaluate.forms import FORMS, open_form
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.model.windows import ENTITY_WINDOW, windows
from biogloss_training.paths import DATA, PACK, WEIGHTS

OUTPUTS = ("entities", "answers", "hidden")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--corpora", nargs="+", default=["bc5cdr", "ncbi_disease"])
    parser.add_argument("--limit", type=int, default=50, help="documents of each corpus")
    given = parser.parse_args()
    tokenizer = Tokenizer(given.weights / "vocab.txt")
    inputs = []
    for corpus in given.corpora:
        for document in part(given.data, corpus, "test")[: given.limit]:
            pieces = tokenizer.encode(document["text"])
            for a, b in windows(pieces, document["text"], ENTITY_WINDOW):
                inputs.append([tokenizer.cls, *pieces.ids[a:b], tokenizer.sep])
    encoders = {form: open_form(form, given.weights, given.pack) for form in FORMS}
    reference = [encoders[FORMS[0]](ids) for ids in inputs]
    for form in FORMS[1:]:
        found = [encoders[form](ids) for ids in inputs]
        differences = []
        for name in OUTPUTS:
            apart = [
                np.abs(getattr(a, name) - getattr(b, name)).reshape(-1)
                for a, b in zip(found, reference, strict=True)
            ]
            every = np.concatenate(apart)
            differences.append(f"{name} {every.max():.5f} ({np.sqrt(np.mean(every**2)):.5f})")
        pairs = zip(found, reference, strict=True)
        changed = [(a.entities.argmax(-1) != b.entities.argmax(-1)).reshape(-1) for a, b in pairs]
        share = 100 * float(np.concatenate(changed).mean())
        apart = ", ".join(differences)
        print(f"{form}: largest (root mean square) {apart}; labels changed {share:.4f} %")
