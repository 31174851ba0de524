"""A tiny model with random weights, of the same shape as the real one."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from biogloss_training.model.meta import Config, Meta
from biogloss_training.model.network import Model

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
CONFIG = Config(vocab=128, hidden=64, layers=2, heads=4, inter=128, maxpos=160)
META = Meta(
    CONFIG,
    heads=["biored:Gene", "any:Gene", "any:Disease"],
    schemas={
        "biored": ["None", "Association"],
        "novel": ["No", "Novel"],
        "drugprot": ["None", "INHIBITOR"],
        "cid": ["None", "CID"],
    },
    entity_types=["Gene", "Disease", "Chemical", "Variant"],
)
MADE_FROM = {
    "encoders": ["bge-small-en-v1.5"],
    "corpora": {
        "biored": {"licence": "public domain", "documents": 1346, "mentions": 9, "relations": 3},
        "jnlpba": {"licence": "CC-BY-3.0", "documents": 2, "mentions": 5, "relations": 0},
    },
    "questions": {"squad-v1.1": {"licence": "CC-BY-SA-4.0", "questions": 97_560}},
}
#: A channel made large on purpose, as trained encoders have them.
LOUD = 5


@pytest.fixture(scope="session")
def model() -> Model:
    torch.manual_seed(3)
    made = Model(META)
    with torch.no_grad():
        for name, parameter in made.named_parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.2)
            elif name.endswith("bias"):
                parameter.normal_(0, 0.05)
        for layer in made.enc.layers:
            layer.ln1.bias[LOUD] = 25.0
    return made.eval()


@pytest.fixture(scope="session")
def weights(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `training/weights/v3`."""
    folder = tmp_path_factory.mktemp("weights")
    save_file(
        {n: t.contiguous() for n, t in model.state_dict().items()}, folder / "model.safetensors"
    )
    meta = {
        "config": asdict(CONFIG),
        "heads": META.heads,
        "schemas": META.schemas,
        "entity_types": META.entity_types,
    }
    (folder / "meta.json").write_text(json.dumps(meta))
    letters = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
    pieces = [*SPECIAL, *letters, *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]
    (folder / "vocab.txt").write_text("\n".join(pieces[: CONFIG.vocab]) + "\n", encoding="utf-8")
    (folder / "LICENSE").write_text("As you like.\n")
    (folder / "data.json").write_text(json.dumps(MADE_FROM))
    outliers = {f"enc.layers.{i}.up": [LOUD] for i in range(CONFIG.layers)}
    (folder / "outliers.json").write_text(json.dumps(outliers))
    return folder
