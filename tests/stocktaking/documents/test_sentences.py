"""What a fault says, and when."""

import pytest
from django.utils import translation

from stocktaking import registers
from stocktaking.choices import Profile
from tests.factories import CountryFactory, document
from tests.stocktaking.documents.judging import PRIVATE
from wsis_portal.errors import Problem

pytestmark = pytest.mark.django_db


def test_words_of_a_problem_are_chosen_when_it_is_read():
    problem = Problem("required")
    with translation.override("fr"):
        french = str(problem)
    assert str(problem) == "This field is required."
    assert french == "Ce champ est obligatoire."


def test_value_that_is_not_known_is_named():
    (problem,) = registers.get("project").problems(document(stage="100%"), Profile.NEW)[
        "stage"
    ]
    assert str(problem) == "100% is not known here."
    assert problem.as_data() == {
        "code": "unknown-value",
        "params": {"value": "100%"},
        "text": "100% is not known here.",
    }


def test_private_values_are_not_said_back_in_the_sentence_of_a_refusal():
    whole = {**document(), "private": {**PRIVATE, "email": "secret address"}}
    found = registers.get("project").problems(whole, Profile.NEW)
    assert [str(p) for p in found["private.email"]] == ["This is not valid."]


def test_codes_of_a_list_stand_in_one_order_in_every_language():
    for code, rank in (("SN", 1), ("CH", 2)):
        CountryFactory(code=code, rank_en=rank, rank_fr=3 - rank)
    asked = document(countries=["SN", "CH"])

    for language in ("en", "fr"):
        with translation.override(language):
            cleaned = registers.get("project").clean(asked, "new")
            assert cleaned["public"]["countries"] == ["CH", "SN"]
