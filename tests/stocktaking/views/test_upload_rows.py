"""A row that is open twice: neither tab writes over the other."""

import pytest

from stocktaking.bulk.correcting import words_of
from stocktaking.bulk.known import columns_in
from stocktaking.choices import Verdict
from tests.stocktaking.bulk.conftest import at_once, partner  # noqa: F401
from tests.stocktaking.bulk.files import (
    as_csv,
    as_xlsx,
    faults_of,
    row,
    rows_of,
    sent,
    verdicts,
)
from tests.stocktaking.views.test_uploads import controls_of


@pytest.fixture
def upload(client, partner):  # noqa: F811
    client.force_login(partner)
    return sent(as_csv([row(1, stage="nonsense", level="nonsense")]), partner)


@pytest.fixture
def url(upload):
    return rows_of(upload)[0].get_absolute_url()


def words_now(upload):
    return words_of(rows_of(upload)[0], columns_in(upload))


def test_two_tabs_correct_a_cell_each(client, upload, url):
    first, second = (controls_of(client.get(url)) for _tab in range(2))

    client.post(url, first | {"stage": "ongoing"})
    answer = client.post(url, second | {"level": "national"})

    assert (answer.status_code, faults_of(upload)) == (302, [])
    assert verdicts(upload) == [Verdict.NEW]


def test_two_tabs_in_one_cell_are_both_shown(client, upload, url):
    first, second = (controls_of(client.get(url)) for _tab in range(2))
    client.post(url, first | {"title": "Radio of Ana"})

    answer = client.post(url, second | {"title": "Radio of Bo", "stage": "ongoing"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert answer.context["form"].elsewhere == [
        ("title (column B)", ["Radio of Ana"], ["Radio of Bo"])
    ]
    assert "The same answers were changed elsewhere." in page
    assert answer.context["form"]["title"].value() == "Radio of Bo"
    assert answer.context["form"]["stage"].value() == "ongoing"
    now = words_now(upload)
    assert (now["title"], now["stage"]) == ("Radio of Ana", "nonsense")


def test_who_has_seen_both_may_save(client, upload, url):
    first, second = (controls_of(client.get(url)) for _tab in range(2))
    client.post(url, first | {"title": "Radio of Ana", "level": "national"})
    page = client.post(url, second | {"title": "Radio of Bo", "stage": "ongoing"})

    client.post(url, controls_of(page))

    now = words_now(upload)
    assert (now["title"], now["stage"]) == ("Radio of Bo", "ongoing")
    assert now["level"] == "national"  # which this tab never saw


def test_one_tab_saves_again_and_again(client, upload, url):
    page = client.get(url)
    for title in ("One", "Two", "Three"):
        page = client.post(url, controls_of(page) | {"title": title})
        assert page.status_code == 422

    assert words_now(upload)["title"] == "Three"


def test_form_without_a_word_is_no_error(client, upload, url):
    answer = client.post(url, {})

    assert answer.status_code == 422
    assert words_now(upload)["stage"] == "nonsense"


@pytest.mark.parametrize("seen", ["", "[]", "nonsense", '{"title": 1}', "[" * 5000])
def test_odd_words_about_what_was_seen_are_no_error(client, upload, url, seen):
    answer = client.post(url, {"title": "Radio", "seen": seen})

    assert answer.status_code in (409, 422)


def test_number_that_nobody_typed_over_stays_a_number(client, partner):  # noqa: F811
    client.force_login(partner)
    upload = sent(as_xlsx([row(1, sdgs=3, stage="nonsense")]), partner, "a.xlsx")
    address = rows_of(upload)[0].get_absolute_url()
    page = client.get(address)

    client.post(address, controls_of(page) | {"stage": "ongoing"})

    assert 3 in rows_of(upload)[0].cells


def test_another_language_brings_the_words_of_a_row_along(client, upload, url):
    page, before = controls_of(client.get(url)), words_now(upload)

    away = client.post(url, page | {"title": "Radio of Ana", "in-language": "fr"})
    there = client.get(away.headers["Location"])

    assert away.headers["Location"] == f"/fr{url}"
    assert there.context["form"]["title"].value() == "Radio of Ana"
    assert words_now(upload) == before
