"""What the manifest says that the weights do not: names, licences, schemas, the self-check."""

from typing import Any

PACK_ID = "biogloss-mini"
TITLE = "BioGloss mini: compact BioBERT, 6 layers, 384 wide"
LICENCE = "Apache-2.0"

_PUBLIC = "public domain (US Government work, NCBI/NLM)"

#: name, licence as stated with the source, use.
_SOURCES: tuple[tuple[str, str, str], ...] = (
    ("sentence-transformers/all-MiniLM-L6-v2", "Apache-2.0", "initial weights and vocabulary"),
    ("BioRED", _PUBLIC, "entities and relations"),
    ("BC5CDR", _PUBLIC, "entities and relations"),
    ("NCBI Disease", _PUBLIC, "entities"),
    ("DrugProt", "CC-BY-4.0", "entities and relations"),
    ("BC2GM (GENETAG)", _PUBLIC, "entities"),
    ("JNLPBA", "GENIA Project licence for annotated corpora (CC-BY-3.0)", "entities"),
    ("NLM-Gene", _PUBLIC, "entities"),
    ("GNormPlus", _PUBLIC, "entities"),
    ("tmVar 3", _PUBLIC, "entities"),
    ("LINNAEUS", "CC-BY (articles of the PMC open access subset)", "entities"),
    ("Species-800", "CC-BY-3.0", "entities"),
    ("AnatEM", "CC-BY-SA-3.0", "entities"),
    ("SQuAD v1.1", "CC-BY-SA-4.0", "answers: 40,000 training questions"),
    ("SQuAD v2.0", "CC-BY-SA-4.0", "answers: a third of the development part"),
    ("BioASQ", "terms of BioASQ for its participants; research data, not redistributed", "answers"),
    ("PubMedQA", "MIT", "answers: 450 training questions"),
)


def sources() -> list[dict[str, str]]:
    return [{"name": n, "licence": licence, "use": use} for n, licence, use in _SOURCES]


def notice() -> str:
    """Text of the pack's NOTICE file."""
    lines = [f"  {name}: {licence}; {use}" for name, licence, use in _SOURCES]
    return "\n".join(
        [
            TITLE,
            "",
            "The weights are given under the Apache License, Version 2.0 (file LICENSE). They",
            "started from, and were trained on, the works below. None of these works is contained",
            "here: corpora and questions keep their own licences, which bind whoever trains on",
            "them.",
            "",
            *lines,
            "",
        ]
    )


#: As the training data builds its pairs; types in `pairs` are head first.
SCHEMAS: dict[str, dict[str, Any]] = {
    "biored": {
        "directed": False,
        "pairs": [
            ["Disease", "Gene"],
            ["Gene", "Gene"],
            ["Chemical", "Disease"],
            ["Disease", "Variant"],
            ["Chemical", "Gene"],
            ["Chemical", "Chemical"],
            ["Chemical", "Variant"],
            ["Variant", "Variant"],
        ],
        "sameSentence": False,
        "level": "entity",
    },
    "novel": {"directed": False, "pairs": [], "sameSentence": False, "level": "entity"},
    "drugprot": {
        "directed": True,
        "pairs": [["Chemical", "Gene"]],
        "sameSentence": True,
        "level": "mention",
    },
    "cid": {
        "directed": True,
        "pairs": [["Chemical", "Disease"]],
        "sameSentence": False,
        "level": "entity",
    },
}

NOVELTY = {"schema": "novel", "of": "biored"}

#: Written for this project.
SELF_CHECK_TEXT = (
    "In a woman with lithium-induced diabetes insipidus, amiloride (10 mg daily) blocked ENaC; "
    "the SCN1A p.Arg1648His variant, TNF-\u03b1 and IL-6 were studied in human HEK293 cells and "
    "in mouse T cells."
)

#: See RESULTS.md for the differences it was chosen from.
SELF_CHECK_TOLERANCE = 0.15

#: The WebGPU form rounds no activations: a right device differs by 1e-5, onnxruntime's
#: FlashAttention on subgroups of four (wrong, and silent about it) by much more.
WEBGPU_SELF_CHECK_TOLERANCE = 0.01
