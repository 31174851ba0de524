"""Both stages of training: python -m biogloss_training.train CONFIG RUN [--minutes N].

For a run whose data is there. Exit status 3: the minutes were over, the same command goes on.
"""

import sys

from .finetune import finetune
from .pretrain import pretrain
from .step import UNFINISHED, step_arguments


def main() -> None:
    config, run, limit = step_arguments(__doc__)
    if not (pretrain(config, run, limit) and finetune(config, run, limit)):
        print("stopped in good order; the same command goes on", flush=True)
        sys.exit(UNFINISHED)


if __name__ == "__main__":
    main()
