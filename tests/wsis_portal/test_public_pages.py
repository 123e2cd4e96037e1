"""Where public pages stand, as search engines and those who share them are told."""

import re
from html import unescape

import pytest

from tests.factories import ProjectFactory, UserFactory, text

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = f"{SITE}/"


def head(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


def links(client, address):
    """The canonical address, and those of the languages by their code."""
    html = head(client, address)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
    others = re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', html)
    return canonical, dict(others)


def shared(client, address):
    found = re.findall(
        r'<meta (?:property|name)="(og:[a-z:_]+|twitter:card)" content="(.*?)">',
        head(client, address),
    )
    return {name: unescape(words) for name, words in found}


def test_page_names_itself_in_each_language(client):
    assert links(client, "/zh/projects/") == (
        [f"{SITE}/zh/projects/"],
        {
            "en": f"{SITE}/projects/",
            "fr": f"{SITE}/fr/projects/",
            "es": f"{SITE}/es/projects/",
            "ar": f"{SITE}/ar/projects/",
            "zh": f"{SITE}/zh/projects/",
            "ru": f"{SITE}/ru/projects/",
            "x-default": f"{SITE}/projects/",
        },
    )


def test_home_has_no_path(client):
    canonical, languages = links(client, "/ru/")
    assert canonical == [languages["ru"]] == [f"{SITE}/ru/"]
    assert languages["en"] == f"{SITE}/"


def test_search_is_a_part_of_its_list_and_a_page_is_one_of_its_own(client):
    for _row in range(26):
        ProjectFactory()
    assert links(client, "/projects/?q=record")[0] == [f"{SITE}/projects/"]
    assert links(client, "/projects/?page=2")[0] == [f"{SITE}/projects/?page=2"]


@pytest.mark.parametrize("asked", ["page=1", "page=1&page=1", "page=1&q=record"])
def test_first_page_is_the_list_itself(client, asked):
    ProjectFactory()
    canonical, languages = links(client, f"/projects/?{asked}")
    assert canonical == [languages["en"]] == [f"{SITE}/projects/"]


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/my/",
        "/fr/my/records/",
        "/submit/project/",
        "/no-such-page/",
        "/projects/WSIS-P-000000/",
        "/projects/?action_lien=C2",
        "/no-more-reminders/x/",
    ],
)
def test_personal_pages_and_refusals_name_no_address(client, address):
    client.force_login(UserFactory())
    assert links(client, address) == ([], {})
    assert shared(client, address) == {}


def test_record_is_shared_with_its_own_picture(client):
    words = {"summary": 'Farmers say "now" & <sell>.'}
    row = ProjectFactory(texts=[text('Radio "voice" <b>', **words)])

    assert shared(client, f"/fr/projects/{row.reference}/") == {
        "og:type": "website",
        "og:site_name": "Inventaire du SMSI",
        "og:title": 'Radio "voice" <b>',
        "og:description": 'Farmers say "now" & <sell>.',
        "og:url": f"{SITE}/fr/projects/{row.reference}/",
        "og:image": f"{SITE}/fr/projects/{row.reference}/card.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": 'Radio "voice" <b>',
        "twitter:card": "summary_large_image",
    }


def test_other_pages_are_shared_with_that_of_the_portal(client):
    assert shared(client, "/about/")["og:image"] == f"{SITE}/card.png"
