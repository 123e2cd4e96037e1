"""People who can sign in, and how they do."""

import re

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value

from tests.factories import UserFactory

SIGN_IN, SIGN_UP = "/accounts/login/", "/accounts/signup/"
ASK_AGAIN = "/accounts/reauthenticate/"
PASSWORD = "the-radio-of-the-village"
NEW = {
    "email": "awa@example.org",
    "name": "Awa Diop",
    "password1": PASSWORD,
    "language": "en",
}


def person(factory=UserFactory, verified=True, **more):
    """Somebody with a password, whose address is proved unless said otherwise."""
    user = factory(**more)
    user.set_password(PASSWORD)
    user.save()
    if verified:
        user.vouch_for_address()
    return user


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def prove(client):
    """The password once more, which sensitive steps ask for."""
    assert client.post(ASK_AGAIN, {"password": PASSWORD, "next": "/my/"}).url == "/my/"


def is_in(client):
    return "_auth_user_id" in client.session


def link_in(mail):
    """The path of the only link, without the name of the site."""
    (path,) = re.findall(r"^https?://[^/]+(/\S*)$", mail.body, re.MULTILINE)
    return path


def with_app(user):
    """The secret of an app that shows codes, set up."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def with_recovery_codes(user):
    return RecoveryCodes.activate(user).get_unused_codes()


def code_of(secret, moment):
    """What the app shows at MOMENT, in seconds of our era."""
    return f"{hotp_value(secret, int(moment) // 30):06}"
