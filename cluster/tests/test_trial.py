from pathlib import Path
from typing import Any

import pytest

from biogloss_cluster import trial
from biogloss_cluster.main import main
from biogloss_cluster.tables import empty_table


def test_a_trial_takes_settings_of_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr(trial, "trial", lambda *arguments: given.extend(arguments) or True)
    assert main(["trial", str(tmp_path / "t"), "--conf", "spark.a=1", "--conf", "spark.b=x=y"]) == 0
    assert given[-1] == {"spark.a": "1", "spark.b": "x=y"}


def test_a_setting_without_a_value_is_told_before_anything_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    assert main(["trial", str(folder), "--conf", "spark.a"]) == 2
    assert not folder.exists()


@pytest.mark.spark
def test_answers_without_an_entity_are_compared_too(spark, tmp_path: Path) -> None:
    for name in ("documents", "mentions", "relations"):
        empty_table(spark, name).write.partitionBy("input_file").parquet(f"{tmp_path}/{name}")
    assert trial._digests_of_tables(spark, str(tmp_path)) == {}
