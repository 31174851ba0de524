"""Corpora to packed training data: python -m biogloss_training prepare CONFIG RUN [--data FOLDER].

Writes `RUN/data`: word pieces and labels of each corpus, the text for pre-training, the vocabulary,
and `data.json`: what went in and with which hash, what was left out and why.
"""

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from biogloss_training import config
from biogloss_training.config import Run
from biogloss_training.data import jsonl, shards
from biogloss_training.data.corpora import CORPORA, QUESTIONS, may_train
from biogloss_training.data.examples import Example
from biogloss_training.data.hygiene import (
    REFUSED,
    Held,
    held_out,
    insist,
    leave_out,
    own_evaluation,
    sets_thresholds,
)
from biogloss_training.data.jsonl import Document
from biogloss_training.model.tokenizer import Tokenizer
from biogloss_training.paths import DATA
from biogloss_training.pretrain import gazetteer, streams, texts
from biogloss_training.tasks.answers.questions import (
    bioasq_rows,
    question_examples,
    squad2_rows,
    squad_rows,
    without_answer,
)
from biogloss_training.tasks.labelling import examples, sentence_examples
from biogloss_training.tasks.relations.adapt import adapted
from biogloss_training.tasks.relations.names import LABELS
from biogloss_training.train.start import vocabulary

Json = dict[str, Any]

_DEFAULT = config.Data()

#: Special pieces of a synthetic vocabulary (see `synthetic`).
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def types_of(name: str, documents: list[Document]) -> list[str]:
    """Types that it trains entity heads of."""
    corpus = may_train(name)
    if corpus.mention_weight == 0:
        return []
    found = {entity["type"] for document in documents for entity in document["entities"]}
    return sorted(found - set(corpus.without))


def prepare_corpus(
    folder: Path,
    name: str,
    tokenizer: Tokenizer,
    held: Held,
    settings: config.Data = _DEFAULT,
) -> tuple[list[Example], Json]:
    """Examples of the training parts of one corpus, and what to report of it."""
    corpus = may_train(name)
    window = (settings.relation_window if corpus.schemas else 0) or corpus.window
    documents = [d for which in corpus.parts for d in jsonl.part(folder, name, which)]
    kept, left = leave_out(documents, held)
    apart = sets_thresholds(name, kept)
    kept = [d for d in kept if str(d["id"]) not in apart][: settings.limit or None]
    insist(name, kept, held)
    types = types_of(name, documents)
    labels = {schema: LABELS[schema] for schema in corpus.schemas}
    made = [
        example
        for document in kept
        for example in examples(
            adapted(document, corpus), tokenizer, window, types, labels, corpus.judged
        )
        # A window that teaches nothing.
        if types or example.pairs
    ]
    alone = sentences_of(kept, name, tokenizer, types, settings.sentences)
    # Mentions are counted once, as the pack's manifest states what it was made from.
    every = made + alone
    counted = counts(every) | {"mentions": counts(made)["mentions"]}
    return every, {
        "licence": corpus.licence,
        "parts": list(corpus.parts),
        "types": types,
        "documents": len(kept),
        "leftOutAsEvaluated": len(left),
        "keptForThresholds": len(apart),
        **counted,
    }


def sentences_of(
    documents: list[Document], name: str, tokenizer: Tokenizer, types: list[str], share: float
) -> list[Example]:
    """The sentences of a share of the documents, drawn by the corpus' name, each as a text of its
    own. A partial corpus has none: it holds short texts already.
    """
    if not types or may_train(name).is_partial:
        return []
    rng = random.Random(f"{name}/sentences")
    drawn = rng.sample(documents, round(share * len(documents)))
    return [example for d in drawn for example in sentence_examples(d, tokenizer, types)]


def counts(made: list[Example]) -> Json:
    return {
        "windows": len(made),
        "pieces": sum(len(e) for e in made),
        "mentions": sum(len(e.spans) for e in made),
        "pairs": sum(len(e.pairs) for e in made),
        "relations": sum(label > 0 for e in made for _, _, label, _ in e.pairs),
    }


def question_rows(folder: Path, name: str, settings: config.Data, seed: int) -> list[Document]:
    rng = random.Random(f"{seed}/{name}")
    if name == "squad-v1.1":
        rows = squad_rows(folder, rng, settings.squad_questions)
        return rows + without_answer(rows, "title", rng)
    if name == "bioasq-all":
        rows = bioasq_rows(folder)
        return rows + without_answer([r for r in rows if r["answers"]], "type", rng)
    if name == "squad-v2.0-dev":
        return squad2_rows(folder)
    return jsonl.questions(folder, name, "train")


def prepare_questions(
    folder: Path, name: str, tokenizer: Tokenizer, held: Held, given: Run
) -> tuple[list[Example], Json]:
    licence = may_train(name).licence
    rows, left = leave_out(question_rows(folder, name, given.data, given.seed), held)
    rows = rows[: given.data.limit or None]
    insist(name, rows, held)
    made = [e for row in rows for e in question_examples(row, tokenizer)]
    kinds: dict[str, int] = {}
    for example in made:
        kinds[example.asked.name.lower()] = kinds.get(example.asked.name.lower(), 0) + 1
    return made, {
        "licence": licence,
        "questions": len(rows),
        "leftOutAsEvaluated": len(left),
        "asked": kinds,
        **{k: v for k, v in counts(made).items() if k in ("windows", "pieces")},
    }


def prepare_text(source: Path, target: Path, tokenizer: Tokenizer, given: Run) -> Json:
    table = gazetteer.build(source) if given.pretrain.labels else {}
    settings = given.data
    most, longest = settings.text_pieces, settings.text_characters
    stream = texts.read_texts(source, tokenizer, table, most, longest)
    streams.write(stream, target)
    named = float((stream.labels > 0).mean()) if len(stream) else 0
    return {"pieces": len(stream), "names": len(table), "shareNamed": round(named, 4)}


def make_vocabulary(folder: Path) -> str:
    """Every word and letter of the texts for pre-training: for texts that code has written."""
    words = {w for text in texts.texts(folder) for w in text.lower().split()}
    letters = {letter for word in words for letter in word}
    inner = sorted(f"##{letter}" for letter in letters)
    return "\n".join([*SPECIAL, *sorted(letters), *inner, *sorted(words - letters)]) + "\n"


def hashes(folder: Path) -> Json:
    """SHA-256 of every source file that may train, by path."""
    found = [folder / "corpora" / n / f"{p}.jsonl.gz" for n, c in CORPORA.items() for p in c.parts]
    found += [folder / "qa" / n / f"{p}.jsonl.gz" for n, c in QUESTIONS.items() for p in c.parts]
    found += sorted((folder / "pretrain").glob("*.txt.xz"))
    return {str(f.relative_to(folder)): shards.sha256(f) for f in found if f.exists()}


def prepare(given: Run, run: Path, source: Path) -> Json:
    """Does nothing where `data.json` says that it is done."""
    target = run / "data"
    chosen = {"data": asdict(given.data), "vocabulary": given.vocabulary, "seed": given.seed}
    settings = json.loads(json.dumps(chosen))
    done = target / "data.json"
    if done.exists():
        report = json.loads(done.read_text(encoding="utf-8"))
        if report["settings"] != settings:
            raise config.ConfigError(f"{target} was prepared with other settings.")
        return report
    target.mkdir(parents=True, exist_ok=True)
    if given.vocabulary == "made":
        (target / "vocab.txt").write_text(make_vocabulary(source), encoding="utf-8")
    else:
        words = vocabulary(given, target).read_bytes()
        (target / "vocab.txt").write_bytes(words)
    tokenizer, held = Tokenizer(target / "vocab.txt"), held_out(source)
    report: Json = {"settings": settings, "corpora": {}, "questions": {}, "refused": REFUSED}
    for name in CORPORA:
        if (source / "corpora" / name).exists():
            out = own_evaluation(source, name) if name in given.data.whole else held
            made, entry = prepare_corpus(source, name, tokenizer, out, given.data)
            shards.write_examples(made, target / f"{name}.npz")
            report["corpora"][name] = entry
            print(name, json.dumps(entry), flush=True)
    for name in QUESTIONS:
        if (source / "qa" / name).exists():
            made, entry = prepare_questions(source, name, tokenizer, held, given)
            shards.write_examples(made, target / f"{name}.npz")
            report["questions"][name] = entry
            print(name, json.dumps(entry), flush=True)
    if given.pretrain.pieces:
        report["text"] = prepare_text(source, target, tokenizer, given)
    report["source"] = hashes(source)
    written = sorted(f for f in target.iterdir() if f != done)
    report["files"] = {
        f.name: {"bytes": f.stat().st_size, "sha256": shards.sha256(f)} for f in written
    }
    new = done.with_suffix(".new")
    new.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    new.replace(done)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config")
    parser.add_argument("run", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    settings = config.read_config(config.find_config(given.config))
    config.save(settings, given.run)
    prepare(settings, given.run, given.data)
