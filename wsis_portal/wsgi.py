"""The door for gunicorn."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsis_portal.settings")
try:
    django = get_wsgi_application()
    from wsis_portal.guard import door  # needs the settings that were just read

    application = door(django)
except ImproperlyConfigured as missing:
    sys.exit(f"The portal does not start: {missing}")
