"""What may train a model that is given away, and how: an allow-list with licences.

A corpus that is not named under `CORPORA` or `QUESTIONS` trains nothing. `REFUSED` says why for
those we know; licences are quoted as the source states them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_PUBLIC = "public domain (US Government work, NCBI/NLM)"


class RefusedError(Exception):
    """A corpus that may not train."""


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

#: Pooled heads, which users see, and the corpora that train them: guidelines that agree.
POOL: dict[str, tuple[str, ...]] = {
    "Gene": ("biored", "nlm_gene", "gnormplus", "drugprot", "drugprot_more", "pubtator3_docs"),
    "Disease": ("biored", "bc5cdr", "ncbi_disease", "pubtator3_docs"),
    "Chemical": ("biored", "bc5cdr", "drugprot", "drugprot_more", "pubtator3_docs"),
    "Species": ("linnaeus", "species800"),
    "Variant": ("biored", "tmvar3"),
    # JNLPBA marks 'Jurkat T cells' where BioRED marks 'Jurkat', and its cell types with all that
    # describes them: a head that learnt from both fell 27 points behind BioRED's own on cell lines.
    "CellLine": ("biored",),
    "CellType": ("anatem",),
    "Anatomy": ("anatem",),
    "DNA": ("jnlpba",),
    "RNA": ("jnlpba",),
    "GeneFamily": ("nlm_gene", "gnormplus"),
}

#: Labels of each relation schema in the order of the logits; the first is 'none'.
LABELS: dict[str, list[str]] = {
    "biored": [
        "None",
        "Association",
        "Positive_Correlation",
        "Negative_Correlation",
        "Bind",
        "Cotreatment",
        "Comparison",
        "Drug_Interaction",
        "Conversion",
    ],
    "novel": ["No", "Novel"],
    "drugprot": [
        "None",
        "ACTIVATOR",
        "AGONIST",
        "AGONIST-ACTIVATOR",
        "AGONIST-INHIBITOR",
        "ANTAGONIST",
        "DIRECT-REGULATOR",
        "INDIRECT-DOWNREGULATOR",
        "INDIRECT-UPREGULATOR",
        "INHIBITOR",
        "PART-OF",
        "PRODUCT-OF",
        "SUBSTRATE",
        "SUBSTRATE_PRODUCT-OF",
    ],
    "cid": ["None", "CID"],
}

#: Schema -> further names of what a pair may be: one of several labels.
LABEL_SETS: dict[str, dict[str, tuple[str, ...]]] = {"biored": {EITHER: ("Association", "Bind")}}

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
}

_NOT_STATED = "its source states no licence"
_RESEARCH = "free for research only, as far as its source says"

#: Why others train nothing. Some may still be evaluated on.
REFUSED: dict[str, str] = {
    "ddi2013": "CC BY-NC 4.0: not for commercial use",
    "mirna": "CC-BY-NC 3.0: not for commercial use",
    "bipar-en": "CC BY-NC 4.0: not for commercial use",
    "bionlp_st_2019_bb": _NOT_STATED,
    "biorelex": _NOT_STATED,
    "cpi_ds": _NOT_STATED,
    "euadr": _NOT_STATED,
    "gad": _NOT_STATED,
    "pgr": _NOT_STATED,
    "ppi_hprd50": _NOT_STATED,
    "ppi_iepa": _NOT_STATED,
    "ppi_lll": _NOT_STATED,
    "qed": "its source states no licence for the annotations",
    "squadshifts": _NOT_STATED,
    "ppi_aimed": _RESEARCH,
    "ppi_bioinfer": "no licence in its source; the unified release's is not the annotators'",
    "chemprot": _RESEARCH,
    "chemprot_sentences": _RESEARCH,
    "bionlp11epi": _RESEARCH,
    "bionlp11id": _RESEARCH,
    "bionlp13ge": _RESEARCH,
    "ex_ptm": _RESEARCH,
    "nlm_chem": "only its test part is at hand",
    "bionlp11id_events": "kept as a corpus that trains nothing, to see what scores are worth there",
    "seth": "kept as a corpus that trains nothing, to see what scores are worth there",
    "pubtator3_search": "sentences about ten drugs; its one relation is true in 55 to 60 of 100",
    "dismech_evidence": "made by a language model from quotes, with few mentions",
    "bioasq-4b": "an evaluation set; its training part is in bioasq-all",
    "bioasq-5b": "an evaluation set; its training part is in bioasq-all",
    "bioasq-6b": "an evaluation set; its training part is in bioasq-all",
}


def may_train(name: str) -> Corpus:
    """How `name` trains, or the reason why it does not."""
    found = CORPORA.get(name) or QUESTIONS.get(name)
    if found is None:
        reason = REFUSED.get(name, "it is not on the list of corpora whose licence was read")
        raise RefusedError(f"{name} may not train a model that is given away: {reason}.")
    return found


#: Corpora that train the heads of another: more documents of the same guideline.
SAME_GUIDELINE = {"drugprot_more": "drugprot", "pubtator3_docs": "biored"}
