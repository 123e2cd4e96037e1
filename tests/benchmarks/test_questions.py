from random import Random

import pytest

from benchmarks.requests.questions import Draw, asking, pairs, with_another
from benchmarks.requests.submissions import EMAIL, document_of, drafted, submission
from stocktaking.documents import clean
from stocktaking.models import Organisation, Submission
from stocktaking.registers import get
from tests.factories import OrganisationFactory, UserFactory


def test_the_same_is_drawn_with_each_run(hand, register):
    first, second = Draw(hand, 20), Draw(hand, 20)

    assert first.filters() == second.filters()
    assert first.words() == second.words()
    assert first.records() == second.records()


def test_no_question_is_drawn_twice(hand, register):
    draw = Draw(hand, 20)

    addresses = [asking("/", filters).address for filters in draw.filters()]
    assert len(set(addresses)) == len(addresses) == 20
    assert len(set(draw.records())) == 20
    assert len(set(draw.words())) == len(draw.words())


def test_pages_lie_where_they_are_wanted(hand, register):
    draw = Draw(hand, 20)
    draw.references = [""] * 25 * 100

    assert set(draw.pages(0.5, 0.6)) <= set(range(50, 61))
    assert draw.pages(1, 1) == [100]


@pytest.mark.parametrize(
    ("filters", "page", "address"),
    [
        ({}, 1, "/?"),
        ({"sdg": ["4", "9"]}, 1, "/?sdg=4&sdg=9"),
        ({"q": "fibre optics"}, 3, "/?q=fibre+optics&page=3"),
    ],
)
def test_filters_become_an_address(filters, page, address):
    assert asking("/", filters, page).address == address


def test_a_second_value_is_another_one():
    filters = {"country": ["KE"], "level": ["local"]}

    assert with_another(filters, {"country": ["KE", "FR"]}, Random(1)) == {
        "country": ["KE", "FR"],
        "level": ["local"],
    }
    assert with_another(filters, {"country": ["KE"]}, Random(1)) == filters


def test_two_words_of_a_title_are_looked_for():
    titles = [("Fibre for rural schools",), ("Rural rural",), ("Nothing",)]

    assert list(pairs(titles, ["rural", "fibre", "schools"])) == ["fibre schools"]


def test_the_document_that_is_handed_in_is_as_it_is_stored(register):
    document = document_of(submission(7))
    named = {"reference": document["public"]["organisation"]}
    Organisation.objects.filter(**named).exists() or OrganisationFactory(**named)

    assert clean(get("project").judge, document, "new") == document


def test_each_submission_has_a_draft_of_its_own(hand):
    UserFactory(email=EMAIL)

    first, second = (drafted(hand, submission(7)) for _time in range(2))

    stored = Submission.objects.filter(submitter__email=EMAIL).order_by("pk")
    assert [one.document for one in stored] == [document_of(submission(7))] * 2
    keys = [one.pk for one in stored]
    reviews = [f"/my/submissions/{key}/review/" for key in keys]
    assert [first.address, second.address] == reviews
