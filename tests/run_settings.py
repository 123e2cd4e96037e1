"""The real settings with a folder of their own, for tests of `manage.py run`."""

import os
from pathlib import Path

from wsis_portal.settings import *  # noqa: F403

LOCAL_DIR = Path(os.environ["TEST_FOLDER"])
STATIC_ROOT = LOCAL_DIR / "static"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": PLAIN}}  # noqa: F405
