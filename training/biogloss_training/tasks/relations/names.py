"""Names of the relation labels that the model tells apart."""

from biogloss_training.data.corpora import EITHER

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
