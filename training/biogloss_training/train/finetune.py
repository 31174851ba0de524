"""Joint fine-tuning: python -m biogloss_training finetune CONFIG RUN [--minutes N].

Entities (a head for each corpus and type, and pooled heads), relations and answers share every
pass over a text. Writes `RUN/weights`, a folder as `weights/v3`.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Any

from torch import Tensor

from biogloss_training.config import ConfigError, Run, note
from biogloss_training.data import provenance
from biogloss_training.data.corpora import may_train
from biogloss_training.data.examples import ENTITY_TYPES, Example
from biogloss_training.data.shards import read_examples
from biogloss_training.model.meta import Meta
from biogloss_training.model.network import Model
from biogloss_training.model.parts import read_parts
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.model.whole import save_whole
from biogloss_training.paths import ROOT
from biogloss_training.tasks.entities.columns import Columns
from biogloss_training.tasks.entities.head import entity_heads
from biogloss_training.tasks.entities.pool import POOL
from biogloss_training.tasks.losses import losses, weighted
from biogloss_training.tasks.relations.names import LABELS
from biogloss_training.train.batches import Place, alike, collate, packed
from biogloss_training.train.loop import Limit, train
from biogloss_training.train.start import begin, made_from
from biogloss_training.train.step import step_arguments

_AS_CORPORA: Mapping[str, float] = MappingProxyType({})

LICENCE = ROOT / "LICENSE"


def training_examples(run: Path, report: dict[str, Any], only: Sequence[str]) -> list[Example]:
    found = []
    for name in (*report["corpora"], *report["questions"]):
        if not only or name in only:
            found += read_examples(run / "data" / f"{name}.npz")
    if not found:
        raise ConfigError(f"{run / 'data'} holds none of {', '.join(only)}.")
    return found


def one_round(
    corpora: Sequence[str], rng: random.Random, repeats: Mapping[str, float] = _AS_CORPORA
) -> list[int]:
    """Indices of the examples of a round, given the corpus of each.

    `repeats`: how often it shows a corpus, where it is not as `Corpus.repeats` says.
    """
    found = []
    for name in filter(None, dict.fromkeys(corpora)):
        own = [k for k, corpus in enumerate(corpora) if corpus == name]
        whole, part = divmod(repeats.get(name, may_train(name).repeats), 1)
        found += own * int(whole) + rng.sample(own, round(part * len(own)))
    return found


def read_report(run: Path) -> dict[str, Any]:
    return json.loads((run / "data" / "data.json").read_text(encoding="utf-8"))


def types_in(report: dict[str, Any]) -> dict[str, list[str]]:
    return {name: entry["types"] for name, entry in report["corpora"].items()}


def meta_of(config: Run, run: Path) -> Meta:
    """What the weights of this run mean."""
    words = len(read_vocabulary(run / "data" / "vocab.txt"))
    shape = replace(config.model, vocab=words, dropout=config.finetune.dropout)
    return Meta(shape, entity_heads(types_in(read_report(run))), LABELS, ENTITY_TYPES, yesno=True)


class Finetuning:
    name = "finetune"

    def __init__(self, config: Run, run: Path):
        report = read_report(run)
        self.settings, self.optimiser = config.finetune, config.finetune.optimiser
        self.pieces, self.turn = config.finetune.pieces, 1 - config.finetune.last.share
        self.examples = training_examples(run, report, config.finetune.only)
        meta = meta_of(config, run)
        self.model = Model(meta)
        pretrained = run / "pretrained"
        stored = read_parts(pretrained) if pretrained.exists() else None
        drawn = begin(self.model, config, stored)
        print(f"drawn at random: {', '.join(drawn) or 'nothing'}", flush=True)
        note(run, "drawnAtRandom", drawn)
        self._columns = Columns(meta.heads, types_in(report))
        if config.compile:
            self.model.enc.compile()

    def steps(self, rng: random.Random, pieces: int) -> list[list[Place]]:
        """A round ends where the last part of the run begins."""
        settings, last = self.settings, self.settings.last
        before = self.turn * self.pieces - pieces
        is_last = before <= 0
        corpora = [
            "" if is_last and last.only and example.corpus not in last.only else example.corpus
            for example in self.examples
        ]
        chosen = one_round(corpora, rng, settings.repeats)
        lengths = {k: len(self.examples[k]) for k in set(chosen)}
        if settings.packed:
            steps = packed(chosen, lengths, settings.tokens, settings.packed, rng)
        else:
            steps = alike(chosen, lengths, settings.tokens, rng)
        if is_last or last.share == 0:
            return steps
        sums = accumulate(sum(lengths[place.index] for place in step) for step in steps)
        return steps[: 1 + sum(size < before for size in sums)]

    def loss(self, step: list[Place], done: float) -> tuple[Tensor, dict[str, Tensor], int]:
        settings, last = self.settings, self.settings.last
        if done >= self.turn:
            settings = replace(settings, entities=last.entities, relations=last.relations)
        width = settings.packed
        batch = collate(self.examples, step, settings.tokens // width if width else 0, width)
        found = losses(self.model, batch, self._columns, settings, done)
        means = {name: loss.mean for name, loss in found.items()}
        return weighted(found, settings), means, batch.pieces


def metadata(meta: Meta) -> dict[str, Any]:
    """What `meta.json` says of weights."""
    return {
        "heads": meta.heads,
        "pool": POOL,
        "schemas": meta.schemas,
        "entity_types": meta.entity_types,
        "yesno": meta.yesno,
        "config": {**asdict(meta.config), "dropout": 0.0},
    }


def describe(config: Run, run: Path, folder: Path) -> None:
    """Writes what `export` wants beside the weights."""
    entry = metadata(meta_of(config, run))
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "meta.json").write_text(json.dumps(entry, indent=1) + "\n", encoding="utf-8")
    (folder / "vocab.txt").write_bytes((run / "data" / "vocab.txt").read_bytes())
    (folder / "LICENSE").write_bytes(LICENCE.read_bytes())
    own = provenance.of_run(read_report(run), only=config.finetune.only)
    provenance.write(provenance.joined([made_from(config), own]), folder)


def finetune(config: Run, run: Path, limit: Limit) -> bool:
    """False: stopped early, to go on next time."""
    state = run / "finetune.state"
    if (run / "weights" / "model.safetensors").exists():
        return True
    stage = Finetuning(config, run)
    if not train(stage, state, config.seed, config.bf16, limit):
        return False
    weights = run / "weights"
    describe(config, run, weights)
    weights_16 = {name: tensor.half() for name, tensor in stage.model.state_dict().items()}
    save_whole(weights_16, weights / "model.safetensors")
    state.unlink(missing_ok=True)
    return True


def main() -> None:
    config, run, limit = step_arguments(__doc__)
    finetune(config, run, limit)
