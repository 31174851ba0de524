"""What may train a model that is given away, and how: an allow-list with licences.

A corpus that is not named under `CORPORA` or `QUESTIONS` trains nothing. `REFUSED` says why for
those we know; licences are quoted as the source states them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from biogloss_training.data.hygiene import REFUSED, RefusedError

_PUBLIC = "public domain (US Government work, NCBI/NLM)"


@dataclass(frozen=True)
class Corpus:
    licence: str
    #: Name by which people know the corpus; empty: it is that of the folder.
    title: str = ""
    #: Parts that are trained on; a part that is evaluated on never is.
    parts: tuple[str, ...] = ("train",)
    #: How often a round over all data shows it: small corpora and those of most use more often,
    #: of large or sparse ones a part, chosen anew each round.
    repeats: float = 1
    #: Longest window in word pieces, [CLS] and [SEP] apart.
    window: int = 254
    #: Types whose annotation is too thin, or at odds with the rest.
    without: tuple[str, ...] = ()
    #: Relation schemas it has labels for.
    schemas: tuple[str, ...] = ()
    #: What its mentions count as labels of entity heads; 0: it trains relations alone.
    mention_weight: float = 1
    #: Its mentions are only a part of those in its text. They train the pooled heads, at their own
    #: word pieces and the two beside them; nothing is known of the rest of the text.
    is_partial: bool = False
    #: What its relations count, in the first two thirds of training and after.
    relation_weights: tuple[float, float] = (1, 1)
    #: Pairs of types of which every pair was judged, so that one without a relation has none; of
    #: others such a pair is unknown. None: all pairs of the schema.
    judged: tuple[tuple[str, str], ...] | None = None
    #: Its types, and its relation labels, in terms of BioRED (see `adapt`, `LABEL_SETS`).
    types_as: Mapping[str, str] = field(default_factory=dict)
    labels_as: Mapping[str, str] = field(default_factory=dict)


#: A relation that is one of several labels, nobody said which.
EITHER = "Association or Bind"

_REGULATION = {
    "Positive_regulation": "Positive_Correlation",
    "Negative_regulation": "Negative_Correlation",
    "Regulation": "Association",
    "Correlation": "Association",
    "Modification": "Association",
    "Bind": "Bind",
}
#: Genes as parts of sequences, and complexes of their products, stand for the genes.
_GENES = {"DNA": "Gene", "RNA": "Gene", "Complex": "Gene"}


def _events(licence: str, title: str, **settings: Any) -> Corpus:
    """Events of the GENIA kind, which their source projected to pairs."""
    return Corpus(
        licence,
        title=title,
        window=510,
        schemas=("biored",),
        mention_weight=0,
        relation_weights=(0.5, 0.2),
        judged=(),
        types_as=_GENES,
        labels_as=_REGULATION,
        **settings,
    )


def _related(licence: str, title: str, labels: dict[str, str], **settings: Any) -> Corpus:
    """Relations between mentions that are only in part annotated."""
    return Corpus(
        licence,
        title=title,
        window=510,
        schemas=("biored",),
        mention_weight=0,
        labels_as=labels,
        **settings,
    )


#: Schemas that the sentences of our own say something of.
CLAIMED = ("biored", "drugprot", "cid")


def _claims(schema: str) -> Corpus:
    """Sentences of our own."""
    return Corpus(
        "Apache-2.0",
        title="Sentences of our own on related and unrelated entities",
        window=510,
        schemas=(schema,),
        mention_weight=0.5,
        is_partial=True,
    )


CORPORA: dict[str, Corpus] = {
    # Relations cross sentences: whole abstracts.
    "biored": Corpus(_PUBLIC, title="BioRED", repeats=4, window=510, schemas=("biored", "novel")),
    "bc5cdr": Corpus(
        _PUBLIC, title="BC5CDR", parts=("train", "dev"), repeats=2, window=510, schemas=("cid",)
    ),
    "ncbi_disease": Corpus(_PUBLIC, title="NCBI Disease", parts=("train", "dev"), repeats=2),
    "drugprot": Corpus("CC-BY-4.0", title="DrugProt", repeats=2.5, schemas=("drugprot",)),
    "drugprot_more": Corpus(
        "CC-BY-4.0", title="DrugProt, further training abstracts", repeats=2, schemas=("drugprot",)
    ),
    # The two largest: seen once a round, their heads stayed furthest behind.
    "bc2gm": Corpus(_PUBLIC, title="BC2GM (GENETAG)", parts=("train", "dev"), repeats=1.5),
    "jnlpba": Corpus(
        "GENIA Project licence for annotated corpora (CC-BY-3.0)", title="JNLPBA", repeats=1.5
    ),
    "nlm_gene": Corpus(_PUBLIC, title="NLM-Gene", without=("DomainMotif", "ChromosomeLocation")),
    "gnormplus": Corpus(_PUBLIC, title="GNormPlus", without=("DomainMotif",)),
    # Its genes and diseases are those near a variant; BioRED has them all.
    "tmvar3": Corpus(_PUBLIC, title="tmVar 3", repeats=2, without=("Gene", "Disease", "CellLine")),
    # Full texts with few mentions.
    "linnaeus": Corpus(
        "CC-BY (articles of the PMC open access subset)", title="LINNAEUS", repeats=0.5
    ),
    "species800": Corpus("CC-BY-3.0", title="Species-800", repeats=2),
    "anatem": Corpus("CC-BY-SA-3.0", title="AnatEM", parts=("train", "dev")),
    # Relations of other guidelines. JNLPBA has the mentions of GENIA's abstracts already.
    "genia_event": _events("CC-BY-3.0 (GENIA Project)", "GENIA event corpus"),
    "bionlp13pc_events": _events(
        "CC-BY-SA-3.0", "BioNLP 2013 Pathway Curation", parts=("train", "more")
    ),
    "bionlp13ge_events": _events(
        "CC-BY-3.0 (DBCLS)", "BioNLP 2013 GENIA Event", parts=("train", "more")
    ),
    "bionlp11epi_events": _events(
        "CC-BY-3.0 (GENIA Project)", "BioNLP 2011 Epigenetics", parts=("train", "more")
    ),
    # Its pairs of drugs and variants were all judged, and of drug_combo those of drugs.
    "pgxmine": _related(
        "MIT",
        "PGxMine",
        {"Associated": "Association"},
        relation_weights=(0.5, 0.2),
        judged=(("Chemical", "Variant"),),
    ),
    "drug_combo": _related(
        "MIT",
        "Drug combination extraction",
        {"Cotreatment": "Cotreatment"},
        relation_weights=(0.5, 0.2),
        judged=(("Chemical", "Chemical"),),
    ),
    "bc6pm": _related(
        _PUBLIC, "BioCreative VI PM", {"PPI": EITHER}, relation_weights=(0.3, 0.3), judged=()
    ),
    "bc6pm_relations": _related(
        _PUBLIC,
        "BioCreative VI PM, relation test set",
        {"PPI": EITHER},
        relation_weights=(0.3, 0.3),
        judged=(),
    ),
    "cancermine": _related(
        "CC-BY-4.0",
        "CancerMine",
        {
            "Oncogene": "Positive_Correlation",
            "Tumor_Suppressor": "Negative_Correlation",
            "Driver": "Association",
        },
        relation_weights=(0.3, 0.3),
        judged=(),
    ),
    "civicmine": _related(
        "MIT",
        "CIViCmine",
        dict.fromkeys(("Predictive", "Prognostic", "Diagnostic", "Predisposing"), "Association"),
        relation_weights=(0.3, 0.3),
        judged=(),
    ),
    # Written by `claims`, one for each schema.
    **{f"claims_{schema}": _claims(schema) for schema in CLAIMED},
    # Made by PubTator 3, which learnt BioRED's guideline.
    "pubtator3_docs": Corpus(
        _PUBLIC,
        title="PubTator 3, machine-made annotations",
        window=510,
        schemas=("biored",),
        mention_weight=0.5,
        relation_weights=(0.4, 0.4),
        judged=(),
    ),
}

#: Questions with the text that answers them.
QUESTIONS: dict[str, Corpus] = {
    # More than a round of all entity corpora together: half of it a round.
    "squad-v1.1": Corpus("CC-BY-SA-4.0", title="SQuAD v1.1", repeats=0.25),
    # There is no other source of its questions without an answer: `questions` takes a third of the
    # articles, which then are evaluated on nowhere.
    "squad-v2.0-dev": Corpus(
        "CC-BY-SA-4.0",
        title="SQuAD v2.0, a third of the development part",
        parts=("dev",),
        repeats=0.25,
    ),
    # Its terms bind its participants and forbid no training; it is not given on.
    "bioasq-all": Corpus(
        "terms of BioASQ for its participants; research data", title="BioASQ", repeats=0.25
    ),
    "pubmedqa": Corpus("MIT", title="PubMedQA"),
    # Written by `quantities`.
    "quantities": Corpus("Apache-2.0", title="Questions of our own on quantities"),
}


def may_train(name: str) -> Corpus:
    """How `name` trains, or the reason why it does not."""
    found = CORPORA.get(name) or QUESTIONS.get(name)
    if found is None:
        reason = REFUSED.get(name, "it is not on the list of corpora whose licence was read")
        raise RefusedError(f"{name} may not train a model that is given away: {reason}.")
    return found


def is_partial(name: str) -> bool:
    return name in CORPORA and CORPORA[name].is_partial
