"""Weights in one file."""

from pathlib import Path

from torch import Tensor


def save_whole(tensors: dict[str, Tensor], file: Path) -> None:
    """The file is whole or not there at all."""
    # A machine that only trains has PyTorch and NumPy alone.
    from safetensors.torch import save_file

    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    save_file({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}, new)
    new.replace(file)
