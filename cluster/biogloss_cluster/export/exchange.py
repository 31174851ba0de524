"""JSON Lines as `biogloss convert` reads them, and by it PubTator, BioC and all others."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import UserError
from .documents import Document, source_of


def exchange_lines(documents: Iterable[Document]) -> Iterator[str]:
    """A line of `docs/biogloss-exchange.schema.json` each: what the model says.

    What an annotated input says of its text stays in the table of documents (`said`).
    """
    for document in documents:
        yield json.dumps(_exchange(document), ensure_ascii=False) + "\n"


def _exchange(document: Document) -> dict[str, Any]:
    pack = document["opened"].get("pack", {})
    model = f"{pack['id']}@{pack['version']}" if pack else "biogloss"
    return {
        "format": "biogloss-exchange",
        "version": 1,
        "offsets": "utf16",
        "document": {
            "id": document["id"],
            "text": document["text"],
            "sections": document["sections"],
            "mentions": [_mention(one, model) for one in document["mentions"]],
            "relations": [_relation(one, model) for one in document["relations"]],
            "info": document["info"],
        },
    }


def _mention(row: dict[str, Any], model: str) -> dict[str, Any]:
    source = source_of(row["by"])
    by = source["vocabulary"] if isinstance(source, dict) else source or model
    return {
        "id": row["mention"],
        "spans": [{"start": row["start"], "end": row["end"]}],
        "type": row["type"],
        "concepts": [one["id"] for one in row["concepts"]],
        "by": by,
        "score": row["score"],
        **({"negated": True} if row["negated"] else {}),
        **({"speculative": True} if row["speculative"] else {}),
        "text": row["text"],
        "info": {},
    }


def _relation(row: dict[str, Any], model: str) -> dict[str, Any]:
    roles = ("head", "tail")
    return {
        "id": row["relation"],
        "type": row["type"],
        "arguments": [{"role": role, "mention": row[f"{role}_mention"]} for role in roles],
        "by": model,
        "score": row["score"],
        **({"novel": row["novel"]} if row["novel"] is not None else {}),
        "info": {"schema": row["schema"], "directed": "yes" if row["directed"] else "no"},
    }


def write_format(documents: Iterable[Document], format_: str, out: Path, command: Sequence[str]) -> int:
    """Writes documents through `biogloss convert`: pubtator, bioc-xml, bioc-json, ...; gives how many.

    :raises UserError: where the program refuses
    """
    count = 0
    with out.open("wb") as target:
        arguments = [*command, "convert", "--from", "json-lines", "--to", format_]
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=target)
        assert process.stdin is not None
        try:
            for line in exchange_lines(documents):
                process.stdin.write(line.encode())
                count += 1
            process.stdin.close()
        except BrokenPipeError:
            pass
        if process.wait() != 0:
            raise UserError(f"biogloss convert ended with {process.returncode}: see above; {out} is not whole")
    return count
