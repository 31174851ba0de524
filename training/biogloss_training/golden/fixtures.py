"""Golden answers for the TypeScript tests: python -m biogloss_training fixtures [NAME...].

- `tokenizer`: word pieces with UTF-16 offsets, from the reference tokenizer.
- `decoding`: best paths and scored spans of random logits.
- `reading`: entities and relation logits of two texts, from the WASM graph and the relation graph.
- `scorer`: random mentions, and what seqeval's strict mode says of them (wants `seqeval`).
- `pairs`: entities, and the pairs of them that each relation schema judges.
"""

import argparse
import json
import random
from typing import Any

import numpy as np

from biogloss_training.evaluate.forms import open_form
from biogloss_training.files import read_json
from biogloss_training.golden.tokenizer_cases import CASES
from biogloss_training.model.meta import Meta
from biogloss_training.model.runtime import GraphRelations, open_graph
from biogloss_training.model.tokenizer import Tokenizer, utf16_offsets
from biogloss_training.paths import PACK, ROOT, WEIGHTS
from biogloss_training.tasks.entities.decoding import OUTSIDE, best_paths, decode, spans
from biogloss_training.tasks.relations.candidates import Group, candidates, vector
from biogloss_training.tasks.relations.schemas import SCHEMAS

FIXTURES = ROOT / "src/core/fixtures"
SEED = 11
MEASURES = ("precision", "recall", "f1-score")

#: Written for this project.
TEXTS = (
    "Metformin lowers TNF-\u03b1 in mice with type 2 diabetes. Metformin (500 mg) activated AMPK "
    "and inhibited mTOR in HepG2 cells, whereas insulin resistance and hyperglycemia were "
    "aggravated by dexamethasone. Patients with the BRCA1 c.68_69delAG variant had ovarian cancer.",
    "\U0001f9ec Case report: a 63-year-old woman developed cardiotoxicity after doxorubicin. "
    "Doxorubicin-induced cardiotoxicity was prevented by dexrazoxane in rats. EGFR was inhibited "
    "by gefitinib in A549 cells carrying the L858R mutation; gefitinib caused interstitial lung "
    "disease.",
)


def tokenizer_cases(tokenizer: Tokenizer) -> list[Any]:
    cases = []
    for text in CASES:
        pieces, at = tokenizer.encode(text), utf16_offsets(text)
        offsets = [[at[s], at[e]] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
        cases.append({"text": text, "ids": pieces.ids, "offsets": offsets})
    return cases


def decoding_cases() -> list[Any]:
    """[pieces, heads, 3]; from even probabilities to labels that contradict the constraint."""
    rng, cases = np.random.default_rng(SEED), []
    for pieces, heads, spread in (
        (1, 3, 1),
        (2, 4, 1),
        (5, 3, 1),
        (9, 2, 3),
        (16, 4, 2),
        (12, 3, 6),
    ):
        logits = rng.normal(0, spread, (pieces, heads, 3)).round(3).astype(np.float32)
        # A head that would like to be inside everywhere may begin only once.
        logits[:, -1, 2] += 2 * spread
        read = [
            [[span.first, span.last, round(span.score, 6)] for span in of_head]
            for of_head in decode(logits)
        ]
        cases.append(
            {
                "pieces": pieces,
                "heads": heads,
                "logits": [round(float(x), 3) for x in logits.reshape(-1)],
                "paths": best_paths(logits).T.tolist(),
                "spans": read,
            }
        )
    return cases


def spans_of(tags: list[str]) -> list[list[Any]]:
    """[start, end, type] of a sequence of B-, I- and O tags, read strictly: what nothing begins
    is nothing.
    """
    found = []
    for kind in sorted({tag[2:] for tag in tags} - {""}):
        path = ["OBI".index(t[0]) if t[2:] == kind else OUTSIDE for t in tags]
        certain = np.ones((len(tags), 3))
        found += [[span.first, span.last, kind] for span in spans(path, certain)]
    return sorted(found)


def scorer_cases() -> list[Any]:
    from seqeval.metrics import classification_report
    from seqeval.scheme import IOB2

    rng, cases = np.random.default_rng(SEED), []
    tags = ["O", "B-Gene", "I-Gene", "B-Disease", "I-Disease"]
    for length, unlike in ((12, 0.0), (20, 0.1), (40, 0.2), (60, 0.4), (60, 0.9), (8, 1.0)):
        gold = rng.choice(tags, length, p=[0.4, 0.15, 0.15, 0.15, 0.15]).tolist()
        said = [str(rng.choice(tags)) if rng.random() < unlike else t for t in gold]
        report = classification_report(
            [gold], [said], mode="strict", scheme=IOB2, output_dict=True, zero_division=0
        )
        names = {"Gene": "Gene", "Disease": "Disease", "micro": "micro avg"}
        scores = {
            name: [round(100 * float(report[theirs][k]), 4) for k in MEASURES]
            for name, theirs in names.items()
            if theirs in report
        }
        case = {"goldTags": gold, "saidTags": said, "gold": spans_of(gold), "said": spans_of(said)}
        cases.append({**case, "scores": scores})
    return cases


def pair_cases() -> list[Any]:
    rng, cases = random.Random(SEED), []
    for count in (2, 4, 7):
        groups, at = [], 0
        for n in range(count):
            kind = rng.choice(["Gene", "Disease", "Chemical", "Variant", "Species"])
            mentions = []
            for _ in range(rng.randint(1, 3)):
                mentions.append({"id": f"T{at}", "first": 0, "end": 0})
                at += 1
            groups.append({"key": f"g{n}", "type": kind, "mentions": mentions})
        # Places in the order of the text are shared out at random; a sentence has four mentions.
        places = rng.sample(range(at), at)
        for group in groups:
            for mention in group["mentions"]:
                place = places.pop()
                mention |= {"first": 3 * place, "end": 3 * place + 2, "sentence": place // 4}
            group["mentions"].sort(key=lambda m: m["first"])
        groups.sort(key=lambda g: g["mentions"][0]["first"])
        schemas = [{"name": name, **schema} for name, schema in SCHEMAS.items()]
        cases.append({"schemas": schemas, "groups": groups, "pairs": schema_pairs(groups)})
    return cases


def schema_pairs(groups: list[dict[str, Any]]) -> dict[str, list[list[str]]]:
    """[head, tail] of each schema: keys of groups, or ids of mentions, as its level says."""
    found = {}
    for name, schema in SCHEMAS.items():
        entity = schema["level"] == "entity"
        flat = [
            (g["key"] if entity else m["id"], g["type"], m)
            for g in groups
            for m in (g["mentions"][:1] if entity else g["mentions"])
        ]
        flat.sort(key=lambda f: f[2]["first"])
        sentence = {key: m["sentence"] for key, _, m in flat}
        known = [Group(kind, key, [(m["first"], m["end"])]) for key, kind, m in flat]
        pairs = candidates(known, schema, lambda g, s=sentence: s[g.key])
        found[name] = sorted([known[i].key, known[j].key] for i, j in pairs)
    return found


def reading_cases(tokenizer: Tokenizer, meta: Meta) -> list[Any]:
    manifest = read_json(PACK / "manifest.json")
    encode = open_form("wasm", WEIGHTS, PACK)
    relate = GraphRelations(open_graph(PACK / "relation.onnx"))
    allowed = {tuple(p) for s in manifest["relations"]["schemas"] for p in s["pairs"]}
    columns = [i for i, head in enumerate(meta.heads) if head.startswith("any:")]
    cases = []
    for text in TEXTS:
        pieces, at = tokenizer.encode(text), utf16_offsets(text)
        output = encode([tokenizer.cls, *pieces.ids, tokenizer.sep])
        hidden, entities = output.hidden[1:-1], []
        for column, found in zip(columns, decode(output.entities[1:-1, columns]), strict=True):
            for span in found:
                start, end = pieces.starts[span.first], pieces.ends[span.last - 1]
                entities.append(
                    {
                        "type": meta.heads[column].split(":")[1],
                        "first": span.first,
                        "end": span.last,
                        "span": [at[start], at[end]],
                        "text": text[start:end],
                        "score": round(span.score, 5),
                    }
                )
        entities.sort(key=lambda e: (e["first"], e["end"], e["type"]))
        groups: dict[tuple[str, str], list[int]] = {}
        for index, entity in enumerate(entities):
            if entity["type"] in meta.entity_types and entity["score"] >= 0.5:
                groups.setdefault((entity["type"], entity["text"].lower()), []).append(index)
        kinds = [kind for kind, _ in groups]
        ranges = [[(entities[i]["first"], entities[i]["end"]) for i in g] for g in groups.values()]
        vectors = np.stack([vector(hidden, mentions) for mentions in ranges]).astype(np.float32)
        size = range(len(kinds))
        pairs = [(i, j) for i in size for j in size if i != j and (kinds[i], kinds[j]) in allowed]
        logits = relate(hidden, vectors, [meta.entity_types.index(k) for k in kinds], pairs)
        cases.append(
            {
                "text": text,
                "pieces": len(pieces),
                "entities": entities,
                "groups": [
                    {"type": kind, "mentions": mentions} for (kind, _), mentions in groups.items()
                ],
                "pairs": pairs,
                "relationLogits": [[round(float(x), 4) for x in row] for row in logits],
            }
        )
    return cases


def write(name: str, cases: list[Any]) -> None:
    """One case a line; everything outside ASCII escaped, so that no editor changes it."""
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (FIXTURES / f"{name}.json").write_text(f"[\n{lines}\n]\n", encoding="ascii")


def main() -> None:
    names = ("tokenizer", "decoding", "reading", "scorer", "pairs")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=names, metavar="NAME", help=", ".join(names))
    given = parser.parse_args()
    tokenizer, meta = Tokenizer(WEIGHTS / "vocab.txt"), Meta.read(WEIGHTS / "meta.json")
    makers = {
        "tokenizer": lambda: tokenizer_cases(tokenizer),
        "decoding": decoding_cases,
        "reading": lambda: reading_cases(tokenizer, meta),
        "scorer": scorer_cases,
        "pairs": pair_cases,
    }
    for name in given.names:
        write(name, makers[name]())
