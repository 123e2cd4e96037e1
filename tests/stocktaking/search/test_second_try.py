"""A question that finds nothing is asked again with the words that were meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenbook.models import Commitment
from stocktaking.models import Project
from stocktaking.search.second_try import second_try
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    ProjectFactory,
    SubmissionFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db


def again(typed, rows=None):
    return second_try(typed, Project.objects.all() if rows is None else rows)


def titled(title, **more):
    return ProjectFactory(texts=[text(title, summary="")], **more)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vilage", "village"),
        ("Vilage radoi", "village radio"),
        ("rural (vilage)", "rural (village)"),
        ('"vilage radio"', '"village radio"'),
        ("vilage -film", "village -film"),
        ("vilage OR film", "village OR film"),
        ("télévison", "television"),
    ],
)
def test_misspelt_words_are_replaced_where_they_stand(typed, meant):
    titled("Rural village radio")
    titled("Television")
    assert again(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-vilage",
        "zzzzzzz",
        "vil",
        "WSIS-P-123456",
        "2O15x",
        "village television",  # each is known, and no record has both
        "vilage television",  # the second word has none either
        "with village television",
        "农存",
    ],
)
def test_nothing_is_guessed_when_nothing_was_misspelt_or_nothing_is_near(typed):
    titled("Village with radio")
    titled("Television")
    assert again(typed) is None


def test_words_of_names_help_too():
    titled("A", organisation=OrganisationFactory(name="Telegraph Union"))
    assert again("telegraf") == "telegraph"


def test_likest_word_is_meant_and_of_two_the_more_frequent():
    for title in ("Radii", "Radio now", "Radio then", "Radicals", "Radical one"):
        titled(title)
    assert again("radix") == "radio"


def test_word_that_leads_nowhere_is_passed_over():
    titled("Gardens")
    titled("Wardens of farmers")
    assert again("gardenss farmers") == "wardens farmers"


def test_only_words_that_find_something_among_the_rows_are_told():
    CommitmentFactory(texts=[text("Satellite")])
    ProjectFactory()
    assert again("satelite") is None
    assert again("satelite", Commitment.objects.all()) == "satellite"


def test_choice_of_filters_holds_for_the_second_try():
    titled("Village", level="local")
    assert again("vilage", Project.objects.filter(level="national")) is None


def test_words_of_drafts_are_never_told():
    titled("Public village")
    SubmissionFactory(document=document(texts=[text("Secretplace")]))
    assert again("secretplce") is None
    titled("Secretplace")
    assert again("secretplce") == "secretplace"


def test_no_more_than_a_dozen_words_are_looked_up(django_assert_num_queries):
    for n in range(15):
        titled(chr(ord("a") + n) * 6)
    typed = " ".join(chr(ord("a") + n) * 6 for n in range(15))
    with django_assert_num_queries(12):
        assert again(typed) is None


def test_words_are_looked_up_once_in_an_edition(client):
    titled("Village radio")
    for asked in ("q=vilage+filn", "q=vilage"):
        client.get(f"/projects/?{asked}")

    with CaptureQueriesContext(connection) as queries:
        nothing = client.get("/projects/?q=vilage+filn").context["found"]
        village = client.get("/projects/?q=vilage").context["found"]

    assert (nothing.corrected, village.corrected) == ("", "village")
    assert "near_words" not in str(queries.captured_queries)
    titled("Village film")  # a new edition
    found = client.get("/projects/?q=vilage+filn").context["found"]
    assert found.corrected == "village film"


def test_number_of_queries_is_bounded(django_assert_max_num_queries):
    words = ("village", "villages", "villager", "radios", "radio", "radial")
    for word in words:
        titled(word)
    typed = " ".join(f"{word[:3]}x{word[3:]}" for word in words)
    with django_assert_max_num_queries(21):  # 3 for each of 5 words, and 6 tries
        again(typed)
