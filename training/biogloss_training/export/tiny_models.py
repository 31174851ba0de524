"""Models of a few kilobytes in Hugging Face's layout, for tests that need no real weights.

Random encoders (a fixed seed; two layers, 32 wide) whose heads are fitted to a handful of words by
least squares, so that their answers mean something: BRAF is a gene, asthma a disease.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from biogloss_training.export.encoder_graph import encoder_tensors
from biogloss_training.export.transformers_layout import (
    ANSWERS,
    ENTITIES,
    SENTENCES,
    SPECIAL,
    Exported,
    Head,
    write_model,
)
from biogloss_training.model.meta import Config, Meta
from biogloss_training.model.network import Model

Floats = NDArray[np.float32]
NAMES = {
    "Gene": (["BRAF"], ["TP", "##53"], ["EGFR"]),
    "Disease": (["asthma"], ["nephro", "##toxic", "##ity"], ["lung", "cancer"]),
    "Chemical": (["cis", "##platin"], ["aspirin"]),
}
WORDS = [
    "the",
    "of",
    "in",
    "and",
    "with",
    "patients",
    "was",
    "by",
    "to",
    "is",
    "What",
    "reduces",
    "treats",
    "binds",
    ".",
    ",",
    "?",
    "(",
    ")",
    "@",
    "$",
]
PLACES = ["GENE", "DISEASE", "CHEMICAL"]
CAUSE = "causes"
LABELS = ["O", *(f"{letter}-{kind}" for kind in NAMES for letter in "BI")]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
VOCABULARY = list(
    dict.fromkeys(
        [
            *SPECIAL,
            *WORDS,
            CAUSE,
            *PLACES,
            *(piece for names in NAMES.values() for name in names for piece in name),
            *LETTERS,
            *(f"##{letter}" for letter in LETTERS),
        ]
    )
)
SENTENCES_FITTED, SURE = 400, 8.0


def write_tiny(folder: Path) -> None:
    model = tiny_model()
    for name, head in (
        ("tiny-entities", fitted(model, ENTITIES, LABELS)),
        ("tiny-answers", fitted(model, ANSWERS, ["start", "end"])),
        ("tiny-relations", fitted(model, SENTENCES, ["0", "1"])),
    ):
        made = Exported(model.meta.config, encoder_tensors(model), head, VOCABULARY, False)
        write_model(made, folder / name, ("",))
        size = sum(f.stat().st_size for f in (folder / name).rglob("*") if f.is_file())
        print(f"{name}: {size:,} bytes")


def tiny_model() -> Model:
    torch.manual_seed(7)
    config = Config(vocab=len(VOCABULARY), hidden=32, layers=2, heads=2, inter=64, maxpos=128)
    model = Model(Meta(config, ["tiny:Gene"], {"tiny": ["None", "Some"]}, ["Gene"]))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1 and name.startswith("enc."):
                parameter.normal_(0, 0.02 if "pos" in name else 0.15)
        # What a piece stands for has channels of its own, as training would make them.
        for piece, label in labelled_pieces().items():
            model.enc.word.weight[VOCABULARY.index(piece), LABELS.index(label)] += 4.0
        model.enc.word.weight[VOCABULARY.index(CAUSE), len(LABELS)] += 6.0
    return model.eval()


def labelled_pieces() -> dict[str, str]:
    return {
        piece: f"{'I' if at else 'B'}-{kind}"
        for kind, names in NAMES.items()
        for name in names
        for at, piece in enumerate(name)
    }


def fitted(model: Model, architecture: str, labels: list[str]) -> Head:
    random = np.random.default_rng(5)
    rows, wanted = [], []
    for _ in range(SENTENCES_FITTED):
        pieces = ["[CLS]", *sentence(random, architecture), "[SEP]"]
        hidden = encoded(model, pieces)
        if architecture == SENTENCES:
            rows.append(hidden[:1])
            wanted.append(np.array([[-1.0, 1.0] if CAUSE in pieces else [1.0, -1.0]]) * SURE)
        else:
            rows.append(hidden)
            wanted.append(token_targets(pieces, architecture, labels))
    x = np.concatenate(rows).astype(np.float64)
    x = np.concatenate([x, np.ones((len(x), 1))], 1)
    solved = np.linalg.solve(x.T @ x + 1e-2 * np.eye(x.shape[1]), x.T @ np.concatenate(wanted))
    return Head(architecture, labels, solved[:-1].astype(np.float32), solved[-1].astype(np.float32))


def sentence(random: np.random.Generator, architecture: str) -> list[str]:
    pieces: list[str] = []
    names = [name for of in NAMES.values() for name in of]
    for _ in range(int(random.integers(4, 12))):
        kind = random.random()
        if architecture == SENTENCES and kind < 0.3:
            pieces += ["@", str(random.choice(PLACES)), "$"]
        elif kind < 0.35:
            pieces += names[int(random.integers(len(names)))]
        elif kind < 0.7:
            pieces.append(str(random.choice(WORDS)))
        else:
            pieces.append(str(random.choice(list(LETTERS))))
            pieces += [f"##{letter}" for letter in random.choice(list(LETTERS), 3)]
    if random.random() < 0.5:
        pieces.insert(int(random.integers(len(pieces))), CAUSE)
    return pieces


def token_targets(pieces: list[str], architecture: str, labels: list[str]) -> Floats:
    known = labelled_pieces()
    if architecture == ENTITIES:
        return np.array([[SURE * (known.get(p, "O") == label) for label in labels] for p in pieces])
    found = np.full((len(pieces), 2), -SURE / 2)
    found[0] = 0
    for at, piece in enumerate(pieces):
        after = known.get(pieces[at + 1], "O") if at + 1 < len(pieces) else "O"
        if known.get(piece) == "B-Disease":
            found[at, 0] = SURE
        if known.get(piece, "O").endswith("Disease") and after != "I-Disease":
            found[at, 1] = SURE
    return found


def encoded(model: Model, pieces: list[str]) -> Floats:
    ids = torch.tensor([[VOCABULARY.index(piece) for piece in pieces]])
    with torch.inference_mode():
        return model.enc(ids, torch.zeros_like(ids))[0].numpy()
