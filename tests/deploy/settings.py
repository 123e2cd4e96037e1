"""The real settings with a folder of their own, for a server behind its proxy."""

import os
from pathlib import Path

from wsis_portal.settings import *  # noqa: F403

LOCAL_DIR = Path(os.environ["TEST_FOLDER"])
STATIC_ROOT = LOCAL_DIR / "static"
