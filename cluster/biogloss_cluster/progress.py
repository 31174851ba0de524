"""How far a job is: on standard error, as metrics of Spark's driver, and in its UI."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from .annotate import Progress

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_EVERY_SECONDS = 5.0


class Meter:
    """Adds up what tasks report, and tells it until it is closed.

    Tasks report when they end; one that is run again is counted again. The tables alone are exact.

    Metrics are gauges of the driver (`/metrics/json` and `/metrics/prometheus` of the UI, and every sink that is
    configured): `documents`, `failures`, `characters`, `filesDone`, `documentsPerSecond`.
    """

    def __init__(self, spark: SparkSession, total: int) -> None:
        context = spark.sparkContext
        self._counts = {
            "documents": context.accumulator(0),
            "failures": context.accumulator(0),
            "characters": context.accumulator(0),
        }
        self._seconds = context.accumulator(0.0)
        self._gauges = _Gauges(context, [*self._counts, "filesDone"])
        self._files, self._total = 0, total
        self._started = time.monotonic()
        self._last = ""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def progress(self) -> Progress:
        """For tasks."""
        return Progress(
            documents=self._counts["documents"].add,
            failures=self._counts["failures"].add,
            characters=self._counts["characters"].add,
            seconds=self._seconds.add,
        )

    def files_done(self, count: int) -> None:
        self._files += count

    @property
    def documents(self) -> int:
        return int(self._counts["documents"].value)

    @property
    def annotating_seconds(self) -> float:
        """Of all cores together."""
        return float(self._seconds.value)

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            self._tell()
        self._tell()

    def _tell(self) -> None:
        seconds = time.monotonic() - self._started
        counts = {name: int(each.value) for name, each in self._counts.items()}
        rate = counts["documents"] / seconds
        self._gauges.set({**counts, "filesDone": self._files}, rate)
        line = f"{self._files} of {self._total} files, {counts['documents']} documents"
        if line != self._last:
            failed = f", {counts['failures']} failed" if counts["failures"] else ""
            print(f"{line}{failed}, {rate:.1f} a second", file=sys.stderr, flush=True)
        self._last = line


class _Gauges:
    """Accumulators of the Java side, which Spark shows as metrics (`LongAccumulatorSource`)."""

    def __init__(self, context: Any, names: list[str]) -> None:
        jvm, scala = context._jvm, context._jsc.sc()
        source = jvm.org.apache.spark.metrics.source
        utils = jvm.org.apache.spark.api.python.PythonUtils
        self._longs = {name: scala.longAccumulator(name) for name in names}
        self._rate = scala.doubleAccumulator("documentsPerSecond")
        # Objects of Scala, by the names that Java knows them by.
        longs = getattr(getattr(source, "LongAccumulatorSource$"), "MODULE$")
        doubles = getattr(getattr(source, "DoubleAccumulatorSource$"), "MODULE$")
        longs.register(scala, utils.toScalaMap(self._longs))
        doubles.register(scala, utils.toScalaMap({"documentsPerSecond": self._rate}))

    def set(self, counts: dict[str, int], rate: float) -> None:
        for name, value in counts.items():
            gauge = self._longs[name]
            gauge.add(value - gauge.value())
        self._rate.reset()
        self._rate.add(rate)
