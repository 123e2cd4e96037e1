from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.factories import ProjectFactory
from wsis_portal.templatetags.portal import (
    language_names,
    line_codes,
    listed,
    partial_date,
    period,
)
from wsis_portal.text import in_figures


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (3812, "3,812", "3\u202f812"),
        (0, "0", "0"),
        (10000, "10,000", "10\u202f000"),
        (Decimal("43.4000"), "43.4", "43,4"),
        (Decimal("96.0000"), "96", "96"),
        (Decimal("1234567.50"), "1,234,567.5", "1\u202f234\u202f567,5"),
    ],
)
def test_number_is_written_as_the_language_does(value, english, french):
    assert in_figures(value) == english
    with translation.override("fr"):
        assert in_figures(value).replace("\xa0", "\u202f") == french


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", ""),
        ("2003-12-09", "", "9 December 2003"),
        ("2003-12-09", "2003-12-09", "9 December 2003"),
        ("2003-12-05", "2003-12-06", "5\u20136 December 2003"),
        ("2005-05-31", "2005-06-02", "31 May 2005 \u2013 2 June 2005"),
        ("2003-12", "2003-12-12", "December 2003 \u2013 12 December 2003"),
        ("2003-12-10", "2003-12", "10 December 2003 \u2013 December 2003"),
        ("2006-07", "2007-07", "July 2006 \u2013 July 2007"),
        ("2025", "2026", "2025 \u2013 2026"),
    ],
)
def test_period_names_the_month_once(start, end, words):
    assert period(start, end) == words


def test_period_is_in_full_where_the_day_comes_last():
    with translation.override("zh-hans"):
        words = period("2003-12-05", "2003-12-06")
    assert words == "2003\u5e7412\u67085\u65e5 \u2013 2003\u5e7412\u67086\u65e5"


def test_no_date_is_no_words():
    assert partial_date("") == ""


@pytest.mark.django_db
def test_tally_takes_one_code_or_the_lines_of_a_record():
    project = ProjectFactory(lines=["C1", "C11"])
    template = Template("{% load portal %}{% tally codes %}")

    one = template.render(Context({"codes": "C1"}))
    codes = line_codes(project.action_lines.all())
    several = template.render(Context({"codes": codes}))

    assert '<path class="on" d="M1 0h4V16h-4z"/>' in one
    assert '<path class="on" d="M1 0h4V16h-4zM103 0h4V16h-4z"/>' in several


def test_list_has_the_comma_of_the_language():
    assert listed(["Type", "Level"]) == "Type, Level"
    with translation.override("ar"):
        assert listed(["a", "b", "c"]) == "a\u060c b\u060c c"


def test_list_of_nothing_is_no_words():
    assert listed([]) == ""


def test_languages_have_names():
    assert language_names(["fr", "zh"]) == ["French", "Chinese"]
