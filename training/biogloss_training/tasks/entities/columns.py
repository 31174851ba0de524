"""Which logits of the entity heads an example trains, and what they should say."""

import numpy as np
import torch
from torch import Tensor

from biogloss_training.data.corpora import is_partial
from biogloss_training.data.examples import UNKNOWN, Example
from biogloss_training.tasks.entities.decoding import BEGIN, INSIDE, OUTSIDE
from biogloss_training.tasks.entities.pool import POOL, SAME_GUIDELINE
from biogloss_training.train.batches import Batch


class Columns:
    """Which entity heads an example trains: those of its corpus, and the pooled ones."""

    def __init__(self, heads: list[str], types: dict[str, list[str]]):
        place = {head: k for k, head in enumerate(heads)}
        self.count = len(heads)
        #: corpus -> type -> heads
        self.of: dict[str, list[list[int]]] = {}
        for corpus, kinds in types.items():
            own = SAME_GUIDELINE.get(corpus, corpus)
            self.of[corpus] = [
                [place[f"any:{kind}"]]
                if is_partial(corpus)
                else [place[f"{own}:{kind}"]]
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
            own = found[row, first : first + len(example)]
            known = [column for kind in columns for column in kind]
            if is_partial(example.corpus):
                _outside_near_mentions(own, example, columns)
            else:
                own[1:-1, known] = OUTSIDE
            for kind, a, b in example.spans:
                for column in columns[kind]:
                    own[a, column] = BEGIN
                    own[a + 1 : b, column] = INSIDE
        return torch.from_numpy(found)


def _outside_near_mentions(own: np.ndarray, example: Example, columns: list[list[int]]) -> None:
    """`own` [pieces, heads] says OUTSIDE beside each mention for its own type, and within each
    mention for all types.
    """
    known = [column for kind in columns for column in kind]
    last = len(example) - 1
    for kind, a, b in example.spans:
        beside = [place for place in (a - 1, b) if 0 < place < last]
        own[np.ix_(beside, columns[kind])] = OUTSIDE
    for _, a, b in example.spans:
        own[a:b, known] = OUTSIDE
