"""Links that open something are in no log."""

import logging

import pytest

from wsis_portal.log_lines import WithoutTokens


def told(message, *args):
    record = logging.LogRecord("name", logging.INFO, "", 0, message, args, None)
    assert WithoutTokens().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    "path",
    [
        "/still-true/",
        "/ar/still-true/",
        "/no-more-reminders/",
        "/no-more-search-letters/",
        "/invitations/",
        "/accounts/confirm-email/",
        "/fr/accounts/password/reset/key/",
    ],
)
def test_end_of_a_link_is_left_out(path):
    said = told("%s: %s", "Gone", f"{path}WzEsIldTSVMtUC0wMDAwMDEiXQ:1vM:canary/")
    assert said == f"Gone: {path}[…]/"


@pytest.mark.parametrize("path", ["/api/v1/%s/", "/projects/?q=%s", "Bearer %s"])
def test_key_is_left_out_wherever_it_was_typed(path):
    secret = "0a" * 32
    said = told("%s: %s", "Not Found", path % f"wsis_12ab34cd_{secret}")
    assert said == f"Not Found: {path % 'wsis_12ab34cd_[…]'}"


def test_other_lines_stay_as_they_are():
    assert told("%s: %s", "Not Found", "/projects/x/") == "Not Found: /projects/x/"
    assert told("100 %") == "100 %"


def test_console_of_the_portal_is_discreet(settings):
    (handler,) = settings.LOGGING["handlers"].values()
    assert handler["filters"] == ["discreet"]
    assert settings.LOGGING["filters"]["discreet"]["()"] == (
        f"{WithoutTokens.__module__}.WithoutTokens"
    )
