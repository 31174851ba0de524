"""What weights were made from, as `data.json` beside them: `export` writes it into the pack.

    python -m biogloss_training provenance WEIGHTS DATA.JSON ... [--encoder NAME]

joins the reports of several runs (`RUN/data/data.json`, or `data.json` of other weights): for a
mean, or for weights whose beginning did not say what it was made from.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biogloss_training.data.corpora import CORPORA, QUESTIONS

Json = dict[str, Any]

FILE = "data.json"
#: The decision (docs/adr) that says which documents train; `data.json` names an older one.
RULE = 13

#: General encoders that a run may begin with: name and licence as their authors state them.
ENCODERS: dict[str, tuple[str, str]] = {
    "all-MiniLM-L6-v2": ("sentence-transformers/all-MiniLM-L6-v2", "Apache-2.0"),
    "bge-small-en-v1.5": ("BAAI/bge-small-en-v1.5", "MIT"),
    "all-mpnet-base-v2": ("sentence-transformers/all-mpnet-base-v2", "Apache-2.0"),
}
_TEXT_COUNTS = ("pieces", "names")
_COUNTS = ("documents", "mentions", "relations", "questions")


class ProvenanceError(Exception):
    """Weights of which something is not known that a pack must state."""


def of_run(report: Json, encoders: Iterable[str] = (), only: Iterable[str] = ()) -> Json:
    """From the report of `prepare`; `only`: the corpora and questions that the run trained on."""
    chosen = set(only)

    def counted(kind: str) -> Json:
        return {
            name: {k: v for k, v in entry.items() if k in ("licence", "parts", *_COUNTS)}
            for name, entry in report.get(kind, {}).items()
            if not chosen or name in chosen
        }

    return {
        "encoders": list(encoders),
        "corpora": counted("corpora"),
        "questions": counted("questions"),
        "text": {k: v for k, v in report.get("text", {}).items() if k in _TEXT_COUNTS},
    }


def joined(reports: Iterable[Json]) -> Json:
    """All of them; of a corpus that several read, the larger counts."""
    found: Json = {"encoders": [], "corpora": {}, "questions": {}, "text": {}}
    for report in reports:
        new = [e for e in report.get("encoders", ()) if e not in found["encoders"]]
        found["encoders"] += new
        for kind in ("corpora", "questions"):
            for name, entry in report[kind].items():
                known = found[kind].setdefault(name, dict(entry))
                counts = {k: max(known.get(k, 0), entry[k]) for k in _COUNTS if k in entry}
                found[kind][name] = known | counts
        for name, count in report.get("text", {}).items():
            found["text"][name] = max(found["text"].get(name, 0), count)
        if report.get("rule", RULE) < found.get("rule", RULE):
            found["rule"] = report["rule"]
    return found


def read(weights: Path) -> Json:
    file = weights / FILE
    if not file.exists():
        raise ProvenanceError(
            f"{file} is missing, which says what these weights were made from: write it with"
            " python -m biogloss_training provenance"
        )
    return json.loads(file.read_text(encoding="utf-8"))


def rule(weights: Path) -> int:
    """The number of the decision by which the documents of these weights were chosen."""
    return read(weights).get("rule", RULE)


def write(report: Json, weights: Path) -> None:
    (weights / FILE).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def sources(report: Json) -> list[dict[str, str]]:
    """Name, licence and use of each work, as the manifest lists them."""
    found = []
    for encoder in report["encoders"]:
        if encoder not in ENCODERS:
            raise ProvenanceError(f"the licence of the encoder '{encoder}' is not known.")
        name, licence = ENCODERS[encoder]
        found.append({"name": name, "licence": licence, "use": "initial weights and vocabulary"})
    found += text_sources(report.get("text", {}))
    for name, entry in report["corpora"].items():
        tasks = [task for task in ("mentions", "relations") if entry.get(task)]
        use = " and ".join("entities" if task == "mentions" else task for task in tasks)
        title = CORPORA[name].title or name
        size = f"{entry['documents']:,} documents"
        found.append({"name": title, "licence": entry["licence"], "use": f"{use}: {size}"})
    for name, entry in report["questions"].items():
        use = f"answers: {entry['questions']:,} questions"
        title = QUESTIONS[name].title or name
        found.append({"name": title, "licence": entry["licence"], "use": use})
    return found


def text_sources(text: dict[str, int]) -> list[dict[str, str]]:
    """The sources of pre-training: running text, and the vocabularies whose names label it."""
    found = []
    if pieces := text.get("pieces"):
        licence = "CC BY, CC0, US Government works, NLM terms for abstracts"
        name = "running text of PubMed abstracts and open access articles"
        found.append({"name": name, "licence": licence, "use": f"pre-training: {pieces:,} pieces"})
    if names := text.get("names"):
        name = (
            "names of the linking lexicon's vocabularies (NCBI Gene, HGNC, MeSH, ChEBI and others)"
        )
        licence = "as public/lexicons/biogloss states each"
        found.append({"name": name, "licence": licence, "use": f"labels of {names:,} names"})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--encoder", choices=ENCODERS, action="append", default=[])
    given = parser.parse_args()
    given_reports = [json.loads(file.read_text(encoding="utf-8")) for file in given.reports]
    # What a report does not know is known now.
    known = ENCODERS if given.encoder else None
    runs = [
        of_run(r, [e for e in r.get("encoders", ()) if known is None or e in known])
        for r in given_reports
    ]
    write(joined([of_run({}, given.encoder), *runs]), given.weights)
