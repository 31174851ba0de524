"""One frozen configuration a run, read from `configs/NAME.toml` and kept with the run.

What the TOML file leaves out has the value given here. An unknown name is an error.
"""

import json
import platform
import subprocess
import tomllib
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import torch

from biogloss_training.model.meta import Config as Shape

TRAINING = Path(__file__).resolve().parents[1]
CONFIGS = TRAINING / "configs"


@dataclass(frozen=True)
class Data:
    #: Word pieces of running text for pre-training, and characters of each document; 0: all.
    text_pieces: int = 16_000_000
    text_characters: int = 0
    squad_questions: int = 40_000
    #: Longest window of the corpora that have relations; 0: what each corpus says. The application
    #: relates within 510 pieces.
    relation_window: int = 0
    #: Share of the documents with entities that are, beside being read whole, read sentence by
    #: sentence: a model that has read abstracts alone misses entities of short texts.
    sentences: float = 0.0
    #: Documents of each corpus; 0: all of them.
    limit: int = 0
    #: Corpora that train but for their own evaluation parts, though others evaluate on some of the
    #: documents: to measure what leaving those out costs, never for weights that are given away.
    whole: tuple[str, ...] = ()


@dataclass(frozen=True)
class Optimiser:
    #: Highest learning rate, after the warm-up; from there it falls to 0 in a straight line.
    learning_rate: float = 6e-4
    warmup: int = 150
    #: The learning rate of a layer is that of the one above it times this.
    layer_decay: float = 1.0
    weight_decay: float = 0.01
    betas: tuple[float, float] = (0.9, 0.98)
    clip: float = 1.0


@dataclass(frozen=True)
class Pretrain:
    #: Length of the stage in word pieces; 0: no such stage.
    pieces: int = 20_000_000
    #: Rows of a step and their length.
    rows: int = 32
    length: int = 128
    #: Share of the words to be guessed.
    masked: float = 0.2
    #: What the labels of the gazetteer count beside the words; 0: none are made.
    labels: float = 0.0
    dropout: float = 0.0
    optimiser: Optimiser = field(default_factory=lambda: Optimiser(learning_rate=4e-4, warmup=200))


@dataclass(frozen=True)
class Last:
    """The last share of fine-tuning, which may train less than the whole."""

    share: float = 0.0
    only: tuple[str, ...] = ()
    entities: float = 0.0
    relations: float = 1.0


@dataclass(frozen=True)
class Finetune:
    pieces: int = 60_000_000
    #: Word pieces of a step.
    tokens: int = 3072
    #: These corpora and question sets alone; empty: all.
    only: tuple[str, ...] = ()
    #: How often a round shows a corpus, where it is not as `Corpus.repeats` says.
    repeats: dict[str, float] = field(default_factory=dict)
    last: Last = field(default_factory=Last)
    #: Several windows share a row of this length (one shape, for compilation); 0: a row each.
    packed: int = 0
    dropout: float = 0.1
    #: What the mean loss of each task counts in the sum.
    entities: float = 4.0
    relations: float = 0.5
    answers: float = 0.25
    yesno: float = 0.05
    #: Candidate pairs of a window taken in a step, a new choice each time.
    pairs: int = 250
    #: Weight of begin and inside against outside, of a relation against none.
    mention_weight: float = 1.0
    relation_weight: float = 1.0
    optimiser: Optimiser = field(default_factory=Optimiser)


@dataclass(frozen=True)
class Run:
    name: str
    seed: int = 1
    #: 'general': all-MiniLM-L6-v2; 'random': random numbers; or a folder of weights (see `parts`).
    start: str = "general"
    #: One word piece a line; 'made': from the run's own text (for tests).
    vocabulary: str = "vocab.txt"
    #: 0: as many as there are cores. Sums depend on it in their last bits.
    threads: int = 0
    #: bfloat16 arithmetic; weights and their moments stay float32.
    bf16: bool = True
    compile: bool = False
    model: Shape = field(default_factory=Shape)
    data: Data = field(default_factory=Data)
    pretrain: Pretrain = field(default_factory=Pretrain)
    finetune: Finetune = field(default_factory=Finetune)


class ConfigError(Exception):
    pass


def build(kind: type, given: dict[str, Any], where: str, base: Any = None) -> Any:
    """An instance of the dataclass `kind`: `base` or the defaults, with what is given."""
    known = {f.name for f in fields(kind)}
    if unknown := sorted(given.keys() - known):
        raise ConfigError(f"{where}: no setting is called {', '.join(unknown)}.")
    values = {f.name: getattr(base, f.name) for f in fields(kind)} if base else {}
    defaults = base or (None if "name" in known else kind())
    for name, value in given.items():
        inner = getattr(defaults, name) if defaults else kind.__dataclass_fields__[name]
        if isinstance(value, dict) and not isinstance(inner, dict):
            inner = inner if is_dataclass(inner) else inner.default_factory()
            value = build(type(inner), value, f"{where}.{name}", inner)
        values[name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


def read_config(file: Path) -> Run:
    return build(Run, tomllib.loads(file.read_text(encoding="utf-8")), file.stem)


def find_config(name: str) -> Path:
    """A file, or the name of one of `configs/`."""
    file = Path(name)
    return file if file.exists() else CONFIGS / f"{name}.toml"


def revision() -> str:
    """The git revision; '+changes' where the tree holds what no commit does."""
    command = [
        "git",
        "-C",
        str(TRAINING),
        "describe",
        "--always",
        "--dirty=+changes",
        "--abbrev=12",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def save(config: Run, folder: Path) -> None:
    """What this run is, for whoever finds its folder. A second configuration is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "config.json"
    mine = json.loads(json.dumps(asdict(config)))
    if file.exists():
        if json.loads(file.read_text(encoding="utf-8"))["config"] != mine:
            raise ConfigError(
                f"{folder} holds a run with another configuration: take a new folder."
            )
        return
    made = {
        "config": mine,
        "revision": revision(),
        "torch": torch.__version__,
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {torch.get_num_threads()} threads",
    }
    file.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def note(folder: Path, name: str, value: Any) -> None:
    """Adds to what `save` wrote of the run what is only known later, if it wrote anything."""
    file = folder / "config.json"
    if not file.exists():
        return
    metadata = json.loads(file.read_text(encoding="utf-8"))
    if name not in metadata:
        file.write_text(json.dumps({**metadata, name: value}, indent=2) + "\n", encoding="utf-8")
