"""What an administrator sees of keys, and takes away."""

import pytest

from tests.factories import UserFactory, key_of
from wsis_portal.accounts import api_keys

pytestmark = pytest.mark.django_db

KEYS = "/admin/accounts/apikey/"


@pytest.fixture
def found():
    """A key of somebody, and the word that opens."""
    key_of(UserFactory(), "Another")
    return key_of(UserFactory(name="Awa"), "Copy")


def test_key_is_found_by_how_it_begins_and_shown_without_its_digest(
    admin_client, found
):
    key, word = found

    shown = admin_client.get(KEYS, {"q": word[:13]})
    page = admin_client.get(f"{KEYS}{key.pk}/change/")

    assert [row.name for row in shown.context["cl"].result_list] == ["Copy"]
    for text in (shown.text, page.text):
        assert key.prefix in text
        assert (key.digest in text, word in text) == (False, False)


def test_key_is_neither_made_nor_changed_there(admin_client, found):
    key, word = found

    assert admin_client.get(f"{KEYS}add/").status_code == 403
    assert admin_client.post(f"{KEYS}add/", {"name": "x"}).status_code == 403
    changed = admin_client.post(f"{KEYS}{key.pk}/change/", {"name": "x"})

    assert changed.status_code == 403
    assert api_keys.known(word).name == "Copy"


def test_key_that_is_deleted_opens_nothing(admin_client, found):
    key, word = found
    said = {"action": "delete_selected", "_selected_action": [key.pk], "post": "yes"}

    admin_client.post(KEYS, said)

    assert api_keys.known(word) is None


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number_of_keys(
    admin_client, django_assert_num_queries, count
):
    for _n in range(count):
        key_of(UserFactory())
    # session, person, second factor; counts of all and of these, rows; first and last
    # day, days of the hierarchy of dates
    with django_assert_num_queries(8):
        admin_client.get(KEYS)
