"""Pages as the portal answers them, without a browser."""

import time
from dataclasses import dataclass
from itertools import product

from allauth.account.models import Login
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from tests.pages import scene
from tests.pages.addresses import EMPTY, PAGES
from tests.pages.page import TOKEN


@dataclass(frozen=True)
class Drawn:
    name: str
    html: str
    templates: frozenset[str]


def draw_all(prefixes):
    """Every page in the languages of PREFIXES; some also as they are without data."""
    with override_settings(ROOT_URLCONF="tests.pages.urls"):
        nobody, drawn = client_of(), []
        for prefix, page in product(prefixes, EMPTY):
            drawn.append(draw(nobody, page, f"{prefix}{page.path}", "empty"))
        world = scene.make()
        for prefix, (who, pages) in product(prefixes, PAGES.items()):
            client = client_of(world.people.get(who), halfway=who == "halfway")
            for page in pages:
                path = prefix + page.path.format(**world.names)
                drawn.append(draw(client, page, path, who))
    return drawn


def client_of(user=None, *, halfway=False):
    """A browser as far as the server can tell, signed in as USER a moment ago.

    HALFWAY, the password was right and the second factor is asked for.
    """
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if user and not halfway:
        client.force_login(user)
    if user:
        session = client.session
        session.update(waiting(user) if halfway else proved(user))
        session.save()
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    return client


def proved(user):
    """What a session knows once the password was given again."""
    record = {"method": "password", "at": time.time(), "reauthenticated": True}
    return {
        "account_authentication_methods": [record],
        "account_authentication_methods_user": str(user.pk),
    }


def waiting(user):
    login = Login(user=user)
    login.state["stages"] = {"current": "mfa_authenticate"}
    return {"account_login": login.serialize()}


def draw(client, page, path, who):
    """What a form changes is taken back: it is sent once in each language."""
    with override_settings(DEMO=page.demo), transaction.atomic():
        answer = client.post(path, page.fields) if page.posted else client.get(path)
        transaction.set_rollback(bool(page.posted))
    assert answer.status_code == page.status, f"{path}: {answer.status_code}"
    used = frozenset(template.name for template in answer.templates if template.name)
    return Drawn(f"{who}: {path} {page}", answer.content.decode(), used)
