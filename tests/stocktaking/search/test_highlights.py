"""Lists show which words of a record were found, and where."""

# ruff: noqa: RUF001  # letters that look alike are what is tried

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from stocktaking.models import Project
from stocktaking.search.highlights import highlights
from tests.factories import ProjectFactory, text

pytestmark = pytest.mark.django_db


def shown(typed, language="en"):
    """Of the one record that is there."""
    rows = Project.objects.matching(typed).for_cards()
    (found,) = highlights(typed, rows, language).values()
    return found


def told(pieces):
    return "".join(f"[{one.text}]" if one.is_match else one.text for one in pieces)


@pytest.mark.parametrize(
    ("language", "title", "typed", "marked"),
    [
        ("en", "Radio for farmers", "farmer", "Radio for [farmers]"),
        ("en", "Café radio", "CAFE", "[Café] radio"),
        ("en", "Radio and the radios", "the radio", "[Radio] and the [radios]"),
        ("en", "Radio, not television", "radio -satellite", "[Radio], not television"),
        ("en", "WHO knows who", "WHO", "[WHO] knows who"),
        ("en", "e-Health now", "e-health", "[e]-[Health] now"),
        ("en", "Rural radio", '"rural radio" OR film', "[Rural] [radio]"),
        ("fr", "L’école connectée", "ecoles connectees", "L’[école] [connectée]"),
        ("es", "Dos naciones", "nación", "Dos [naciones]"),
        ("ar", "التَّعْلِيم في القرى", "تعليم", "[التَّعْلِيم] في القرى"),
        ("ru", "Сельские библиотеки", "библиотека", "Сельские [библиотеки]"),
        ("ru", "Обзор ЕСА", "ECA", "Обзор [ЕСА]"),
        ("zh", "农村妇女计算机培训", "妇女 计算机", "农村[妇女][计算机]培训"),
        ("zh", "5G网络建设", "5G网络", "[5G][网络]建设"),
        ("pt", "Rádio comunitária", "radio", "[Rádio] comunitária"),
    ],
)
def test_words_of_the_title_that_were_found_are_marked(language, title, typed, marked):
    ProjectFactory(texts=[text(title, language, summary="")])
    assert told(shown(typed).title) == marked


def test_summary_is_shown_as_far_as_it_says_most():
    before, after = "Nothing of interest is said. " * 20, "Nor is it said here. " * 20
    summary = f"{before}The radio of a village. {after}"
    ProjectFactory(texts=[text("A", summary=summary)])

    pieces = shown("village radio").snippet

    assert "The [radio] of a [village]. Nor is it" in told(pieces)
    whole = "".join(piece.text for piece in pieces)
    assert (whole[0], whole[-1], len(whole) <= 242) == ("…", "…", True)


def test_description_is_shown_when_the_summary_has_none_of_the_words():
    words = text("A", summary="A summary.", description="Then a radio.")
    ProjectFactory(texts=[words])
    assert told(shown("radio").snippet) == "Then a [radio]."


def test_summary_is_shown_when_the_words_are_elsewhere():
    ProjectFactory(texts=[text("Radio", summary="A summary.", description="More.")])
    assert told(shown("radio").snippet) == "A summary."


def test_text_in_the_language_of_the_reader_is_preferred_when_it_has_the_words():
    ProjectFactory(
        texts=[text("Radio radio village", summary=""), text("Radio", "fr", summary="")]
    )
    assert shown("radio", "fr").text.language == "fr"
    assert shown("radio", "es").text.language == "en"
    assert shown("village", "fr").text.language == "en"


def test_text_with_most_of_the_words_is_shown_to_others():
    ProjectFactory(
        texts=[text("Radio", summary=""), text("Radio village", "fr", summary="")]
    )
    assert shown("radio village OR film", "ru").text.language == "fr"


def test_found_by_a_name_alone_the_readers_text_is_shown_without_marks():
    row = ProjectFactory(texts=[text("A", summary="B"), text("C", "fr", summary="D")])
    found = shown(row.organisation.name, "fr")
    assert (told(found.title), told(found.snippet)) == ("C", "D")
    assert shown(row.organisation.name, "es").text.language == "en"


def test_what_a_text_says_is_never_markup():
    ProjectFactory(texts=[text("<script>radio()</script>", summary="<b>radio</b>")])
    pieces = [*shown("radio").title, *shown("radio").snippet]

    page = Template(
        "{% for one in pieces %}"
        "{% if one.is_match %}<mark>{{ one.text }}</mark>{% else %}{{ one.text }}"
        "{% endif %}{% endfor %}"
    ).render(Context({"pieces": pieces}))

    assert not any(isinstance(piece.text, SafeString) for piece in pieces)
    assert page == (
        "&lt;script&gt;<mark>radio</mark>()&lt;/script&gt;"
        "&lt;b&gt;<mark>radio</mark>&lt;/b&gt;"
    )


def test_question_without_words_marks_nothing(django_assert_num_queries):
    row = ProjectFactory(texts=[text("Radio", summary="")])
    rows = Project.objects.for_cards()
    with django_assert_num_queries(1):  # rows
        found = highlights("-film", rows, "en")
    assert told(found[row.pk].title) == "Radio"


def test_marks_of_a_page_are_one_query(django_assert_num_queries):
    for number in (1, 2):
        for _n in range(number):
            ProjectFactory(texts=[text("Radio"), text("Radio", "fr")])
        rows = list(Project.objects.matching("radio").for_cards())
        with django_assert_num_queries(1):
            assert len(highlights("radio", rows, "en")) == len(rows)
