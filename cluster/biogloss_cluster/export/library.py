"""The app's library as one file, which the page takes in: documents that were read already, with tags.

The form is that of `src/runtime/library-store/library-file.ts`: JSON, a line each, packed by gzip; the first line says
what it is, the last one how many documents there are and a hash of all their lines.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from .documents import Document, source_of

#: By this end of its name the page tells the file from others.
SUFFIX = ".biogloss.gz"
_FORMAT = "biogloss-library"
_VERSION = 1


def write_library(documents: Iterable[Document], out: Path, now: datetime, tags: Iterable[str] = ()) -> int:
    """Writes the file and gives how many documents it holds; `now` is when they count as changed."""
    tagged = sorted(set(tags))
    milliseconds = int(now.timestamp() * 1000)
    count = 0
    chain = ""
    with gzip.open(out, "wt", encoding="utf-8", newline="\n") as file:
        file.write(_line({"format": _FORMAT, "version": _VERSION, "written": _iso(now)}) + "\n")
        for place, document in enumerate(documents):
            line = _line(_filed(document, place, milliseconds, tagged))
            chain = hashlib.sha256((chain + line).encode()).hexdigest()
            file.write(line + "\n")
            count += 1
        file.write(_line({"documents": count, "hash": chain}) + "\n")
    return count


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(now: datetime) -> str:
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _filed(document: Document, place: int, changed: int, tags: list[str]) -> dict[str, Any]:
    return {
        # The same document has the same key, so that taking it in again changes nothing.
        "key": f"cluster-{hashlib.sha256((document['id'] + chr(0) + document['text']).encode()).hexdigest()[:32]}",
        "document": page_document(document),
        "place": place,
        "changed": changed,
        "marks": {"v": _VERSION, "value": {"tags": tags}},
    }


def page_document(document: Document) -> dict[str, Any]:
    """As the page keeps a document that it has read (`TextDocument` in `src/core/document/model.ts`)."""
    title = next((one for one in document["sections"] if one["kind"] == "title"), None)
    opened = document["opened"]
    return {
        "id": document["id"],
        "title": _utf16_slice(document["text"], title["start"], title["end"]) if title else "",
        "text": document["text"],
        **({"reading": _reading(document, opened)} if "pack" in opened else {}),
        "imported": {
            "from": document["input_file"],
            "mentions": [],
            "relations": [],
            "sections": document["sections"],
            "info": document["info"],
        },
        "decisions": [],
        "questions": [],
    }


def _reading(document: Document, opened: dict[str, Any]) -> dict[str, Any]:
    groups = {one["mention"]: one["group"] for one in document["mentions"]}
    reading: dict[str, Any] = {
        "by": {"pack": opened["pack"], "engine": "wasm"},
        "guideline": opened["guideline"],
        "mentions": [_mention(one) for one in document["mentions"]],
        "relations": [_relation(one, groups) for one in document["relations"]],
        "read": {"pieces": document["pieces_read"], "of": document["pieces"]},
        "unread": [],
    }
    if "lexicon" in opened:
        reading["linking"] = {
            "by": {"lexicon": opened["lexicon"], "vocabularies": []},
            "concepts": {one["mention"]: one["concepts"] for one in document["mentions"]},
        }
    return reading


def _mention(row: dict[str, Any]) -> dict[str, Any]:
    source = source_of(row["by"])
    return {
        "id": row["mention"],
        **{name: row[name] for name in ("start", "end", "text", "type", "score", "group")},
        **({"by": source} if source is not None else {}),
    }


def _relation(row: dict[str, Any], groups: dict[str, str]) -> dict[str, Any]:
    head, tail = row["head_mention"], row["tail_mention"]
    return {
        "id": row["relation"],
        "head": groups[head],
        "tail": groups[tail],
        **{name: row[name] for name in ("type", "schema", "directed", "score")},
        **({"novel": row["novel"]} if row["novel"] is not None else {}),
        "evidence": [{"head": head, "tail": tail, "score": row["score"]}],
    }


def _utf16_slice(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")
