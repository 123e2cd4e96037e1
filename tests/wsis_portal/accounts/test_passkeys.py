import json

import pytest
from allauth.mfa.models import Authenticator

from tests.factories import SecretariatFactory
from tests.wsis_portal.accounts.keys import Key
from tests.wsis_portal.accounts.people import is_in, person, prove, sign_in
from wsis_portal.accounts import demo

pytestmark = pytest.mark.django_db

ADD, LOGIN = "/accounts/2fa/webauthn/add/", "/accounts/2fa/webauthn/login/"


def register(client, key):
    """The handle by which the key knows its owner."""
    asked = client.get(ADD).context["js_data"]["creation_options"]["publicKey"]
    answer = json.dumps(key.registers(asked["challenge"]))
    said = {"name": "Telephone", "passwordless": "on", "credential": answer}
    assert client.post(ADD, said).status_code == 302
    return asked["user"]["id"]


def open_with(client, key, handle, **more):
    data = client.get(LOGIN, headers={"accept": "application/json"}).json()
    challenge = data["request_options"]["publicKey"]["challenge"]
    said = {"credential": json.dumps(key.opens(challenge, handle)), **more}
    return client.post(LOGIN, said)


@pytest.fixture
def owner(client):
    user = person(SecretariatFactory, second_factor=False)
    sign_in(client, user.email)
    prove(client)
    return user


def test_passkey_opens_the_account_alone(client, owner):
    key = Key()
    handle = register(client, key)
    client.post("/accounts/logout/")

    answer = open_with(client, key, handle, next="/admin/")

    assert (answer.url, is_in(client)) == ("/admin/", True)
    assert client.get("/admin/").status_code == 200


def test_another_key_opens_nothing(client, owner):
    handle = register(client, Key())
    client.post("/accounts/logout/")

    open_with(client, Key(), handle)

    assert not is_in(client)


def test_answer_is_good_for_one_question(client, owner):
    key = Key()
    handle = register(client, key)
    client.post("/accounts/logout/")
    old = json.dumps(key.opens("b2xk", handle))
    client.get(LOGIN, headers={"accept": "application/json"})

    client.post(LOGIN, {"credential": old})

    assert not is_in(client)


def test_key_of_a_demo_account_opens_a_demonstration_alone(client, settings):
    settings.DEMO = True
    demo.make(demo.ADMINISTRATOR)
    sign_in(client, demo.ADMINISTRATOR.email, demo.PASSWORD)
    said = {"password": demo.PASSWORD, "next": "/my/"}
    client.post("/accounts/reauthenticate/", said)
    key = Key()
    handle = register(client, key)
    client.post("/accounts/logout/")

    settings.DEMO = False
    open_with(client, key, handle)

    assert not is_in(client)
    assert Authenticator.objects.exists()
