"""What fewer bits would cost: python -m biogloss_training fewer-bits WEIGHTS FOLDER --bits 4.

Writes weights rounded as blocks of BITS would hold them (symmetric, one scale a block of the input
dimension, as ONNX's MatMulNBits), for `evaluate --forms pytorch --weights FOLDER`. The layers'
matrices and, with --words, the word vectors; heads stay as they are.
"""

import argparse
import re
import shutil
from pathlib import Path

import torch
from torch import Tensor

from biogloss_training.model.parts import read_parts
from biogloss_training.model.whole import save_whole

MATRIX = re.compile(r"enc\.layers\.\d+\.(q|k|v|o|up|down)\.weight")
WORDS = "enc.word.weight"
BESIDE = ("meta.json", "vocab.txt", "outliers.json")


def rounded(weight: Tensor, bits: int, block: int) -> Tensor:
    """weight [rows, inputs]; the last block of a row may be shorter."""
    top = 2 ** (bits - 1) - 1
    parts = []
    for part in weight.split(block, dim=1):
        scale = part.abs().amax(1, keepdim=True).clamp_min(1e-8) / top
        parts.append((part / scale).round().clamp(-top - 1, top) * scale)
    return torch.cat(parts, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bits", type=int, default=4)
    parser.add_argument("--block", type=int, default=32)
    parser.add_argument("--words", action="store_true", help="the word vectors too")
    given = parser.parse_args()
    tensors = read_parts(given.weights)
    bits = 0
    for name, tensor in tensors.items():
        if MATRIX.fullmatch(name) or (given.words and name == WORDS):
            tensors[name] = rounded(tensor, given.bits, given.block)
            # A scale of 16 bits a block.
            bits += tensor.numel() * given.bits + tensor.numel() // given.block * 16
    save_whole(tensors, given.folder / "model.safetensors")
    for name in BESIDE:
        if (given.weights / name).exists():
            shutil.copy(given.weights / name, given.folder / name)
    print(f"{given.folder}: what was rounded would take {bits / 8e6:.1f} MB")
