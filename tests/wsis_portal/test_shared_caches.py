"""What a cache that many people share may keep of the portal."""

import pytest

from tests.factories import ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
SAME_FOR_ALL = [
    "/feeds/projects.atom",
    "/projects/{}/card.png",
    "/projects/{}/cite.bib",
    "/robots.txt",
    "/sitemap.xml",
]


@pytest.mark.parametrize("path", ["/", "/projects/", "/ar/projects/{}/"])
def test_page_of_whoever_is_signed_in_is_theirs_alone(client, path):
    address = path.format(ProjectFactory().reference)
    stranger = client.get(address)
    client.force_login(UserFactory(name="Awa"))

    own = client.get(address)

    assert "Cache-Control" not in stranger
    assert own["Cache-Control"] == "private"
    assert "Cookie" in own["Vary"]


@pytest.mark.parametrize("path", SAME_FOR_ALL)
def test_what_is_the_same_for_all_stays_so_for_whoever_is_signed_in(client, path):
    address = path.format(ProjectFactory().reference)
    stranger = client.get(address)
    client.force_login(UserFactory())

    own = client.get(address)

    assert own.content == stranger.content
    for name in ("Cache-Control", "Vary"):
        assert own.get(name) == stranger.get(name)
    assert "private" not in own.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/", "/fr/", "/api/v1/projects/", *SAME_FOR_ALL])
def test_address_is_one_page_whatever_language_a_browser_prefers(client, path):
    address = path.format(ProjectFactory().reference)
    answers = [
        client.get(address, headers={"accept-language": one}) for one in ("fr", "ar")
    ]
    assert answers[0].content == answers[1].content
    assert answers[0]["Content-Language"] == ("fr" if path == "/fr/" else "en")
    for answer in answers:
        assert "Accept-Language" not in answer.get("Vary", "")


def test_page_that_nobody_may_keep_stays_so(client):
    client.force_login(UserFactory())
    assert "no-store" in client.get("/my/")["Cache-Control"]
