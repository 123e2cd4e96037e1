import importlib

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from tests.factories import UserFactory
from tests.wsis_portal.accounts.people import PASSWORD, is_in, person, sign_in
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db

ACCOUNT = "/accounts/"
FIRST = importlib.import_module(
    "wsis_portal.accounts.migrations.0002_verified_addresses"
)


def test_name_and_language_are_the_persons_own(client):
    user = person(name="Awa")
    client.force_login(user)

    answer = client.post(ACCOUNT, {"name": " Awa Diop ", "language": "fr"}, follow=True)

    user.refresh_from_db()
    assert (user.name, user.language) == ("Awa Diop", "fr")
    assert "Saved." in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, ["name", "language"]),
        ({"name": "", "language": "fr"}, ["name"]),
        ({"name": "x" * 151, "language": "fr"}, ["name"]),
        ({"name": "Awa", "language": "tlh"}, ["language"]),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(client, said, wrong):
    user = person(name="Awa")
    client.force_login(user)

    answer = client.post(ACCOUNT, said)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == wrong
    user.refresh_from_db()
    assert (user.name, user.language) == ("Awa", "en")


def test_rights_are_not_for_the_taking(client):
    user = person(name="Awa")
    client.force_login(user)
    more = {"is_staff": "on", "is_superuser": "on", "email": "x@example.org"}

    client.post(ACCOUNT, {"name": "Awa", "language": "en", **more})

    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert user.email != "x@example.org"


def test_accounts_from_before_go_on(client):
    user = UserFactory()
    User.objects.filter(pk=user.pk).update(email="Awa@Example.org")
    user.refresh_from_db()
    user.set_password(PASSWORD)
    user.save()
    UserFactory(email="closed@example.org", is_active=False)
    EmailAddress.objects.all().delete()

    FIRST.vouch_for_all(apps, None)
    FIRST.vouch_for_all(apps, None)

    assert [(a.email, a.verified, a.primary) for a in EmailAddress.objects.all()] == [
        ("awa@example.org", True, True)
    ]
    sign_in(client, "Awa@Example.org")
    assert is_in(client)


def test_administrator_who_gives_an_address_vouches_for_it(client, admin_user):
    client.force_login(admin_user)
    said = {"email": "New@example.org", "name": "New", "usable_password": "true"}

    client.post(
        "/admin/accounts/user/add/",
        {**said, "password1": PASSWORD, "password2": PASSWORD},
    )
    user = User.objects.get(email="new@example.org")
    client.post(
        f"/admin/accounts/user/{user.pk}/change/",
        {
            "email": "newer@example.org",
            "name": "New",
            "language": "en",
            "is_active": "on",
            "date_joined_0": "2026-01-01",
            "date_joined_1": "12:00",
        },
    )

    assert [(a.email, a.verified) for a in EmailAddress.objects.filter(user=user)] == [
        ("newer@example.org", True)
    ]
