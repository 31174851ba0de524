"""A Spark session with what the job needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UserError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    # A record is large next to a row of numbers: 10,000 of them are too many for a batch.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    # A file that is called 2024 is no number.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    # Two waves share the cores: while the last tasks of one run, the other begins.
    "spark.scheduler.mode": "FIFO",
    "spark.python.worker.reuse": "true",
    "spark.sql.session.timeZone": "UTC",
}

#: On one machine the optimizing compiler of the virtual machines takes processor time from the workers, and a job there
#: ends before the code that it makes has paid for it. The settings of a cluster are left as they are. As defaults they
#: leave the user's own options of Java (`extraJavaOptions`) beside them.
_OF_ONE_MACHINE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def open_session(master: str | None, settings: dict[str, str] | None = None) -> SparkSession:
    """The session of `spark-submit`, or one of `master`: `local[2]`, `local-cluster[2,1,1024]`, `yarn`, `spark://...`."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UserError(
            "Spark is not installed: pip install 'biogloss-cluster[spark]', or run this by spark-submit"
        ) from error
    if master and master.startswith("local-cluster"):
        use_packaged_spark()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("biogloss-cluster")
    if master:
        builder = builder.master(master)
    is_one_machine = master is not None and master.startswith("local")
    java = {f"spark.{role}.defaultJavaOptions": _OF_ONE_MACHINE for role in ("driver", "executor") if is_one_machine}
    for name, value in {**SETTINGS, **java, **(settings or {})}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def use_packaged_spark() -> None:
    """Lets executors that are processes of their own find Spark where pip has put it."""
    import pyspark

    home = str(Path(pyspark.__file__).parent)
    os.environ.setdefault("SPARK_HOME", home)
    os.environ.setdefault("SPARK_SCALA_VERSION", "2.13")
    # They start in folders of their own.
    here = str(Path(__file__).parent.parent)
    known = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{here}{os.pathsep}{known}" if known else here
