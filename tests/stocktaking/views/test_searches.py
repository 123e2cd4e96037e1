"""Searches that a person keeps: saved from a catalogue, listed, changed, deleted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from stocktaking import upkeep
from stocktaking.models import SavedSearch
from stocktaking.saved_searches import letters
from tests.factories import CountryFactory, SavedSearchFactory, UserFactory

pytestmark = pytest.mark.django_db
MINE = "/my/searches/"
SAVE = f"{MINE}save/project/"


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_search_is_saved_under_a_name(client, person):
    CountryFactory(code="SN", name_en="Senegal")
    address = f"{SAVE}?q=radio&country=sn&page=2"
    assertContains(client.get(address), 'value="radio \u00b7 Senegal"')

    answer = client.post(address, {"name": "Radio there", "by_mail": "on"}, follow=True)

    assert answer.redirect_chain == [(MINE, 302)]
    search = SavedSearch.objects.get()
    assert (search.person, search.register, search.name) == (
        person,
        "project",
        "Radio there",
    )
    assert (search.question, search.by_mail) == ("q=radio&country=SN", True)
    assertContains(answer, 'href="/projects/?q=radio&amp;country=SN"')


def test_who_is_not_signed_in_comes_back_to_the_search(client):
    answer = client.get(f"{SAVE}?q=radio")

    assert answer.status_code == 302
    assert answer.headers["Location"] == (
        "/accounts/login/?next=/my/searches/save/project/%3Fq%3Dradio"
    )


@pytest.mark.parametrize(("wrong", "name"), [("x=1", "x"), ("country=QQ", "country")])
def test_wrong_question_is_400_and_named(client, person, wrong, name):
    answer = client.post(f"{SAVE}?{wrong}", {"name": "A"})

    assertContains(answer, f"<code>{name}</code>", status_code=400)
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("register", ["progress-report", "nothing"])
def test_register_without_a_catalogue_is_404(client, person, register):
    assert client.get(f"{MINE}save/{register}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "This field is required."),
        ("x" * 101, "at most 100 characters"),
        ("Taken", "You have a search of this name."),
    ],
)
def test_name_that_will_not_do_is_refused_and_stays(client, person, name, said):
    SavedSearchFactory(person=person, name="Taken")
    SavedSearchFactory(name="Of somebody else")

    answer = client.post(f"{SAVE}?q=radio", {"name": name})

    assertContains(answer, said, status_code=422)
    assert SavedSearch.objects.filter(person=person).count() == 1


def test_one_too_many_is_refused_with_what_to_do(client, person, monkeypatch):
    monkeypatch.setattr(SavedSearch, "MOST", 1)
    SavedSearchFactory(person=person)

    answer = client.post(f"{SAVE}?q=radio", {"name": "A"})

    assertContains(answer, "Delete one first.", status_code=409)
    assertContains(answer, 'value="A"', status_code=409)


def test_list_says_which_search_cannot_be_asked(client, person):
    SavedSearchFactory(person=person, name="Broken", question="country=QQ")

    page = client.get(MINE)

    assertContains(page, "This search cannot be asked any more: QQ is not known here.")
    assertNotContains(page, 'href="/projects/?country=QQ"')


def test_search_is_renamed_and_its_messages_end(client, person):
    search = SavedSearchFactory(person=person)

    client.post(f"{MINE}{search.pk}/", {"name": "New name"})

    search.refresh_from_db()
    assert (search.name, search.by_mail) == ("New name", False)


def test_whoever_wants_messages_again_is_not_told_of_what_was_before(client, person):
    long_ago = timezone.now() - timedelta(400)
    search = SavedSearchFactory(
        person=person, by_mail=False, looked_at=long_ago, told_from=long_ago
    )

    client.post(f"{MINE}{search.pk}/", {"name": search.name, "by_mail": "on"})

    search.refresh_from_db()
    assert search.looked_at > timezone.now() - timedelta(minutes=1)


def test_search_is_deleted_after_a_question(client, person):
    search = SavedSearchFactory(person=person)
    assertContains(client.get(f"{MINE}{search.pk}/delete/"), "Delete the search")
    assert SavedSearch.objects.exists()

    client.post(f"{MINE}{search.pk}/delete/")

    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("page", ["", "delete/"])
def test_search_of_somebody_else_is_404(client, person, page):
    search = SavedSearchFactory()

    assert client.get(f"{MINE}{search.pk}/{page}").status_code == 404
    assert client.post(f"{MINE}{search.pk}/{page}", {"name": "A"}).status_code == 404


def test_link_of_a_letter_ends_them_without_signing_in(client):
    search, other = SavedSearchFactory(), SavedSearchFactory()
    token = upkeep.no_more_token_of(search.person, letters.NO_MORE)
    link = f"/no-more-search-letters/{token}/"

    assertContains(client.get(link), "We write to")
    assert SavedSearch.objects.filter(by_mail=True).count() == 2
    answer = client.post(link, follow=True)

    assertContains(answer, "gets no messages about saved searches")
    assert [*SavedSearch.objects.filter(by_mail=True)] == [other]


def test_link_of_a_reminder_is_no_link_of_a_letter(client):
    search = SavedSearchFactory()
    token = upkeep.no_more_token_of(search.person)

    assert client.post(f"/no-more-search-letters/{token}/").status_code == 404
    assert SavedSearch.objects.get().by_mail


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    client, person, count, django_assert_num_queries
):
    for _ in range(count):
        SavedSearchFactory(person=person)

    # session, person, countries of the person, searches
    with django_assert_num_queries(4):
        client.get(MINE)
