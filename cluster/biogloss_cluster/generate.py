"""Made-up citations in the form of PubMed's XML (https://dtd.nlm.nih.gov/), for tests and trials.

The same seed gives the same text.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_DISEASES = (
    "breast cancer", "type 2 diabetes mellitus", "asthma", "rheumatoid arthritis", "hepatocellular carcinoma",
    "Alzheimer's disease", "hypertension", "chronic kidney disease", "sepsis", "epilepsy", "psoriasis", "obesity",
    "Crohn's disease", "melanoma", "osteoporosis", "heart failure", "acute myeloid leukemia", "cystic fibrosis",
)  # fmt: skip
_CHEMICALS = (
    "metformin", "aspirin", "dexamethasone", "cisplatin", "tamoxifen", "methotrexate", "curcumin", "doxorubicin",
    "ethanol", "glucose", "simvastatin", "imatinib", "ketamine", "rapamycin", "nitric oxide", "paclitaxel",
)  # fmt: skip
_GENES = (
    "TP53", "EGFR", "BRCA1", "IL-6", "TNF-α", "VEGF", "KRAS", "mTOR", "COX-2", "PTEN", "STAT3", "HER2", "MYC",
    "APOE", "CFTR", "PD-L1", "AKT1", "NF-κB",
)  # fmt: skip
_SPECIES = (
    "patients",
    "mice",
    "rats",
    "zebrafish",
    "Drosophila melanogaster",
    "healthy volunteers",
)
_CELLS = (
    "HeLa cells",
    "MCF-7 cells",
    "macrophages",
    "primary hepatocytes",
    "CD4+ T cells",
    "HEK293 cells",
)
_SENTENCES = (
    "We studied the effect of {c} on {d} in {n} {s}.",
    "{g} was upregulated in {s} with {d} compared with controls (p < 0.0{n}).",
    "Treatment with {c} inhibited {g} in {x} in a dose-dependent manner.",
    "Expression of {g} and {h} was measured by quantitative PCR in {x}.",
    "The combination of {c} and {k} reduced the incidence of {d}.",
    "Loss of {g} increased the sensitivity of {x} to {k}.",
    "No association between {g} polymorphisms and {d} was found.",
    "In {n} of the {s}, {c} was discontinued because of {e}.",
    "These data suggest that {g} mediates the response to {c} in {d}.",
    "{c} did not change the level of {h} in {s} with {e}.",
    "Mean follow-up was {n} months, and {e} occurred in {n} cases.",
    "Our results indicate that targeting {g} may be beneficial in {d}.",
)
_LABELS = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")


def abstract_of(chance: random.Random, sentences: int) -> list[str]:
    """Sentences on two diseases, two chemicals and two genes."""
    first, second = chance.sample(_DISEASES, 2), chance.sample(_CHEMICALS, 2)
    genes = chance.sample(_GENES, 2)
    species, cells = chance.choice(_SPECIES), chance.choice(_CELLS)
    return [
        template.format(
            d=first[0], e=first[1], c=second[0], k=second[1], g=genes[0], h=genes[1], s=species, x=cells,
            n=chance.randint(2, 480),
        )
        for template in chance.sample(_SENTENCES, min(sentences, len(_SENTENCES)))
    ]  # fmt: skip


def citation(pmid: int, seed: int = 0, version: int = 1) -> str:
    """A `PubmedArticle`; another seed is a revision with another text."""
    chance = random.Random(f"{pmid}/{seed}")
    sentences = abstract_of(chance, chance.randint(7, 12))
    title, *rest = sentences
    if chance.random() < 0.3:
        size = -(-len(rest) // len(_LABELS))
        parts = [" ".join(rest[at : at + size]) for at in range(0, len(rest), size)]
        text = "".join(
            f'<AbstractText Label="{label}">{escape(part)}</AbstractText>'
            for label, part in zip(_LABELS, parts, strict=False)
        )
    else:
        text = f"<AbstractText>{escape(' '.join(rest))}</AbstractText>"
    year = chance.randint(1990, 2025)
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="{version}">{pmid}</PMID><Article>'
        f"<Journal><JournalIssue><PubDate><Year>{year}</Year></PubDate></JournalIssue>"
        f"<ISOAbbreviation>J Made Up {chance.randint(1, 40)}</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{escape(title)}</ArticleTitle><Abstract>{text}</Abstract></Article></MedlineCitation>"
        f'<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList></PubmedData>'
        "</PubmedArticle>\n"
    )


def write_file(path: Path, citations: Sequence[str], deleted: Sequence[int] = ()) -> None:
    """A file of the baseline or of an update, packed as PubMed's are."""
    gone = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in deleted)
    tail = f"<DeleteCitation>{gone}</DeleteCitation>" if deleted else ""
    xml = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
        '1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>\n{''.join(citations)}{tail}</PubmedArticleSet>\n"
    )
    path.write_bytes(gzip.compress(xml.encode(), mtime=0))


def write_baseline(folder: Path, documents: int, files: int, year: int = 25) -> list[Path]:
    """Files `pubmed25n0001.xml.gz` and on, whose citations are numbered from 1."""
    folder.mkdir(parents=True, exist_ok=True)
    size = -(-documents // files)
    paths = []
    for number in range(files):
        pmids = range(number * size + 1, min(documents, (number + 1) * size) + 1)
        path = folder / f"pubmed{year}n{number + 1:04}.xml.gz"
        write_file(path, [citation(pmid) for pmid in pmids])
        paths.append(path)
    return paths
