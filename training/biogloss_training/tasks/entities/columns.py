"""Which logits of the entity heads an example trains, and what they should say."""

import numpy as np
import torch
from torch import Tensor

from biogloss_training.data.corpora import POOL, SAME_GUIDELINE
from biogloss_training.data.examples import UNKNOWN
from biogloss_training.tasks.entities.decoding import BEGIN, INSIDE, OUTSIDE
from biogloss_training.train.batches import Batch


class Columns:
    """Which entity heads an example trains: those of its corpus, and the pooled ones."""

    def __init__(self, heads: list[str], types: dict[str, list[str]]):
        place = {head: k for k, head in enumerate(heads)}
        self.count = len(heads)
        #: corpus -> type -> heads
        self.of: dict[str, list[list[int]]] = {}
        for corpus, kinds in types.items():
            self.of[corpus] = [
                [place[f"{SAME_GUIDELINE.get(corpus, corpus)}:{kind}"]]
                + ([place[f"any:{kind}"]] if corpus in POOL.get(kind, ()) else [])
                for kind in kinds
            ]

    def labels(self, batch: Batch) -> Tensor:
        """[B, S, heads]; UNKNOWN where a head is not this corpus' or a piece is no text."""
        found = np.full((*batch.ids.shape, self.count), UNKNOWN, np.int64)
        for example, row, first in batch.examples:
            columns = self.of.get(example.corpus)
            if not columns:
                continue
            known = [column for kind in columns for column in kind]
            found[row, first + 1 : first + len(example) - 1, known] = OUTSIDE
            for kind, a, b in example.spans:
                for column in columns[kind]:
                    found[row, first + a, column] = BEGIN
                    found[row, first + a + 1 : first + b, column] = INSIDE
        return torch.from_numpy(found)
