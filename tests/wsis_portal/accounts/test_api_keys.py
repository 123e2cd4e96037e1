"""Keys of programs: what is kept of them, and when they are good."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories import UserFactory, key_of
from wsis_portal.accounts import api_keys, demo
from wsis_portal.accounts.models import ApiKey
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db


def everything_stored():
    """Every text of every table of the database."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM \"{table}\" t")
            yield cursor.fetchone()[0] or ""


def test_only_the_digest_of_a_key_is_kept():
    key, word = key_of(UserFactory())

    stored = " ".join(everything_stored())

    assert key.prefix in stored
    assert key.digest == hashlib.sha256(word.encode()).hexdigest()
    assert word.rpartition("_")[2] not in stored


def test_key_begins_with_what_the_list_shows_and_has_32_random_bytes():
    (first, word), (second, other) = key_of(UserFactory()), key_of(UserFactory())

    name, prefix, secret = word.split("_")

    assert (name, f"{name}_{prefix}") == ("wsis", first.prefix)
    assert (len(prefix), len(bytes.fromhex(secret))) == (8, 32)
    assert word != other
    assert first.digest != second.digest


def test_key_is_known_again_with_its_person_in_one_query(django_assert_num_queries):
    user = UserFactory()
    key, word = key_of(user)

    with django_assert_num_queries(1):
        found = api_keys.known(word)
        assert (found, found.person) == (key, user)


def test_nothing_but_the_whole_key_is_known():
    key, word = key_of(UserFactory())
    _other, others = key_of(UserFactory())
    mixed = f"{key.prefix}_{others.rpartition('_')[2]}"

    for wrong in ("", key.prefix, key.digest, word[:-1], word + "0", mixed):
        assert api_keys.known(wrong) is None
    for odd in (word.upper(), f" {word}", word + "\n", "wsis_\0", "é" * 78):
        assert api_keys.known(odd) is None


def test_key_is_good_to_the_end_of_its_last_day(time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    key, word = key_of(UserFactory(), days=90)
    assert key.expires_on == date(2027, 2, 20)

    time_machine.move_to("2027-02-20T23:59:59Z", tick=False)
    assert (api_keys.known(word), key.is_over) == (key, False)
    time_machine.move_to("2027-02-21T00:00:00Z", tick=False)
    assert (api_keys.known(word), key.is_over) == (None, True)


def test_key_of_somebody_who_may_not_sign_in_is_not_good():
    user = UserFactory()
    key, word = key_of(user)

    user.is_active = False
    user.save()

    assert api_keys.known(word) is None
    assert ApiKey.objects.get() == key


def test_key_of_a_demo_account_is_good_in_a_demonstration_alone(settings):
    settings.DEMO = True
    _key, word = key_of(demo.make(demo.SUBMITTER))
    assert api_keys.known(word)

    settings.DEMO = False

    assert api_keys.known(word) is None


def test_use_is_written_down_once_a_day(time_machine, django_assert_num_queries):
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    key, word = key_of(UserFactory())

    for queries in (1, 0):
        found = api_keys.known(word)
        with django_assert_num_queries(queries):
            api_keys.note_use(found)
    assert found.last_used_on == date(2026, 11, 22)

    time_machine.shift(timedelta(days=1))
    api_keys.note_use(api_keys.known(word))
    key.refresh_from_db()
    assert key.last_used_on == date(2026, 11, 23)


def test_key_that_is_revoked_while_it_is_used_breaks_nothing():
    key, _word = key_of(UserFactory())
    ApiKey.objects.all().delete()

    api_keys.note_use(key)

    assert not ApiKey.objects.exists()


def test_person_has_ten_keys_at_most():
    user = UserFactory()
    for n in range(api_keys.MOST):
        key_of(user, f"Program {n}")

    with pytest.raises(Refusal) as refused:
        key_of(user, "One more")

    assert refused.value.problem.code == "too-many-keys"
    assert str(refused.value).startswith("You have 10 keys, and cannot have more.")
    assert user.api_keys.count() == api_keys.MOST
    key_of(UserFactory(), "One more")


def test_name_is_given_once_by_a_person():
    user = UserFactory()
    key_of(user, "Copy")
    key_of(UserFactory(), "Copy")

    with pytest.raises(Refusal) as refused:
        key_of(user, "Copy")

    assert refused.value.problem.code == "key-of-this-name"


def test_key_is_told_by_its_name():
    key, _word = key_of(UserFactory(), "Copy")
    assert str(key) == "Copy"
    assert key.created_at <= timezone.now()
