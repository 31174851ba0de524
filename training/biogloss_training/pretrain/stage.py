"""Continued pre-training: python -m biogloss_training pretrain CONFIG RUN [--minutes N].

The encoder guesses masked whole words (BERT; of the words to guess 80 % are masked, 10 % replaced
by others, 10 % left), and says of every piece, masked ones too, whether it begins or is inside a
name of the gazetteer: so it learns from the context what could stand there. Writes
`RUN/pretrained/model.safetensors`, the encoder alone.
"""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from biogloss_training.config import Run
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Encoder
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.model.whole import save_whole
from biogloss_training.pretrain import streams
from biogloss_training.pretrain.gazetteer import TYPES
from biogloss_training.train.loop import Limit, device, train
from biogloss_training.train.start import begin
from biogloss_training.train.step import step_arguments

#: Special and unused pieces of BERT's vocabulary come first; none of them replaces a word.
FIRST_WORD = 1000


class Guesser(nn.Module):
    """Word vectors serve as the output layer too, as in BERT. Names unlike those of the heads."""

    def __init__(self, shape: Config):
        super().__init__()
        self.enc = Encoder(shape)
        self.guess_transform = nn.Linear(shape.hidden, shape.hidden)
        self.guess_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.guess_bias = nn.Parameter(torch.zeros(shape.vocab))
        self.guess_label = nn.Linear(shape.hidden, 3 * len(TYPES))

    def words(self, hidden: Tensor) -> Tensor:
        """hidden [N, width] -> logits [N, vocabulary]."""
        x = self.guess_norm(F.gelu(self.guess_transform(hidden)))
        return F.linear(x, self.enc.word.weight, self.guess_bias)

    def labels(self, hidden: Tensor) -> Tensor:
        """hidden [N, width] -> logits [N, types, 3]: outside, begins, inside."""
        return self.guess_label(hidden).view(len(hidden), len(TYPES), 3)


def hidden_words(begins: Tensor, share: float) -> Tensor:
    """begins [B, S]: whether a piece begins a word -> [B, S]: hidden, all pieces of a word or none.

    A word counts as another one where a row goes on with it.
    """
    begins = begins.clone()
    begins[:, 0] = 1
    word = begins.flatten().cumsum(0).view_as(begins)
    return (torch.rand(int(word[-1, -1]) + 1, device=begins.device) < share)[word]


class Pretraining:
    name = "pretrain"
    turn = 1.0

    def __init__(self, config: Run, run: Path):
        self._settings, self._stream = config.pretrain, streams.read(run / "data")
        vocabulary = read_vocabulary(run / "data" / "vocab.txt")
        self.pieces, self.optimiser = config.pretrain.pieces, config.pretrain.optimiser
        words = len(vocabulary)
        shape = replace(config.model, vocab=words, dropout=config.pretrain.dropout)
        self.model = Guesser(shape)
        begin(self.model, config)
        self._cls, self._sep, self._mask = (vocabulary[n] for n in ("[CLS]", "[SEP]", "[MASK]"))
        self._others = range(min(FIRST_WORD, words // 2), words)
        if config.compile:
            self.model.enc.compile()

    def steps(self, rng: random.Random, _pieces: int) -> list[list[int]]:
        """Places in the stream where the rows of each step begin."""
        inside, rows = self._settings.length - 2, self._settings.rows
        starts = list(range(0, len(self._stream) - inside + 1, inside))
        rng.shuffle(starts)
        steps = [starts[k : k + rows] for k in range(0, len(starts), rows)]
        # One shape for compilation.
        return steps[:-1] if len(steps) > 1 and len(steps[-1]) < rows else steps

    def _rows(self, values: np.ndarray, step: list[int], first: int, last: int) -> Tensor:
        """[rows, length] with `first` and `last` at the ends."""
        inside = self._settings.length - 2
        rows = np.stack([values[a : a + inside] for a in step]).astype(np.int64)
        rows = np.pad(rows, ((0, 0), (1, 0)), constant_values=first)
        rows = np.pad(rows, ((0, 0), (0, 1)), constant_values=last)
        return torch.from_numpy(rows).to(device())

    def loss(self, step: list[int], _done: float) -> tuple[Tensor, dict[str, Tensor], int]:
        stream, settings = self._stream, self._settings
        ids = self._rows(stream.ids, step, self._cls, self._sep)
        begins = self._rows(stream.begins, step, 1, 1)
        labels = self._rows(stream.labels, step, 0, 0)
        free = (ids != self._cls) & (ids != self._sep)
        where = ids.device
        hidden = hidden_words(begins, settings.masked) & free
        fate = torch.rand(ids.shape, device=where)
        others = torch.randint(self._others.start, self._others.stop, ids.shape, device=where)
        shown = torch.where(hidden & (fate < 0.8), self._mask, ids)
        shown = torch.where(hidden & (fate > 0.9), others, shown)
        state = self.model.enc(shown, torch.zeros_like(shown))
        words = F.cross_entropy(self.model.words(state[hidden]).float(), ids[hidden])
        found = {"words": words}
        if settings.labels:
            shifts = 2 * torch.arange(len(TYPES), device=where)
            wanted = (labels[free][:, None] >> shifts) & 3
            guessed = self.model.labels(state[free]).float()
            found["labels"] = F.cross_entropy(guessed.reshape(-1, 3), wanted.reshape(-1))
        total = words + settings.labels * found.get("labels", 0)
        return total, found, ids.numel()


def encoder_of(model: nn.Module) -> dict[str, Tensor]:
    return {name: t for name, t in model.state_dict().items() if name.startswith("enc.")}


def pretrain(config: Run, run: Path, limit: Limit) -> bool:
    """False: stopped early, to go on next time."""
    done, state = run / "pretrained" / "model.safetensors", run / "pretrain.state"
    if done.exists() or not config.pretrain.pieces:
        return True
    stage = Pretraining(config, run)
    if not train(stage, state, config.seed, config.bf16, limit):
        return False
    save_whole(encoder_of(stage.model), done)
    state.unlink(missing_ok=True)
    return True


def main() -> None:
    config, run, limit = step_arguments(__doc__)
    pretrain(config, run, limit)
