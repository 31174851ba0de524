"""What a run begins with: a general encoder, weights of another run, or random numbers."""

from pathlib import Path

import torch
from torch import Tensor, nn

from biogloss_training.config import TRAINING, Run
from biogloss_training.data import provenance
from biogloss_training.model.meta import Meta
from biogloss_training.model.parts import Tensors, read_parts
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.train.encoders import minilm


def vocabulary(config: Run, folder: Path) -> Path:
    """`prepare` lays it beside the data."""
    made = config.vocabulary == "made"
    return folder / "vocab.txt" if made else TRAINING / config.vocabulary


def fill_at_random(model: nn.Module, seed: int) -> None:
    """Fills weights as BERT does. A seed always gives the same, whatever was drawn before."""
    generator = torch.Generator().manual_seed(seed)
    for module in model.modules():
        if isinstance(module, nn.Linear | nn.Embedding):
            with torch.no_grad():
                module.weight.normal_(0, 0.02, generator=generator)
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)


def carry_vocabulary(words: Tensor, old: dict[str, int], new: dict[str, int]) -> Tensor:
    """Word vectors for `new` from those of `old`: a piece that both have keeps its own, a new one
    gets the mean of its pieces in the old vocabulary (Gee et al. 2022, fast vocabulary transfer).
    """
    carried = torch.empty(len(new), words.shape[1])
    for piece, index in new.items():
        if piece in old:
            carried[index] = words[old[piece]]
            continue
        inner, rest, ids = piece.startswith("##"), piece.removeprefix("##"), []
        while rest:
            prefix = "##" if inner or ids else ""
            lengths = range(len(rest), 0, -1)
            longest = next((n for n in lengths if prefix + rest[:n] in old), 0)
            if longest == 0:
                ids = []
                break
            ids.append(old[prefix + rest[:longest]])
            rest = rest[longest:]
        carried[index] = words[ids or [old["[UNK]"]]].mean(0)
    return carried


def deepen(stored: Tensors, layers: int) -> Tensors:
    """An encoder of `layers` layers from one of fewer, each of which comes several times in a row
    (progressive stacking, Gong et al. 2019, but layer by layer).
    """
    numbers = {int(n.split(".")[2]) for n in stored if n.startswith("enc.layers.")}
    if not 0 < len(numbers) < layers:
        return stored
    made = {n: t for n, t in stored.items() if not n.startswith("enc.layers.")}
    for layer in range(layers):
        source = f"enc.layers.{layer * len(numbers) // layers}."
        own = {n.removeprefix(source): t for n, t in stored.items() if n.startswith(source)}
        made |= {f"enc.layers.{layer}.{n}": t for n, t in own.items()}
    return made


def starting_weights(config: Run) -> Tensors:
    """Those that the configuration names, with word vectors for its vocabulary."""
    general, own = TRAINING / Run("").vocabulary, TRAINING / config.vocabulary
    if config.start == "general":
        stored, spoken = minilm(), general
    else:
        folder = TRAINING / Path(config.start).expanduser()
        stored, spoken = read_parts(folder), folder / "vocab.txt"
    # Weights under way (`checkpoint`) lie without it.
    old, new = (read_vocabulary(file if file.exists() else own) for file in (spoken, own))
    if old != new:
        words = carry_vocabulary(stored["enc.word.weight"], old, new)
        stored = {**stored, "enc.word.weight": words}
    return stored


def made_from(config: Run) -> provenance.Json:
    """What the beginning of a run was made from."""
    if config.start == "random":
        return provenance.of_run({})
    if config.start == "general":
        return provenance.of_run({}, ["all-MiniLM-L6-v2"])
    folder = TRAINING / Path(config.start).expanduser()
    if (folder / provenance.FILE).exists():
        return provenance.read(folder)
    # `export` asks for it; a run of hours does not fail for it.
    return provenance.of_run({}, [f"unknown, from {folder.name}"])


#: Tensors with a row, or three, for each name of a list in `Meta`: these are carried by name.
NAMED_ROWS = ("ner.weight", "ner.bias", "out.weight", "out.bias", "etype.weight")


def row_names(meta: Meta, tensor: str) -> list[str]:
    """What each row of a tensor of `NAMED_ROWS` stands for."""
    if tensor.startswith("ner."):
        return [f"{head}/{label}" for head in meta.heads for label in ("O", "B", "I")]
    if tensor.startswith("out."):
        return [f"{schema}/{label}" for schema, labels in meta.schemas.items() for label in labels]
    return meta.entity_types


def carry_rows(
    own: Tensor, meta: Meta, stored: Tensor, stored_meta: Meta, tensor: str
) -> list[str]:
    """Fills the rows of `own` from those of `stored` that have their names; -> names not found."""
    theirs = {name: row for row, name in enumerate(row_names(stored_meta, tensor))}
    missing = []
    for row, name in enumerate(row_names(meta, tensor)):
        if name in theirs:
            own[row] = stored[theirs[name]]
        else:
            missing.append(name)
    return missing


def starting_meta(config: Run) -> Meta | None:
    """What the weights of `config.start` mean, where they have heads."""
    if config.start in ("general", "random"):
        return None
    file = TRAINING / Path(config.start).expanduser() / "meta.json"
    return Meta.read(file) if file.exists() else None


def begin(
    model: nn.Module, config: Run, stored: Tensors | None = None, stored_meta: Meta | None = None
) -> list[str]:
    """Fills `model` from `stored`, else from where the configuration says.

    Heads, relation labels and entity types are carried by name, which `stored_meta` lists.
    Returns the names that had to be drawn at random: tensors, and `tensor: row` of those in part.
    """
    fill_at_random(model, config.seed)
    if stored is None:
        stored = {} if config.start == "random" else starting_weights(config)
        stored_meta = starting_meta(config)
    own = model.state_dict()
    stored = deepen(stored, config.model.layers)
    drawn = []
    for name, tensor in own.items():
        if name in NAMED_ROWS and name in stored and stored_meta is not None:
            drawn += [
                f"{name}: {row}"
                for row in carry_rows(tensor, model.meta, stored[name], stored_meta, name)
            ]
        elif name in stored and name not in NAMED_ROWS and stored[name].shape == tensor.shape:
            tensor.copy_(stored[name])
        else:
            drawn.append(name)
    return drawn
