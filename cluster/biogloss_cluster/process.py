"""Child processes of the command line: one that answers records for as long as it lives, one that reads a file."""

from __future__ import annotations

import collections
import contextlib
import json
import shlex
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from .errors import UserError

#: Metrics of a child are for people who run it by hand.
_SELDOM = "86400"
_KEPT_LINES = 20
_SECONDS_TO_SAY = 60


class ProcessEndedError(Exception):
    """The process ended before it had answered."""


class Annotator:
    """A process of `biogloss annotate --stream`, with one session.

    Not for several threads. After an exception other than :class:`ProcessEndedError` amid answers the process must be
    closed: what it answers next belongs to records that nobody waits for.
    """

    def __init__(self, command: Sequence[str], options: Sequence[str] = (), folder: str | None = None) -> None:
        arguments = ["annotate", "--stream", "--workers", "1", "--metrics-every", _SELDOM, *options]
        self._process = _start([*command, *arguments], folder)
        self._last_lines: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        self._opened = "{}"
        self._has_said = threading.Event()
        self._reader = threading.Thread(target=self._read_errors, daemon=True)
        self._reader.start()

    @property
    def opened(self) -> str:
        """The versions of what answers, JSON. They are said before the first answer, but on another stream."""
        self._has_said.wait(_SECONDS_TO_SAY)
        return self._opened

    @property
    def pid(self) -> int:
        return self._process.pid

    def answers(self, records: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Answers pairs of id and text, a line of JSON each, in order.

        :raises ProcessEndedError: after the answers that there are
        """
        lines = (json.dumps({"id": id_, "text": text}, ensure_ascii=False) for id_, text in records)
        writer = threading.Thread(target=self._write, args=(lines,), daemon=True)
        writer.start()
        for _ in records:
            # A line that is cut off is no answer.
            answer = _stream(self._process.stdout).readline()
            if not answer.endswith(b"\n"):
                raise ProcessEndedError(self._ending())
            yield answer[:-1].decode()
        writer.join()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                _stream(stream).close()

    def _write(self, lines: Iterable[str]) -> None:
        stdin = _stream(self._process.stdin)
        # A process that has ended is told by its missing answers.
        with contextlib.suppress(OSError, ValueError):
            for line in lines:
                stdin.write(line.encode("utf-8", "replace") + b"\n")
                stdin.flush()

    def _read_errors(self) -> None:
        with _stream(self._process.stderr) as stderr:
            for raw in stderr:
                line = raw.decode("utf-8", "replace").strip()
                if line.startswith('{"opened":'):
                    self._opened = json.dumps(json.loads(line)["opened"], sort_keys=True)
                    self._has_said.set()
                elif line and not line.startswith('{"metrics":'):
                    self._last_lines.append(line)
        self._has_said.set()

    def _ending(self) -> str:
        code = self._process.wait()
        self._reader.join(timeout=5)
        said = "; ".join(self._last_lines) or "it said nothing"
        return f"biogloss ended with {code}: {said}"


def read_file(
    command: Sequence[str], chunks: Iterable[bytes], options: Sequence[str] = (), folder: str | None = None
) -> Iterator[str]:
    """The lines that `biogloss convert --stream` writes of a file.

    The last one, `{"end": ...}`, is left out.

    :raises ProcessEndedError: where the program ended before it
    """
    process = _start([*command, "convert", "--stream", "--to", "json-lines", *options], folder)
    said: list[bytes] = []

    def write() -> None:
        stdin = _stream(process.stdin)
        with contextlib.suppress(OSError, ValueError):
            for chunk in chunks:
                stdin.write(chunk)
        with contextlib.suppress(OSError, ValueError):
            stdin.close()

    threads = [
        threading.Thread(target=write, daemon=True),
        threading.Thread(target=lambda: said.append(_stream(process.stderr).read()), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        is_whole = False
        for line in _stream(process.stdout):
            if line.startswith(b'{"end":'):
                is_whole = True
            else:
                yield line.rstrip(b"\n").decode()
        code = process.wait()
        for thread in threads:
            thread.join()
        if not is_whole:
            raise ProcessEndedError(f"biogloss ended with {code}: {b''.join(said).decode('utf-8', 'replace').strip()}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def default_command() -> str:
    """The command line of the clone that this module is in; of an installed package the program `biogloss`."""
    program = Path(__file__).parents[2] / "bin" / "biogloss.mjs"
    return f"node {shlex.quote(str(program))}" if program.exists() else "biogloss"


def _start(command: Sequence[str], folder: str | None) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder)
    except OSError as error:
        raise UserError(
            f"'{command[0]}' cannot be started ({error.strerror}): install Node and BioGloss on every machine, "
            "or say with --biogloss how it is called there"
        ) from error


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
