"""What the proxy says itself, beside what the portal says."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext, override

from wsis_portal.bad_requests import SENTENCES
from wsis_portal.errors import Problem, details

ANSWERS = Path(__file__).resolve().parents[2] / "deploy" / "answers"
CODES = {413: "too-large", 414: "too-long-address", 429: "throttled"}
AWAY = (
    "Please try again in a few minutes. If you sent a form, go back: your browser"
    " may still have what you typed."
)


@pytest.mark.parametrize("status", [*CODES, 503])
@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_pages_of_the_proxy_say_what_the_portal_says(status, language):
    page = (ANSWERS / f"{status}.html").read_text()

    with override(language):
        sentence = escape(gettext(AWAY) if status == 503 else SENTENCES[CODES[status]])

    assert f">{sentence}</p>" in page


@pytest.mark.parametrize("status", CODES)
def test_problems_of_the_proxy_have_the_shape_of_all(status):
    told = json.loads((ANSWERS / f"{status}.json").read_text())

    expected = details(status, Problem(CODES[status]))
    assert told | {"title": expected["title"]} == expected  # Python changed the phrases
