"""python -m biogloss_training COMMAND ...: each command is the `main` of a module."""

import sys
from importlib import import_module

COMMANDS = {
    "prepare": "data.prepare",
    "synthetic": "data.synthetic",
    "claims": "data.claims",
    "quantities": "data.quantities",
    "provenance": "data.provenance",
    "pretrain": "pretrain.stage",
    "finetune": "train.finetune",
    "run": "train.run",
    "encoder": "train.encoders",
    "checkpoint": "train.checkpoint",
    "average": "model.average",
    "parts": "model.parts",
    "fewer-bits": "model.fewer_bits",
    "planes": "model.planes",
    "outliers": "export.outliers",
    "export": "export.writer",
    "huggingface": "export.huggingface",
    "calibrate": "evaluate.calibrate",
    "calibrate-pooled": "tasks.entities.pooled",
    "calibrate-scores": "evaluate.probabilities",
    "evaluate-entities": "evaluate.entities",
    "evaluate-relations": "evaluate.relations",
    "evaluate-answers": "evaluate.answers",
    "scores": "evaluate.scores",
    "errors": "evaluate.errors",
    "compare": "evaluate.compare",
    "fixtures": "golden.fixtures",
    "gpu-loads": "gpu.loads",
    "gpu-train": "gpu.train",
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        print(f"python -m {__package__} COMMAND, one of: {', '.join(COMMANDS)}", file=sys.stderr)
        sys.exit(2)
    # What argparse calls the program.
    sys.argv = [f"{__package__} {name}", *sys.argv[2:]]
    import_module(f"{__package__}.{COMMANDS[name]}").main()


if __name__ == "__main__":
    main()
