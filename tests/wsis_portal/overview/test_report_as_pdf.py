"""The yearly report as a PDF that everybody can read: tagged, in six languages."""

from io import BytesIO

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader

from tests.factories import record, text
from wsis_portal.overview.reports import printing
from wsis_portal.overview.reports.making import make
from wsis_portal.overview.reports.telling import tell

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
WORDS = {
    "en": "Village radio",
    "fr": "Une école à l\u2019œuvre",
    "es": "Niños en línea",
    "ar": "إذاعة القرية",
    "zh": "乡村广播",
    "ru": "Сельское радио",
}


@pytest.fixture
def made(loaded):
    """With a commitment in each of the six languages, and one that started."""
    for language, words in WORDS.items():
        record("commitment", texts=[text(words, language=language)], starts_on="2020")
    return make(2026)


def pdf(made):
    told = tell(made)
    return printing.as_pdf(made, told, "https://portal.example/reports/2026/")


def tags(node, found=None):
    """Each kind of tag with the words that stand for it, in the order of reading."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            tags(one, found)
    elif isinstance(node, dict) and ("/S" in node or "/K" in node):
        if "/S" in node:
            found.append((node["/S"], node.get("/Alt")))
        tags(node.get("/K", []), found)
    return found


def as_read(content):
    return PdfReader(BytesIO(content))


def words_of(content):
    return "".join(page.extract_text() for page in as_read(content).pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_is_in_the_language_of_its_reader(made, client, language):
    with translation.override(language):
        path, heading = made.pdf_url, gettext("By action line")

    answer = client.get(path)

    assert answer["Content-Type"] == "application/pdf"
    read = as_read(answer.content)
    assert read.root_object["/Lang"].partition("-")[0] == language.partition("-")[0]
    assert read.metadata.title
    assert heading in {one.title for one in read.outline}


def test_pdf_is_tagged_for_those_who_hear_it(made):
    read = as_read(pdf(made))

    found = tags(read.root_object["/StructTreeRoot"])
    kinds = {kind for kind, _alt in found}
    assert {"/Title", "/H1", "/TOC", "/TOCI", "/Table", "/TH", "/TD"} <= kinds
    (alt,) = [alt for kind, alt in found if kind == "/Figure"]
    assert alt == "Records by the year of their start. 2020: 6"
    assert read.root_object["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in read.root_object["/Metadata"].get_data()


def test_titles_are_in_the_six_scripts(made):
    words = words_of(pdf(made))

    for language, title in WORDS.items():
        if (
            language != "ar"
        ):  # its letters are stored in the shapes that they are seen in
            assert title in words
    assert "The title is on the page of the record." not in words


def test_same_report_is_the_same_to_the_byte(made):
    first = pdf(made)
    printing.set_in_type.cache_clear()

    assert pdf(made) == first


def test_title_that_no_font_has_is_left_to_the_page(loaded):
    record("commitment", texts=[text("\u16a0\u16a2\u16a6 runes")])

    words = words_of(pdf(make(2026)))

    assert "The title is on the page of the record." in words
    assert "runes" not in words
