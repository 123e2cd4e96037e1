"""What the portal says of itself is true of it."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory, record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_statements_say_where_to_write(client, settings, name):
    settings.CONTACT_EMAIL = "office@example.org"

    page = client.get(f"/{name}/").text

    assert '<a href="mailto:office@example.org">office@example.org</a>' in page
    assert f'href="{reverse(f"overview:{name}")}"' in client.get("/about/").text


@pytest.mark.parametrize(
    "path", ["/", "/projects/?q=radio", "/golden-book/", "/about/", "/privacy/", "{}"]
)
def test_whoever_only_reads_gets_no_cookie(client, path):
    answer = client.get(path.format(record().get_absolute_url()))

    assert answer.status_code == 200
    assert not answer.cookies


def test_cookies_of_the_statement_are_those_that_there_are(client):
    said = client.get("/privacy/").text
    client.get("/accounts/login/")
    user = UserFactory()
    user.set_password("a long secret")
    user.save()
    client.post("/accounts/login/", {"login": user.email, "password": "a long secret"})
    client.get("/my/")

    assert {"csrftoken", "sessionid"} <= set(client.cookies)
    for name in client.cookies:
        assert f"<code>{name}</code>" in said
