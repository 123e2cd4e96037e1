"""Every chart and map may be taken away as a picture, from the address of its page."""

import re
import struct
from html import unescape
from urllib.parse import urlencode
from xml.etree.ElementTree import fromstring

import html5lib
import pytest

from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProgressReportFactory,
    ProjectFactory,
    text,
)
from wsis_portal.pictures import styles

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"
SVG = "{http://www.w3.org/2000/svg}"
BORDERS = "The designations employed and the presentation of material"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def pages():
    """The address of each page with charts, and the names of these."""
    trust = OrganisationFactory(name="Radio <b>Trust</b> & Söhne")
    shown = {"organisation": trust, "countries": ["SN", "KE"]}
    for year in (2001, 2001, 2003):
        ProjectFactory(year=year, texts=[text("Village radio")], **shown)
    given = {"amount": "12000", "currency": "USD", "starts_on": "2006"}
    promise = CommitmentFactory(year=2002, ends_on="2015", **given, **shown)
    spent = {"ends_on": "2010", "amount_spent": "4500", "currency": "USD"}
    ProgressReportFactory(commitment=promise, **spent)
    CountryFactory(code="BR")
    return {
        "/": ["map"],
        "/projects/?view=map&country=SN": ["map"],
        "/golden-book/?view=map": ["map"],
        f"/golden-book/{promise.reference}/": ["amounts"],
        trust.get_absolute_url(): ["projects-by-year", "commitments-by-year"],
        "/about/design/": ["map", "strips", "heat", "bars", "lines-drawn"],
        "/statistics/?by=country&across=action_line": ["figures"],
    }


def links(client, address):
    html = client.get(address).text
    found = re.findall(
        r'<a href="(\?[^"]*picture=[^"]*)" rel="nofollow" download', html
    )
    return [unescape(one) for one in found]


def taken(client, address):
    """The picture as a tree, and the words that it shows."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    tree = fromstring(answer.content.decode())
    shown = [one.text or "" for one in tree.iter(f"{SVG}text")]
    return tree, shown


def all_pictures(client, pages):
    for address, names in pages.items():
        path = address.partition("?")[0]
        found = links(client, address)
        kinds = [f"{name}.{kind}" for name in names for kind in ("svg", "png")]
        assert [one.rpartition("picture=")[2] for one in found] == kinds
        for name, link in zip(names, found[::2], strict=True):
            yield name, address, path + link


def test_every_picture_says_what_it_is_whose_and_where_it_is_from(client, pages):
    count = 0
    for name, address, link in all_pictures(client, pages):
        page = client.get(address).text
        _tree, shown = taken(client, link)
        said = " ".join(shown)
        count += 1

        (title,) = re.findall(rf'<title id="{name}-title">(.*?)</title>', page)
        assert shown[0] == unescape(title)
        about = unescape(re.findall(r"<title>(.*?) · WSIS", page)[0])
        assert about in shown[:2]
        assert "Source: WSIS Stocktaking, " in said
        assert "Licence: CC BY 4.0." in said
        assert f"{SITE}{address}" in shown
        assert (BORDERS in said) == (name == "map")
    assert count == 12


def drawing_in(html, name):
    """The words of a drawing as the page has them: in titles, and beside the shapes."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    (found,) = [
        one
        for one in tree.iter(f"{SVG}svg")
        if one.get("aria-labelledby", "").startswith(f"{name}-title ")
    ]
    titles = [words(one) for one in found.iter(f"{SVG}title")][1:]
    return titles, [words(one) for one in found.iter(f"{SVG}text")]


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_every_picture_has_the_figures_of_its_page(client, pages):
    figures = set()
    for name, address, link in all_pictures(client, pages):
        titles, texts = drawing_in(client.get(address).text, name)
        tree, _shown = taken(client, link)

        (told,) = [
            one for one in tree if one.tag in {f"{SVG}g", f"{SVG}svg"} and len(one) > 2
        ]
        assert [words(one) for one in told.iter(f"{SVG}title")][1:] == titles
        assert [words(one) for one in told.iter(f"{SVG}text")] == texts
        figures |= {*titles, *texts}

    assert {"Country SN: 4 records", "2001: 2 records", "Promised: 12,000"} <= figures
    assert "Reported: 4,500" in figures


def test_picture_needs_nothing_from_elsewhere_and_runs_nothing(client, pages):
    tags = {"svg", "g", "title", "text", "rect", "line", "path", "circle", "polyline"}
    for _name, _address, link in all_pictures(client, pages):
        tree, _shown = taken(client, link)
        for one in tree.iter():
            assert one.tag.removeprefix(SVG) in tags
            assert {"class", "style", "href", "id"} & {*one.attrib} == set()
            assert not any("url(" in value for value in one.attrib.values())
            assert not any(name.startswith("on") for name in one.attrib)


def classes_in_drawings(html):
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    charts = [
        one
        for one in tree.iter(f"{SVG}svg")
        if one.get("class") in {"map", "plot", "plot short"}
    ]
    keys = [one for one in tree.iter("ul") if one.get("class") == "key"]
    for drawing in [*charts, *keys]:
        for one in drawing.iter():
            yield from one.get("class", "").split()


def test_every_class_of_a_drawing_has_a_look(client, pages):
    known = {name.rpartition(".")[2] for name in styles.STYLES} | styles.PLAIN

    found = {
        name for page in pages for name in classes_in_drawings(client.get(page).text)
    }

    assert found - known - {"key"} == set()
    assert {"map", "s1", "bar", "reported", "point", "label"} <= found


def test_words_of_people_are_text(client, pages):
    address = next(one for one in pages if one.startswith("/organisations/"))
    raw = client.get(f"{address}?picture=projects-by-year.svg").content.decode()

    assert "Radio &lt;b&gt;Trust&lt;/b&gt; &amp; Söhne" in raw
    assert "<b>" not in raw


def test_search_is_said_with_its_filters_and_words(client, pages):
    question = {"view": "map", "q": "radio", "country": "SN"}
    link = f"/projects/?{urlencode({**question, 'picture': 'map.svg'})}"

    _tree, shown = taken(client, link)

    said = "“radio” · Country: Country SN · Counted without your choice of countries; "
    assert shown[2].startswith(said)
    assert f"{SITE}/projects/?{urlencode(question)}" in shown


def test_words_of_a_search_are_text(client, pages):
    question = {"view": "map", "q": "radio -<script>alert(1)</script>&"}

    answer = client.get("/projects/", {**question, "picture": "map.svg"})

    assert "“radio -&lt;script&gt;alert(1)&lt;/script&gt;&amp;”" in answer.text
    assert "<script" not in answer.text


def test_file_has_a_name_and_the_headers_of_the_page(client, pages):
    page = client.get("/fr/golden-book/?view=map")
    answer = client.get("/fr/golden-book/?view=map&picture=map.svg")

    name = 'attachment; filename="wsis-fr-golden-book-map.svg"'
    assert answer.headers["Content-Disposition"] == name
    for header in ("Content-Security-Policy", "Vary", "Content-Language"):
        assert answer.headers[header] == page.headers[header]
    assert answer.headers.get("Cache-Control") == page.headers.get("Cache-Control")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_picture_may_be_pixels(client, pages):
    for name, _address, link in all_pictures(client, pages):
        answer = client.get(link.replace(".svg", ".png"))

        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Content-Disposition"].endswith(f'{name}.png"')
        assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">I", answer.content[16:20]) == (1920,)


@pytest.mark.parametrize(
    "name",
    ["", "map", "map.gif", ".svg", "bars.svg", "../map.svg", "map.svg.svg", "<b>"],
)
def test_picture_that_is_not_there_is_refused_with_a_sentence(client, pages, name):
    answer = client.get("/projects/", {"view": "map", "picture": name})

    assert answer.status_code == 400
    assert "There is no such picture on this page." in answer.text
    assert 'href="/projects/?view=map"' in answer.text


def test_page_without_that_chart_has_no_picture_of_it(client, pages):
    assert client.get("/projects/?picture=map.svg").status_code == 400
    assert client.get("/about/?picture=map.svg").status_code == 400
    assert links(client, "/projects/") == []


def test_what_the_page_refuses_stays_refused(client, pages):
    asked = ["/projects/?view=map&action_lien=C2", "/?foo=1", "/organisations/x-y/"]
    mark = {True: "&", False: "?"}
    statuses = [
        client.get(f"{one}{mark['?' in one]}picture=map.svg").status_code
        for one in asked
    ]
    assert statuses == [400, 400, 404]


def test_trackers_go_and_the_picture_stays(client, pages):
    answer = client.get("/?utm_source=x&picture=map.svg")
    assert (answer.status_code, answer.url) == (302, "/?picture=map.svg")


def test_picture_reads_as_its_page_does(client, pages):
    tree, shown = taken(client, "/ar/?picture=map.svg")

    assert tree.get("lang") == "ar"
    assert shown[0].startswith("\u2067")
    assert f"\u2066{SITE}/ar/\u2069" in shown


def test_made_up_figures_say_that_they_are(client, pages):
    for name in pages["/about/design/"]:
        _tree, shown = taken(client, f"/about/design/?picture={name}.svg")
        assert "made-up" in shown[0].lower()


def test_picture_costs_what_its_page_costs(client, pages, django_assert_num_queries):
    client.get("/projects/?view=map")
    for question in ("?view=map", "?view=map&picture=map.svg"):
        # the edition, keys and rows of what was found; names of organisations
        with django_assert_num_queries(4):
            client.get(f"/projects/{question}")
