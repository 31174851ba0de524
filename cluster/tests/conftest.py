"""Spark, where it is installed; the command line, where this is a clone with its packages."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIOGLOSS = ("node", str(ROOT / "bin" / "biogloss.mjs"))


@pytest.fixture(scope="session")
def biogloss() -> tuple[str, ...]:
    if not shutil.which("node") or not (ROOT / "node_modules").is_dir():
        pytest.skip("BioGloss itself is not installed here: npm ci in the folder above")
    return BIOGLOSS


@pytest.fixture(scope="session")
def spark():
    pytest.importorskip("pyspark", reason="Spark is not installed here: pip install '.[spark]'")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java 17 or later")
    from biogloss_cluster.session import open_session

    settings = {
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
    }
    session = open_session("local[2]", settings)
    yield session
    session.stop()
