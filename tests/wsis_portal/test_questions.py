"""What stands behind the question mark of the public pages."""

import pytest
from django.urls import get_resolver, reverse
from pytest_django.asserts import assertContains

from tests.factories import ActionLineFactory

pytestmark = pytest.mark.django_db

PUBLIC = ("overview", "actionlines", "stocktaking", "goldenbook")
OWN = {
    *("stocktaking:change-project", "goldenbook:change-commitment"),
    "goldenbook:report",
}
SIGNED_IN = ("my/", "submit/", "invitations/", "still-true/", "no-more-")
"""Pages behind the sign-in, to which nobody links."""
PARTS = {"slug": "c2", "letter": "j", "code": "ch", "reference": "WSIS-P-000001"}
PARTS |= {"number": 1, "form": "bib", "section": "pages", "page": "countries"}
PARTS |= {"year": 2026, "day": "2026-11-23"}


def public_pages():
    """The address of every public page that there is."""
    apps = get_resolver().namespace_dict
    for app in PUBLIC:
        for page in apps[app][1].url_patterns:
            mine = str(page.pattern).startswith(SIGNED_IN)
            name = f"{app}:{page.name}"
            if name not in OWN and not mine:
                parts = {part: PARTS[part] for part in page.pattern.converters}
                yield reverse(name, kwargs=parts)


PAGES = sorted(public_pages())


@pytest.mark.parametrize("path", PAGES)
def test_unknown_name_is_400_on_every_page_and_named(client, path):
    response = client.get(f"{path}?foo=1")

    assert response.status_code == 400
    is_page = response.headers["Content-Type"].startswith("text/html")
    name = "<code>foo</code>" if is_page else "foo"
    said = f"{name}: There is no filter of this name."
    assertContains(response, said, status_code=400)
    if is_page:  # a feed is read by programs
        assertContains(response, f'<a href="{path}">Ask again', status_code=400)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("tracker", ["utm_source", "utm_id", "fbclid", "gclid"])
def test_trackers_are_dropped_on_every_page(client, path, tracker):
    response = client.get(f"{path}?{tracker}=x")
    assert (response.status_code, response.headers["Location"]) == (302, path)


def test_trackers_go_first_and_the_rest_is_refused_then(client):
    response = client.get("/about/?utm_source=x&foo=1&fbclid=y")
    assert response.headers["Location"] == "/about/?foo=1"
    assert client.get("/about/?foo=1").status_code == 400


def test_page_is_offered_in_the_language_that_was_asked(client):
    response = client.get("/fr/about/?foo=1")
    assertContains(response, '<a href="/fr/about/">', status_code=400)


def test_page_without_a_question_is_answered(client):
    ActionLineFactory(code="C2")
    assert client.get("/action-lines/c2/").status_code == 200
    assert client.get("/action-lines/c2/?").status_code == 200


def test_sign_in_keeps_the_way_back(client):
    response = client.get("/accounts/login/?next=/my/")
    assertContains(response, '<input type="hidden" name="next" value="/my/">')
