"""The header of a table."""

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from stocktaking.importing.keys import KEYS, REASON
from stocktaking.importing.reading.columns import (
    MOST,
    InvalidHeader,
    columns_of,
    key_called,
    spellings,
    table,
)
from stocktaking.importing.vocabulary import fold
from wsis_portal.errors import Refusal

NEEDED = ["id", "title", "collection", "source"]


def test_no_header_means_two_columns():
    known = {}

    clashes = [
        (word, key)
        for word, key in spellings()
        if known.setdefault(fold(word), key) != key
    ]

    assert clashes == []


def test_every_key_has_a_name_in_every_language():
    columns = table()["columns"]

    assert set(columns) == {*KEYS, REASON}
    languages = {"en", "fr", "es", "ar", "zh", "ru"}
    assert all(set(names) == languages for names in columns.values())
    assert all(words for names in columns.values() for words in names.values())


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Title", "title"),
        ("Summary", "fact_note"),
        ("Description", "description"),
        ("language", "language"),
        ("Organisation", "organisation"),
        ("Stakeholder type", "organisation_type"),
        ("Activity type", "activity_type"),
        ("Level", "level"),
        ("Connect the World area", "area"),
        ("Stage", "stage"),
        ("Country", "country"),
        ("Countries", "country"),
        ("Action lines", "action_lines"),
        ("Targets", "targets"),
        ("Sustainable Development Goals", "sdgs"),
        ("Partners", "partners"),
        ("Starts on", "year_start"),
        ("Ends on", "year_end"),
        ("Languages of the activity", "languages"),
        ("Links", "url"),
        ("Budget", "budget_value"),
        ("Currency", "currency"),
        ("Collection", "collection"),
        ("Collections", "collection"),
        ("Awards", "award_status"),
        ("Source", "source"),
        ("Reason", "reason"),
    ],
)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_label_of_the_portal_is_a_header_in_every_language(label, key, language):
    with translation.override(language):
        said = gettext(label)

    assert key_called(said) == key


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("title", "title"),
        ("TITRE ", "title"),
        ("fact_note", "fact_note"),
        ("Fact note", "fact_note"),
        ("starts_on", "year_start"),
        ("\u0421ountry", "country"),
        ("title:fr", "title:fr"),
        ("Titre : es", "title:es"),
        ("Resumen:French", "fact_note:fr"),
        ("\u6807\u9898\uff1azh-Hans", "title:zh"),
        ("Description (ar)", "description:ar"),
    ],
)
def test_header_is_known_in_any_spelling(header, key):
    assert key_called(header) == key


@pytest.mark.parametrize(
    ("header", "nearest"),
    [("Contry", "country (Country)"), ("country:fr", "country (Country)")],
)
def test_unknown_header_is_refused_with_the_nearest(header, nearest):
    with pytest.raises(InvalidHeader) as refusal:
        columns_of(1, [*NEEDED, header])

    assert str(refusal.value).startswith(
        f"column E: “{header}” is not known here. The nearest: {nearest}"
    )


def test_unknown_language_of_a_text_is_refused():
    with pytest.raises(InvalidHeader) as refusal:
        columns_of(1, [*NEEDED, "title:qq"])

    assert str(refusal.value).startswith("column E: “qq” is not known here.")


def test_nearest_header_is_named_in_the_language_of_the_reader():
    with translation.override("fr"), pytest.raises(InvalidHeader) as refusal:
        columns_of(1, [*NEEDED, "Contry"])

    with translation.override("fr"):
        assert "country (Pays)" in str(refusal.value)


def test_every_fault_of_the_header_is_named_at_once():
    with pytest.raises(InvalidHeader) as refusal:
        columns_of(1, [*NEEDED, "Titre", "Qwxz", "Pays", "Country"])

    problems = refusal.value.problems
    assert {name: [p.code for p in found] for name, found in problems.items()} == {
        "column E": ["column-twice"],
        "column F": ["unknown-word"],
        "column H": ["column-twice"],
    }
    assert str(problems["column E"][0]) == "title (column B) is the same column."


def test_columns_that_every_row_needs_are_missed():
    with pytest.raises(Refusal) as refusal:
        columns_of(1, ["Titre", "Pays"])

    assert str(refusal.value) == (
        "The file has no column for: id (Identifier), collection (Collection),"
        " source (Source)."
    )


def test_columns_may_be_named_nothing_and_end_early():
    columns = columns_of(3, [*NEEDED, None, " ", "Reason", "Pays", "", None])

    assert columns.keys == {
        0: "id",
        1: "title",
        2: "collection",
        3: "source",
        7: "country",
    }
    assert (columns.row, columns.reason) == (3, 6)
    assert columns.own_headers == [*NEEDED, None, " ", "Pays"]
    assert columns.names["country"] == "Pays (column H)"


def test_number_may_not_be_a_header():
    with pytest.raises(InvalidHeader) as refusal:
        columns_of(1, [*NEEDED, 2015])

    assert refusal.value.problems["column E"][0].code == "unknown-word"


def test_file_has_no_columns_without_end():
    columns_of(1, [*NEEDED, *([None] * (MOST - 5)), "Pays"])

    with pytest.raises(Refusal) as refusal:
        columns_of(1, [*NEEDED, *([None] * (MOST - 4)), "Pays"])
    assert refusal.value.problem.code == "too-many-columns"


def test_page_for_the_secretariat_has_the_names_of_the_columns():
    page = (settings.BASE_DIR / "docs" / "import.md").read_text(encoding="utf-8")
    languages = ("en", "fr", "es", "ar", "zh", "ru")
    rows = [
        [f"`{key}`", *(names[code][0] for code in languages)]
        for key, names in table()["columns"].items()
    ]

    assert [row for row in rows if f"| {' | '.join(row)} |" not in page] == []
