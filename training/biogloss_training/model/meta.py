"""What weights are: the shape of the encoder, and what its heads mean."""

import json
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Config:
    vocab: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inter: int = 1536
    maxpos: int = 512
    #: Dropout of hidden states; it is applied in training alone.
    dropout: float = 0.0
    #: Buckets of the relative attention bias (MPNet, Song et al. 2020); 0: none.
    buckets: int = 0


@dataclass(frozen=True)
class Meta:
    """What the weights mean: `meta.json` beside `model.safetensors`."""

    config: Config
    #: `guideline:Type` in the order of the entity logits.
    heads: list[str]
    #: Labels of each relation schema, in the order of the relation logits; the first is 'none'.
    schemas: dict[str, list[str]]
    #: Types the relation scorer knows.
    entity_types: list[str]
    #: Whether there is a head for questions to be answered by yes or no.
    yesno: bool = False

    @staticmethod
    def read(file: Path) -> "Meta":
        raw = json.loads(file.read_text(encoding="utf-8"))
        known = {f.name for f in fields(Config)}
        config = Config(**{k: v for k, v in raw["config"].items() if k in known})
        known_heads = raw["heads"], raw["schemas"], raw["entity_types"]
        return Meta(config, *known_heads, raw.get("yesno", False))
