"""Titles, names and dates that nobody could read or keep."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stocktaking import registers
from tests.factories import document, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "codes"), [(0, []), (1, ["future"])])
def test_nobody_confirms_ahead_of_time(days, codes):
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    found = registers.get("project").problems(document(confirmed_on=day), "new")
    assert [problem.code for problem in found.get("confirmed_on", [])] == codes


@pytest.mark.parametrize("name", ["wsis o 000026", "\ufdfa" * 30])
def test_name_of_an_organisation_is_no_reference_and_folds_into_its_column(name):
    found = registers.get("project").problems(
        document(organisation={"name": name}), "new"
    )
    assert [problem.code for problem in found["organisation.name"]] == ["invalid"]


UNSEEN = [
    "\u200b",
    "\u202e\u202e",
    "\u3164",
    "\u2800",
    "\ufffe",
    "\u00ad",
    "-",
    "?\u0301",
]


@pytest.mark.parametrize("name", UNSEEN)
def test_title_or_name_that_nobody_sees_is_refused(name):
    judged = registers.get("project").problems
    titled = judged(document(texts=[text(), text(name, "fr")]), "new")
    named = judged(document(organisation={"name": name}), "new")
    assert [one.code for one in titled["texts.1.title"]] == ["unseen"]
    assert [one.code for one in named["organisation.name"]] == ["unseen"]
    assert "Write at least one letter" in str(named["organisation.name"][0])


@pytest.mark.parametrize("name", ["4", "\u00e9", "\u4eba", "\U0001f4fb", "\U000323b0"])
def test_title_of_a_single_letter_is_a_title(name):
    judged = registers.get("project").problems
    said = document(texts=[text(name)], organisation={"name": name})
    assert judged(said, "new") == {}


def test_title_is_one_line():
    found = registers.get("project").problems(
        document(texts=[text("Radio\r\nBcc: x")]), "new"
    )
    assert [problem.code for problem in found["texts.0.title"]] == ["invalid"]
