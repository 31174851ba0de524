"""Where the repository keeps things, and the data folder that its commands read by default."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Those that are shipped.
WEIGHTS = ROOT / "training/weights/v3"
PACK = ROOT / "public/models/biogloss-mini"
DATA = Path(os.environ.get("BIOGLOSS_DATA", ROOT / "../shared/data"))
