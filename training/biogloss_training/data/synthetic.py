"""A small data folder whose texts code has written: python -m biogloss_training synthetic FOLDER.

Of the form that `prepare` reads, with every task in it, so that the whole pipeline can be followed
from a clean clone in minutes. It teaches nothing about biology, and its words are no real texts.
"""

import argparse
import gzip
import lzma
import random
from pathlib import Path
from typing import Any

from biogloss_training.data import jsonl

Json = dict[str, Any]

GENES = ("abl", "brk", "cdx", "egr", "fos", "jun", "kit", "mtr", "tnf", "vgf")
CHEMICALS = ("acenol", "brimide", "cortol", "dexane", "etomine", "fluvine", "gliptol", "hydrane")
DISEASES = ("angioma", "colitis", "dermitis", "fibrosis", "gastritis", "nephritis", "neuropathy")
#: Text with slots, the relation of its two entities, and what kind it is in each corpus.
SENTENCES = (
    ("{Chemical} blocks {Gene} .", "Negative_Correlation", "INHIBITOR"),
    ("{Chemical} raises {Gene} in cells .", "Positive_Correlation", "ACTIVATOR"),
    ("the gene {Gene} was found in {Disease} .", "Association", None),
    ("{Chemical} causes {Disease} in patients .", "Positive_Correlation", "CID"),
    ("we saw {Disease} but no {Gene} there .", None, None),
    ("{Chemical} was given before {Disease} began .", None, None),
)
NAMES = {"Gene": GENES, "Chemical": CHEMICALS, "Disease": DISEASES}
#: corpus -> types it annotates
CORPORA = {
    "biored": ("Gene", "Chemical", "Disease"),
    "bc5cdr": ("Chemical", "Disease"),
    "drugprot": ("Chemical", "Gene"),
    "ncbi_disease": ("Disease",),
}
DOCUMENTS = {"train": 80, "dev": 12, "test": 12}


def document(corpus: str, identifier: str, rng: random.Random) -> Json:
    text, entities, relations = "", [], []
    for _ in range(rng.randint(2, 4)):
        sentence, kind, special = rng.choice(SENTENCES)
        ends: list[Json] = []
        for word in sentence.split(" "):
            slot = word.strip("{}")
            name = rng.choice(NAMES[slot]) if word != slot else word
            start = len(text)
            if slot in CORPORA[corpus] and word != slot:
                entity = {"id": f"T{len(entities) + 1}", "start": start, "end": start + len(name)}
                entity |= {"type": slot, "text": name, "concept": [f"{slot}:{name}"]}
                entities.append(entity)
                ends.append(entity)
            text += name + " "
        by_kind = {e["type"]: e for e in ends}
        if len(ends) == 2:
            relations += related(corpus, by_kind, kind, special)
    known = [dict(t) for t in {tuple(sorted(r.items())) for r in relations}]
    known.sort(key=lambda r: (r["head"], r["tail"], r["type"]))
    return {"id": identifier, "text": text.strip(), "entities": entities, "relations": known}


def related(
    corpus: str, ends: dict[str, Json], kind: str | None, special: str | None
) -> list[Json]:
    def relation(head: str, tail: str, name: str, mentions: bool = False) -> Json:
        keys = [ends[e]["id"] if mentions else ends[e]["concept"][0] for e in (head, tail)]
        return {"head": keys[0], "tail": keys[1], "type": name, "novel": name != "Association"}

    if corpus == "biored" and kind:
        head, tail = sorted(ends)
        return [relation(head, tail, kind)]
    if corpus == "bc5cdr" and special == "CID":
        return [relation("Chemical", "Disease", "CID")]
    if corpus == "drugprot" and special in ("INHIBITOR", "ACTIVATOR"):
        return [relation("Chemical", "Gene", special, mentions=True)]
    return []


def question(number: int, rng: random.Random) -> Json:
    gene, chemical = rng.choice(GENES), rng.choice(CHEMICALS)
    other = rng.choice([c for c in CHEMICALS if c != chemical])
    context = f"{chemical} blocks {gene} . we saw {other} there ."
    row = {"id": f"synthetic-q{number}", "qid": f"synthetic-q{number}", "title": f"a{number % 5}"}
    if number % 3 == 0:
        yes = number % 2 == 0
        asked = f"was {other if yes else 'colitis'} seen ?"
        return {**row, "question": asked, "context": context, "answers": [], "type": "yesno"} | {
            "label": "yes" if yes else "no"
        }
    answer = {"text": chemical, "start": 0}
    asked = f"what blocks {gene} ?"
    return {**row, "question": asked, "context": context, "answers": [answer], "type": "factoid"}


def write(folder: Path, seed: int = 1) -> None:
    rng = random.Random(seed)
    texts = []
    for corpus in CORPORA:
        for part, count in DOCUMENTS.items():
            made = [document(corpus, f"synthetic-{part}-{n}", rng) for n in range(count)]
            jsonl.write(folder / "corpora" / corpus / f"{part}.jsonl.gz", made)
            texts += [d["text"] for d in made if part == "train"]
    for name in ("squad-v1.1", "bioasq-all"):
        for part, count in DOCUMENTS.items():
            # The parts of a set ask about other texts.
            base = 1000 * sorted(DOCUMENTS).index(part)
            rows = [question(base + n, rng) for n in range(count)]
            jsonl.write(folder / "qa" / name / f"{part}.jsonl.gz", rows)
            texts += [f"{r['question']} {r['context']}" for r in rows if part == "train"]
    lexicon = [f"{kind}:{n}\t{n}\tname\t{kind}\n" for kind, ns in NAMES.items() for n in ns]
    (folder / "lexicons").mkdir(exist_ok=True)
    packed = gzip.compress("".join(lexicon).encode(), mtime=0)
    (folder / "lexicons" / "mesh_descriptors.tsv.gz").write_bytes(packed)
    words = sorted({*GENES, *CHEMICALS, *DISEASES})
    texts += [" ".join(rng.sample(words, len(words)))]
    (folder / "pretrain").mkdir(exist_ok=True)
    with lzma.open(folder / "pretrain" / "00.txt.xz", "wt", encoding="utf-8") as out:
        out.write("\n\n".join(texts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    write(given.folder)
