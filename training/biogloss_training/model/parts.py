"""Weights in half precision, in files under 16 MiB: for git and for machines that return little.

Large tensors are cut by rows. `python -m biogloss_training parts WEIGHTS FOLDER` writes them.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from biogloss_training.model import planes

#: Bytes of a part, its header apart.
MAX_FILE_BYTES = 15_000_000

Tensors = dict[str, Tensor]


def cut(name: str, tensor: Tensor) -> list[tuple[str, Tensor]]:
    """Pieces named `name@row`, none larger than a part."""
    if tensor.dim() == 0:
        return [(f"{name}@0", tensor)]
    row_bytes = tensor[0].numel() * tensor.element_size() if len(tensor) else 1
    rows = max(1, MAX_FILE_BYTES // max(1, row_bytes))
    return [(f"{name}@{k}", tensor[k : k + rows]) for k in range(0, max(1, len(tensor)), rows)]


def write_parts(tensors: Tensors, folder: Path) -> list[Path]:
    # A machine that only trains has PyTorch and NumPy alone, so here and below.
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("part-*.safetensors"):
        old.unlink()
    shelves: list[Tensors] = [{}]
    size = 0
    for name in sorted(tensors):
        half = tensors[name].detach().cpu().half()
        for label, piece in cut(name, half):
            length = piece.numel() * piece.element_size()
            if size + length > MAX_FILE_BYTES and shelves[-1]:
                shelves.append({})
                size = 0
            # A copy: safetensors stores no views.
            shelves[-1][label] = piece.clone()
            size += length
    files = [folder / f"part-{n}.safetensors" for n in range(len(shelves))]
    for file, shelf in zip(files, shelves, strict=True):
        save_file(shelf, file)
    return files


def read_parts(folder: Path) -> Tensors:
    """Float32 tensors of a folder of parts or planes, or of one that holds `model.safetensors`."""
    if (folder / planes.INDEX).exists():
        return planes.read(folder)
    from safetensors.torch import load_file

    whole = folder / "model.safetensors"
    files = [whole] if whole.exists() else sorted(folder.glob("part-*.safetensors"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no weights.")
    pieces: dict[str, list[tuple[int, Tensor]]] = {}
    for file in files:
        for label, tensor in load_file(file).items():
            name, _, row = label.partition("@")
            pieces.setdefault(name, []).append((int(row or 0), tensor.float()))
    joined = {name: sorted(found, key=lambda p: p[0]) for name, found in pieces.items()}
    return {
        name: torch.cat([t for _, t in found]) if len(found) > 1 else found[0][1]
        for name, found in joined.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    for file in write_parts(read_parts(given.weights), given.folder):
        print(f"{file}: {file.stat().st_size:,} bytes")
