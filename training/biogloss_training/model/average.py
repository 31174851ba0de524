"""The mean of several weights: python -m biogloss_training average FOLDER WEIGHTS[=SHARE] ...

Runs that go on from one another, or from the same weights, lie in one basin: the mean of their
weights is better than any of them (model soups, Wortsman et al. 2022), and costs no more to run.
Writes FOLDER as `finetune` does; what the weights mean is taken from the first, and so is which
corpora a pooled head is of.
"""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from biogloss_training.data import provenance
from biogloss_training.model.meta import Meta
from biogloss_training.model.parts import Tensors, read_parts
from biogloss_training.model.whole import save_whole

BESIDE = ("meta.json", "vocab.txt", "LICENSE")


def average(weights: Sequence[tuple[Tensors, float]]) -> Tensors:
    """Weights with their shares, of which only the proportions count."""
    whole = sum(share for _, share in weights)
    first = weights[0][0]
    return {name: sum(w[name] * (share / whole) for w, share in weights) for name in first}


def settle_pools(
    weights: Tensors, heads: Sequence[str], pool: Mapping[str, Sequence[str]]
) -> Tensors:
    """Pooled heads of a single corpus become that corpus' own: members may have pooled otherwise.

    `pool`: the corpora of each pooled type. A head has three rows: outside, begin, inside.
    """
    changed = {name: weights[name].clone() for name in ("ner.weight", "ner.bias")}
    for kind, corpora in pool.items():
        names = [f"{name}:{kind}" for name in ("any", *corpora)]
        # A run over some corpora has not all heads.
        if len(corpora) == 1 and all(name in heads for name in names):
            pooled, own = (3 * heads.index(name) for name in names)
            for tensor in changed.values():
                tensor[pooled : pooled + 3] = tensor[own : own + 3]
    return {**weights, **changed}


def folder_and_share(argument: str) -> tuple[Path, float]:
    folder, _, share = argument.partition("=")
    return Path(folder), float(share or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", nargs="+", type=folder_and_share, metavar="WEIGHTS[=SHARE]")
    given = parser.parse_args()
    metas = [Meta.read(folder / "meta.json") for folder, _ in given.weights]
    if any(
        (m.config, m.heads, m.schemas) != (metas[0].config, metas[0].heads, metas[0].schemas)
        for m in metas
    ):
        parser.error("these weights do not mean the same: their meta.json differ.")
    words = {(folder / "vocab.txt").read_bytes() for folder, _ in given.weights}
    if len(words) > 1:
        parser.error("these weights do not mean the same: their vocab.txt differ.")
    mean = average([(read_parts(folder), share) for folder, share in given.weights])
    pool = json.loads((given.weights[0][0] / "meta.json").read_text(encoding="utf-8"))["pool"]
    mean = settle_pools(mean, metas[0].heads, pool)
    given.folder.mkdir(parents=True, exist_ok=True)
    for name in BESIDE:
        shutil.copyfile(given.weights[0][0] / name, given.folder / name)
    reports = [provenance.read(folder) for folder, _ in given.weights]
    provenance.write(provenance.joined(reports), given.folder)
    save_whole({name: t.half() for name, t in mean.items()}, given.folder / "model.safetensors")
