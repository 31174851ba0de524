"""Continued pre-training: python -m biogloss_training pretrain CONFIG RUN [--minutes N].

The recipe of BioBERT (Lee et al. 2019): the general BERT goes on guessing hidden words, in
biomedical text. Of the pieces to guess 80 % are masked, 10 % replaced by others, 10 % kept.
Writes `RUN/pretrained/model.safetensors`, the encoder with the head that guesses.
"""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from biogloss_training.config import Run
from biogloss_training.data.shards import read_stream
from biogloss_training.model.meta import Config
from biogloss_training.model.network import Encoder
from biogloss_training.model.parts import save_whole
from biogloss_training.model.vocabulary import read_vocabulary
from biogloss_training.train.loop import Limit, device, train
from biogloss_training.train.start import begin
from biogloss_training.train.step import step_arguments

#: Special and unused pieces of BERT's vocabulary come first; none of them replaces a word.
FIRST_WORD = 1000


class WordGuesser(nn.Module):
    """Word vectors serve as the output layer too, as in BERT."""

    def __init__(self, shape: Config):
        super().__init__()
        self.enc = Encoder(shape)
        self.transform = nn.Linear(shape.hidden, shape.hidden)
        self.ln = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(shape.vocab))

    def forward(self, ids: Tensor, hidden: Tensor) -> Tensor:
        """ids [B, S], hidden [B, S] of booleans -> logits [hidden pieces, vocabulary]."""
        x = self.enc(ids, torch.zeros_like(ids))[hidden]
        return F.linear(self.ln(F.gelu(self.transform(x))), self.enc.word.weight, self.bias)


class Pretraining:
    name = "pretrain"

    def __init__(self, config: Run, run: Path):
        self._settings, self._stream = config.pretrain, read_stream(run / "data")
        vocabulary = read_vocabulary(run / "data" / "vocab.txt")
        self.pieces, self.optimiser = config.pretrain.pieces, config.pretrain.optimiser
        words = len(vocabulary)
        shape = replace(config.model, vocab=words, dropout=config.pretrain.dropout)
        self.model = WordGuesser(shape)
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

    def loss(self, step: list[int], _done: float) -> tuple[Tensor, dict[str, Tensor], int]:
        inside, where = self._settings.length - 2, device()
        rows = np.stack([self._stream[a : a + inside] for a in step]).astype(np.int64)
        edge = ((0, 0), (1, 0)), ((0, 0), (0, 1))
        rows = np.pad(rows, edge[0], constant_values=self._cls)
        rows = np.pad(rows, edge[1], constant_values=self._sep)
        ids = torch.from_numpy(rows).to(where)
        words = (ids != self._cls) & (ids != self._sep)
        hidden = (torch.rand(ids.shape, device=where) < self._settings.masked) & words
        fate = torch.rand(ids.shape, device=where)
        others = torch.randint(self._others.start, self._others.stop, ids.shape, device=where)
        shown = torch.where(hidden & (fate < 0.8), self._mask, ids)
        shown = torch.where(hidden & (fate > 0.9), others, shown)
        words_loss = F.cross_entropy(self.model(shown, hidden).float(), ids[hidden])
        return words_loss, {"words": words_loss}, ids.numel()


def pretrain(config: Run, run: Path, limit: Limit) -> bool:
    """False: stopped early, to go on next time."""
    done, state = run / "pretrained" / "model.safetensors", run / "pretrain.state"
    if done.exists() or not config.pretrain.pieces:
        return True
    stage = Pretraining(config, run)
    if not train(stage, state, config.seed, config.bf16, limit):
        return False
    save_whole(stage.model.state_dict(), done)
    state.unlink(missing_ok=True)
    return True


def main() -> None:
    config, run, limit = step_arguments(__doc__)
    pretrain(config, run, limit)
