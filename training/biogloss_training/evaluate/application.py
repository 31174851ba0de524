"""What users run: the application's own command (Node, and `npm ci` in the repository)."""

import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from biogloss_training.files import read_json
from biogloss_training.paths import ROOT

#: Commands at a time, of one thread each.
AT_ONCE = 4

Json = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What `evaluate` says of a corpus, and all claims with whether they are right."""

    result: Json
    claims: list[Json]


def evaluate(pack: Path, corpus: Path, task: str, *options: str) -> Reading:
    claims = corpus.with_suffix(f".{task}{'.'.join(options)}.claims")
    command = ["node", str(ROOT / "bin/biogloss.mjs"), "evaluate", "--task", task]
    command += ["--pack", str(pack), "--corpus", str(corpus), "--threads", "1", *options]
    done = subprocess.run(
        [*command, "--claims", str(claims)],
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )
    lines = claims.read_text(encoding="utf-8").splitlines()
    return Reading(json.loads(done.stdout), [json.loads(line) for line in lines])


def evaluate_all(jobs: Iterable[tuple[Any, ...]]) -> list[Reading]:
    """`jobs`: arguments of `evaluate`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda job: evaluate(*job), jobs))


def without_calibration(pack: Path, target: Path, threshold: float | None = None) -> None:
    """`pack` as the model gives its scores; `threshold`: of all heads and schemas, else their own.

    Thresholds are of calibrated scores where there is a calibration, so their own make sense only
    in a pack without one.
    """
    target.mkdir()
    for file in pack.iterdir():
        if file.name != "manifest.json":
            (target / file.name).symlink_to(file.resolve())
    manifest = read_json(pack / "manifest.json")
    for one in [*manifest["entities"]["heads"], *manifest.get("relations", {}).get("schemas", [])]:
        one.pop("calibration", None)
        if threshold is not None:
            one["threshold"] = threshold
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
