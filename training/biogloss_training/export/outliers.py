"""Finds the channels that would spoil dynamic int8: python -m biogloss_training outliers [WEIGHTS].

One or two of the inputs of a feed-forward matrix reach ten times the size of all others. The scale
of dynamically quantised activations is set by the largest, so the others lose three of their eight
bits. As in LLM.int8() (Dettmers et al. 2022) those few channels are multiplied in float instead.
Measured on training texts, written to `outliers.json` beside the weights.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn

from biogloss_training.data.jsonl import part
from biogloss_training.model.network import Model, load
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA, WEIGHTS

CORPORA = ("biored", "bc5cdr", "drugprot", "jnlpba", "linnaeus")
DOCUMENTS = 12

#: More than four channels a matrix, or those of the attention, gain little more (RESULTS.md).
CHANNELS = 4
MATRICES = ("up", "down")

Outliers = dict[str, list[int]]


def find(model: Model, inputs: Iterable[list[int]]) -> Outliers:
    largest: dict[str, Tensor] = {}

    def watch(name: str, linear: nn.Linear) -> None:
        largest[name] = torch.zeros(linear.in_features)

        def keep(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            seen = given[0].abs().reshape(-1, linear.in_features).amax(dim=0)
            largest[name] = torch.maximum(largest[name], seen)

        hooks.append(linear.register_forward_pre_hook(keep))

    hooks: list[torch.utils.hooks.RemovableHandle] = []
    for i, layer in enumerate(model.enc.layers):
        for matrix in MATRICES:
            watch(f"enc.layers.{i}.{matrix}", getattr(layer, matrix))
    with torch.inference_mode():
        for ids in inputs:
            given = torch.tensor([ids])
            model(given, torch.zeros_like(given))
    for hook in hooks:
        hook.remove()
    return {n: sorted(t.topk(CHANNELS).indices.tolist()) for n, t in largest.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    model, tokenizer = load(given.weights), Tokenizer(given.weights / "vocab.txt")
    room = model.meta.config.maxpos - 2
    texts = (d["text"] for c in CORPORA for d in part(given.data, c, "train")[:DOCUMENTS])
    inputs = ([tokenizer.cls, *tokenizer.encode(t).ids[:room], tokenizer.sep] for t in texts)
    lines = [f'  "{n}": {channels}' for n, channels in find(model, inputs).items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (given.weights / "outliers.json").write_text(text, encoding="utf-8")
    print(text)
