"""Rows of the documents in a file, as the readers of BioGloss give them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from .annotate import Worker, open_ahead
from .process import ProcessEndedError, read_file

if TYPE_CHECKING:
    import pandas as pd

_PIECE = 1 << 20
#: Of a batch, as of `spark.sql.execution.arrow.maxRecordsPerBatch`.
_ROWS = 256

#: A row: what `PARSED` in `schemas.py` says.
Row = dict[str, Any]


def parse_batches(batches: Iterator[pd.DataFrame], worker: Worker, options: Sequence[str]) -> Iterator[pd.DataFrame]:
    """For `mapInPandas`: rows of `PARSED` out of files, `name` and `content`.

    While files are read, the process that will answer their records opens its model.
    """
    import pandas as pd

    open_ahead(worker)
    for batch in batches:
        for name, content in zip(batch["name"], batch["content"], strict=True):
            whole = memoryview(content)
            pieces = (bytes(whole[at : at + _PIECE]) for at in range(0, len(whole), _PIECE))
            rows = parse_file(name, pieces, worker, options)
            while some := list(islice(rows, _ROWS)):
                yield pd.DataFrame(some)


def parse_file(name: str, chunks: Iterable[bytes], worker: Worker, options: Sequence[str] = ()) -> Iterator[Row]:
    """The documents of a file in order, and between them what was not read.

    A program that ends over the file is a row, too: the file is then told as failed, and the others are read.
    """
    seq = 0
    try:
        for seq, line in enumerate(read_file(worker.command, chunks, options, worker.folder)):
            yield _row(name, seq, json.loads(line))
    except ProcessEndedError as ended:
        yield _blank(name, seq + 1, "failure") | {"reason": str(ended), "code": "process-ended"}


def _row(name: str, seq: int, line: dict[str, Any]) -> Row:
    if "notice" in line:
        return _notice(name, seq, line["notice"])
    document = line["document"]
    said = {key: document[key] for key in ("mentions", "relations") if document.get(key)}
    return _blank(name, seq, "document") | {
        "id": document["id"],
        "text": document["text"],
        "sections": document.get("sections", []),
        "info": document.get("info", {}),
        # What the input says of its text, for those whose input is annotated.
        "said": json.dumps(said, ensure_ascii=False) if said else None,
    }


def _notice(name: str, seq: int, notice: dict[str, Any]) -> Row:
    known = {"place": notice["place"], "reason": notice["reason"]}
    if "withdrawn" in notice:
        return _blank(name, seq, "withdrawal") | known | {"withdrawn": notice["withdrawn"]}
    record = notice.get("record", {})
    return (
        _blank(name, seq, "failure")
        | known
        | {
            "code": "not-read",
            "id": record.get("id"),
            "info": record.get("info", {}),
        }
    )


def _blank(name: str, seq: int, kind: str) -> Row:
    return {
        "input_file": name,
        "seq": seq,
        "kind": kind,
        "id": None,
        "text": None,
        "sections": [],
        "info": {},
        "said": None,
        "withdrawn": [],
        "code": None,
        "place": None,
        "reason": None,
    }
