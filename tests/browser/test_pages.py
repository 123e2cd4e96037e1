"""Every page in the browser: accessible, within its width, quiet on the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import VARIANTS
from tests.factories import CommitmentFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "/",
    "/projects/",
    "/projects/?q=nothing-of-this-name",
    "/projects/?action_lien=C2",
    "/projects/WSIS-P-000001/",
    "/golden-book/",
    "/golden-book/WSIS-G-000001/",
    "/action-lines/",
    "/action-lines/c7/",
    "/action-lines/c3/",
    "/targets/",
    "/targets/j/",
    "/countries/",
    "/countries/sn/",
    "/chronology/",
    "/about/",
    "/terms/",
    "/accounts/login/",
    "/no-such-page/",
]
OWN = ["/my/", "/submit/project/"]


@pytest.fixture
def records(portal):
    ProjectFactory(
        reference="WSIS-P-000001",
        lines=["C3", "C7-EHEALTH"],
        countries=["SN"],
        sdgs=[3],
        targets=["e"],
    )
    CommitmentFactory(reference="WSIS-G-000001")


def faults(page):
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    rows = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]
    return rows + ([("wider than the window", [])] if wide else [])


@pytest.mark.parametrize(("scheme", "width", "prefix"), VARIANTS)
def test_public_pages_are_accessible(visit, records, scheme, width, prefix):
    page, said = visit("/", scheme, width), []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    origin = page.url.rstrip("/")

    found = {}
    for path in PAGES:
        page.goto(origin + prefix + path)
        found[path] = faults(page)

    assert {path: rows for path, rows in found.items() if rows} == {}
    refused = "the server responded with a status of"  # of the two wrong addresses
    assert [words for words in said if refused not in words] == []


@pytest.mark.parametrize(("scheme", "width", "prefix"), VARIANTS)
def test_own_pages_are_accessible(visit, records, client, scheme, width, prefix):
    client.force_login(UserFactory())
    page = visit("/", scheme, width)
    origin = page.url.rstrip("/")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": origin}])

    found = {}
    for path in OWN:
        page.goto(origin + prefix + path)
        found[path] = faults(page)
    page.locator("button[name=submit]").click()
    found["the form with its faults"] = faults(page)

    assert page.locator(".summary").count() == 1
    assert {path: rows for path, rows in found.items() if rows} == {}
