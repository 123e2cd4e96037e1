"""Test settings: the real settings, made fast and silent."""

import os

os.environ["SECRET_KEY"] = "tests"
os.environ.pop("SECRET_KEY_FILE", None)  # of `make run`, which may not be made yet
os.environ.setdefault("HTTPS", "false")

from wsis_portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": PLAIN},  # noqa: F405
}
WHITENOISE_AUTOREFRESH = True  # no folder of collected files is needed
