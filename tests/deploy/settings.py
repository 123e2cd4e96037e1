"""The real settings with a folder of their own, for a server behind its proxy."""

import os
from pathlib import Path

from wsis_portal.settings import *  # noqa: F403

LOCAL_DIR = Path(os.environ["TEST_FOLDER"])
STATIC_ROOT = LOCAL_DIR / "static"
EMAIL_FILE_PATH = LOCAL_DIR / "mail"  # for the backend that writes files
EMAIL_TIMEOUT = 60  # seconds; longer than a test is in the middle of a mail
