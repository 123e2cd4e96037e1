import pytest
from django.utils import translation

from wsis_portal.languages import by_short_code, name, short


@pytest.mark.parametrize(("code", "html"), [("zh-hans", "zh"), ("fr", "fr")])
def test_language_is_written_without_its_script(code, html):
    assert short(code) == html


def test_short_codes_lead_to_those_of_django():
    assert by_short_code() == {
        "en": "en",
        "fr": "fr",
        "es": "es",
        "ar": "ar",
        "zh": "zh-hans",
        "ru": "ru",
    }


@pytest.mark.parametrize(
    ("reader", "names"),
    [
        ("en", ["French", "Swahili", "Chinese"]),
        ("fr", ["fran\u00e7ais", "swahili", "chinois"]),
        ("zh-hans", ["\u6cd5\u8bed", "\u65af\u74e6\u5e0c\u91cc\u8bed", "\u4e2d\u6587"]),
    ],
)
def test_language_is_named_in_that_of_the_reader(reader, names):
    with translation.override(reader):
        assert [name(code) for code in ("fr", "sw", "zh")] == names


def test_language_that_nobody_knows_keeps_its_code():
    assert name("qqq") == "qqq"
