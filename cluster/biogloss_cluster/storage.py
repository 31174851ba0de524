"""Files and folders wherever Spark reads and writes: local, HDFS, S3, ..."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .errors import UserError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@dataclass(frozen=True)
class InputFile:
    uri: str
    length: int

    @property
    def name(self) -> str:
        """The last part of its path, by which the output is partitioned."""
        return PurePosixPath(self.uri).name


class Storage:
    """Hadoop's file systems, through Spark's gateway to the Java side."""

    def __init__(self, spark: SparkSession) -> None:
        context: Any = spark.sparkContext
        self._hadoop = context._jvm.org.apache.hadoop.fs
        self._configuration = context._jsc.hadoopConfiguration()

    def _at(self, uri: str) -> tuple[Any, Any]:
        path = self._hadoop.Path(uri)
        return path.getFileSystem(self._configuration), path

    def inputs(self, patterns: list[str]) -> list[InputFile]:
        """Files of paths, folders (with all below them) and globs, by name; hidden ones and checksums are left out.

        :raises UserError: where a pattern names nothing, or two files have one name
        """
        found: dict[str, InputFile] = {}
        for pattern in patterns:
            system, path = self._at(pattern)
            statuses = system.globStatus(path)
            if not statuses:
                raise UserError(f"{pattern} names no file: check the path, or that this cluster can read it")
            for status in statuses:
                for uri, length in self._files_below(system, status):
                    file = InputFile(uri, length)
                    if file.name.startswith((".", "_")) or file.name.endswith((".md5", ".sha256")):
                        continue
                    if found.setdefault(file.name, file) != file:
                        raise UserError(
                            f"two files are called {file.name}; the output is partitioned by name: "
                            "annotate them into outputs of their own"
                        )
        return [found[name] for name in sorted(found)]

    def _files_below(self, system: Any, status: Any) -> list[tuple[str, int]]:
        if status.isFile():
            return [(status.getPath().toString(), status.getLen())]
        files = system.listFiles(status.getPath(), True)
        below = []
        while files.hasNext():
            one = files.next()
            below.append((one.getPath().toString(), one.getLen()))
        return below

    def partitions(self, table: str) -> set[str]:
        """Values of `input_file` that a table has."""
        system, path = self._at(table)
        if not system.exists(path):
            return set()
        names = [status.getPath().getName() for status in system.listStatus(path)]
        prefix = "input_file="
        return {unescaped(name[len(prefix) :]) for name in names if name.startswith(prefix)}

    def remove(self, uri: str) -> None:
        system, path = self._at(uri)
        system.delete(path, True)

    def remove_partition(self, table: str, input_file: str) -> None:
        self.remove(f"{table}/input_file={escaped(input_file)}")

    def bytes_of(self, uri: str) -> int:
        system, path = self._at(uri)
        return int(system.getContentSummary(path).getLength()) if system.exists(path) else 0


#: As Spark writes partition values into paths (ExternalCatalogUtils.escapePathName), for names of files.
_ESCAPED = set("\"#%'*/:=?\\{[]^")


def escaped(value: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in _ESCAPED or ord(c) < 32 else c for c in value)


def unescaped(value: str) -> str:
    return unquote(value)
