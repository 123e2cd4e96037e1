from copy import deepcopy

import pytest
from django.core.handlers.wsgi import WSGIHandler

from wsis_portal import guard

BASE = "<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %}"
LOCMEM = "django.template.loaders.locmem.Loader"
FILES = "django.template.loaders.filesystem.Loader"
APPS = "django.template.loaders.app_directories.Loader"


@pytest.fixture
def small_site(settings):
    """The addresses of hostile_urls in a frame without a menu."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["APP_DIRS"] = False
    templates[0]["OPTIONS"]["loaders"] = [(LOCMEM, {"base.html": BASE}), FILES, APPS]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.wsis_portal.hostile_urls"
    settings.CSRF_FAILURE_VIEW = "wsis_portal.views.csrf_failure"
    settings.WHITENOISE_USE_FINDERS = True


@pytest.fixture
def application(small_site):
    return guard.door(WSGIHandler())
