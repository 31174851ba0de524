"""Entities: three logits a piece for every corpus and type."""

from torch import nn

from biogloss_training.data.corpora import is_partial
from biogloss_training.model.meta import Meta
from biogloss_training.tasks.entities.pool import POOL, SAME_GUIDELINE


def entity_heads(types: dict[str, list[str]]) -> list[str]:
    """Corpus by corpus in the order of `CORPORA`, then the pooled ones."""
    own = [
        f"{corpus}:{kind}"
        for corpus, kinds in types.items()
        if corpus not in SAME_GUIDELINE and not is_partial(corpus)
        for kind in kinds
    ]
    pooled = [k for k, corpora in POOL.items() if any(k in types.get(c, ()) for c in corpora)]
    return own + [f"any:{kind}" for kind in pooled]


def add_head(model: nn.Module, meta: Meta) -> None:
    model.ner = nn.Linear(meta.config.hidden, len(meta.heads) * 3)
