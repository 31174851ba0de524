"""Answers of records within a Spark task, by a process that outlives the task."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .process import Annotator, ProcessEndedError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Worker:
    """How the command line is called on the machines that work."""

    command: tuple[str, ...] = ("biogloss",)
    #: Options of `annotate`: --pack, --lexicon, --dictionary, --heads, --reader.
    options: tuple[str, ...] = ()
    #: Where relative paths in both begin; when absent, in the folder of each executor.
    folder: str | None = None


@dataclass
class Progress:
    """What is added up while tasks run; the driver gives Spark's accumulators, others nothing."""

    documents: Callable[[int], None] = field(default=lambda _: None)
    failures: Callable[[int], None] = field(default=lambda _: None)
    characters: Callable[[int], None] = field(default=lambda _: None)
    seconds: Callable[[float], None] = field(default=lambda _: None)


#: By worker. A Python process of Spark runs one task at a time, and the next tasks after it.
_running: dict[Worker, Annotator] = {}


def answers(records: Sequence[tuple[str, str]], worker: Worker) -> Iterator[tuple[str, str]]:
    """An answer for each record and the versions of what gave it, both JSON, in order.

    A record over which the process ends is tried once more with a new one, because a machine that lacks memory for a
    moment kills processes, too; if it ends again, the answer is an error with the code `process-ended`.

    :raises ProcessEndedError: where the process ends twice before it has answered anything at all: it cannot start
    """
    at = 0
    tried = 0
    has_answered = False
    while at < len(records):
        process = _running.pop(worker, None) or Annotator(worker.command, worker.options, worker.folder)
        try:
            for answer in process.answers(records[at:]):
                at += 1
                tried = 0
                has_answered = True
                yield answer, process.opened
        except ProcessEndedError as ended:
            process.close()
            tried += 1
            if tried == 2:
                if not has_answered and at == 0 and not _can_start(worker):
                    raise
                error = {"code": "process-ended", "message": str(ended)}
                yield json.dumps({"id": records[at][0], "error": error}), process.opened
                at += 1
                tried = 0
        except BaseException:
            # The task was given up: answers that nobody reads would be taken for those of the next one.
            process.close()
            raise
        else:
            _running[worker] = process


def open_ahead(worker: Worker) -> None:
    """Starts the process that will answer, so that it opens its model while the caller does something else."""
    if worker not in _running:
        _running[worker] = Annotator(worker.command, worker.options, worker.folder)


def _can_start(worker: Worker) -> bool:
    process = Annotator(worker.command, worker.options, worker.folder)
    try:
        return len(list(process.answers([("", "Is there anybody?")]))) == 1
    except ProcessEndedError:
        return False
    finally:
        process.close()


def close_all() -> None:
    """Ends the processes of this Python process."""
    while _running:
        _running.popitem()[1].close()


def annotate_batches(batches: Iterator[pd.DataFrame], worker: Worker, progress: Progress) -> Iterator[pd.DataFrame]:
    """For `mapInPandas`: the same rows with `answer`, `opened` and `astral` behind them.

    `astral` holds where in the text characters stand that take two UTF-16 code units; offsets in code points follow.
    """
    for batch in batches:
        started = time.monotonic()
        records = list(zip(batch["id"], batch["text"], strict=True))
        answered = list(answers(records, worker))
        out = batch.copy()
        out["answer"] = [answer for answer, _ in answered]
        out["opened"] = [opened for _, opened in answered]
        out["astral"] = [astral(text) for text in batch["text"]]
        progress.documents(len(records))
        progress.failures(sum(_is_error(answer) for answer, _ in answered))
        progress.characters(sum(len(text) for _, text in records))
        progress.seconds(time.monotonic() - started)
        yield out


def _is_error(answer: str) -> bool:
    # The key stands behind the line and the id; findings may hold the word anywhere.
    return '"error"' in answer and "error" in json.loads(answer)


def astral(text: str) -> list[int]:
    """Offsets, in UTF-16 code units, of the characters beyond the Basic Multilingual Plane."""
    found: list[int] = []
    if text.isascii():
        return found
    for index, character in enumerate(text):
        if ord(character) > 0xFFFF:
            found.append(index + len(found))
    return found


def arguments_of(worker: Worker) -> dict[str, Any]:
    """As the table of versions keeps it."""
    return {"command": list(worker.command), "options": list(worker.options)}
