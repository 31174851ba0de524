"""All steps of a run: python -m biogloss_training run CONFIG RUN [--data FOLDER] [--minutes N].

prepare, pretrain, finetune; then outliers, export, calibrate and evaluate, which write the pack and
`RUN/scores.txt`. Each step that is done is passed over, so the same command goes on after a stop or
a kill. Exit status 3: the minutes were over, there is more to do.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from biogloss_training.config import Run, find_config, read_config, save
from biogloss_training.data.prepare import prepare
from biogloss_training.data.unseen import REPORTED
from biogloss_training.paths import DATA
from biogloss_training.pretrain.stage import pretrain
from biogloss_training.train.finetune import finetune
from biogloss_training.train.loop import Limit
from biogloss_training.train.step import UNFINISHED, use_threads


def finishing_steps(config: Run, run: Path, data: Path, pack: Path) -> dict[str, list[str]]:
    """From trained weights to a pack with thresholds and scores: name -> module and arguments."""
    weights = str(run / "weights")
    both = ["--weights", weights, "--pack", str(pack)]
    given = [*both, "--data", str(data)]
    tests = [c for c in REPORTED if (data / "corpora" / c / "test.jsonl.gz").exists()]
    spans = ["--spans", str(run / "spans"), "--corpora", *tests]
    export = ["export", weights, str(pack), "--version", f"0.1.0+{config.name}"]
    export += ["--id", f"biogloss-{config.name}"]
    return {
        "outliers": ["outliers", weights, "--data", str(data)],
        "export": export,
        "calibrate": ["calibrate", *given],
        "export with thresholds": export,
        "entities": ["evaluate-entities", *given, "--forms", "wasm", *spans],
        "relations": ["evaluate-relations", *given],
        "answers": ["evaluate-answers", *given],
    }


def finish(config: Run, run: Path, data: Path, pack: Path, limit: Limit) -> bool:
    """What the steps say goes into `RUN/scores.txt`; False: stopped between two of them."""
    done = run / "finished.txt"
    for name, step in finishing_steps(config, run, data, pack).items():
        if done.exists() and name in done.read_text(encoding="utf-8").splitlines():
            continue
        if limit.reached:
            return False
        print(name, flush=True)
        command = [sys.executable, "-m", "biogloss_training", *step]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        with (run / "scores.txt").open("a", encoding="utf-8") as out:
            out.write(f"# {name}\n{output}")
        with done.open("a", encoding="utf-8") as out:
            out.write(f"{name}\n")
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config", help="a TOML file, or a name in configs/")
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--minutes", type=float, help="then stop with the state written")
    parser.add_argument("--pack", type=Path, help="where the pack goes; default RUN/pack")
    given = parser.parse_args()
    config, limit = read_config(find_config(given.config)), Limit(given.minutes)
    save(config, given.run)
    use_threads(config)
    prepare(config, given.run, given.data)
    pack = given.pack or given.run / "pack"
    finished = (
        pretrain(config, given.run, limit)
        and finetune(config, given.run, limit)
        and finish(config, given.run, given.data, pack, limit)
    )
    if not finished:
        print("stopped in good order; the same command goes on", flush=True)
        sys.exit(UNFINISHED)
    print(f"pack in {pack}, scores in {given.run / 'scores.txt'}", flush=True)
