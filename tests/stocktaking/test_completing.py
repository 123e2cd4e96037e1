"""What was typed, laid over what is published: nothing typed is lost."""

import pytest

from stocktaking.documents import ProjectDocument
from stocktaking.validators import check_amounts
from stocktaking.workflow.completing import completed, money

ITEMS = ProjectDocument.items
RULES = [(check_amounts, ("currency", "budget", "spent"))]


def laid(mine, theirs):
    return completed(mine, theirs, ITEMS)


@pytest.mark.parametrize("empty", [None, "", [], {}, {"name": ""}, [None]])
def test_what_was_left_empty_is_taken_from_the_record(empty):
    theirs = {"stage": "ongoing", "stakeholder_type": "", "organisation": "WSIS-O-1"}

    assert laid({"stage": empty, "organisation": empty}, theirs) == theirs


def test_what_was_typed_stands_and_so_does_what_only_one_has():
    found = laid({"stage": "stopped", "odd": 7}, {"stage": "ongoing", "level": "local"})

    known = {"stage": "stopped", "odd": 7, "level": "local", "stakeholder_type": ""}
    assert found == known


def test_codes_of_both_stand_each_once():
    found = laid({"countries": ["ML", "SN"]}, {"countries": ["BF", "ML"]})

    assert found["countries"] == ["BF", "ML", "SN"]


def test_text_of_a_language_is_completed_and_the_original_stays_first():
    mine = [
        {"language": "en", "title": "Radio now", "origin": "author"},
        {"language": "fr", "title": "Radio", "summary": "Neuf."},
        {"title": "No language"},
    ]
    theirs = [
        {"language": "fr", "title": "Radio de village", "description": "Vieux."},
        {"language": "en", "title": "Radio", "summary": "Old.", "origin": "machine"},
    ]

    assert laid({"texts": mine}, {"texts": theirs})["texts"] == [
        {
            "language": "fr",
            "title": "Radio",
            "summary": "Neuf.",
            "description": "Vieux.",
        },
        {
            "language": "en",
            "title": "Radio now",
            "summary": "Old.",
            "origin": "author",
        },
        {"title": "No language"},
    ]


def test_reasons_that_were_typed_stand_and_others_stay():
    mine = [{"sdg": "9", "reason": "Mine."}, {"sdg": 4, "reason": ""}]
    theirs = [{"sdg": 9, "reason": "Theirs."}, {"sdg": 4, "reason": "Old."}]

    found = laid({"sdgs": mine}, {"sdgs": theirs})["sdgs"]

    assert [row["reason"] for row in found] == ["Mine.", "Old."]


def test_a_partner_may_have_two_roles():
    mine = [{"organisation": "WSIS-O-1", "role": "funding"}]
    theirs = [{"organisation": "WSIS-O-1", "role": "implementing"}]

    assert laid({"partners": mine}, {"partners": theirs})["partners"] == theirs + mine


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        ({"organisation": "O", "stakeholder_type": ""}, {"stakeholder_type": "x"}, ""),
        ({"stakeholder_type": "x"}, {"organisation": "O", "stakeholder_type": ""}, ""),
        ({"stakeholder_type": "x"}, {"stakeholder_type": "y"}, "x"),
        ({}, {"stakeholder_type": "y"}, ""),
    ],
)
def test_the_type_is_the_records_own_only_without_an_organisation(mine, theirs, kind):
    assert laid(mine, theirs)["stakeholder_type"] == kind


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        (("", None, None), ("USD", "5", None), ("USD", "5", None)),
        (("EUR", None, None), ("USD", "5", None), ("USD", "5", None)),
        (("EUR", None, None), ("", None, None), ("EUR", None, None)),
        (("USD", "7", None), ("USD", "5", "4"), ("USD", "7", "4")),
        (("EUR", "7", None), ("USD", "5", "4"), ("EUR", "7", None)),
        (("", "7", None), ("USD", "5", "4"), ("", "7", None)),
    ],
)
def test_amounts_are_never_told_in_the_currency_of_others(mine, theirs, result):
    names = ("currency", "budget", "spent")
    mine, theirs = (
        dict(zip(names, mine, strict=True)),
        dict(zip(names, theirs, strict=True)),
    )

    assert tuple(money(mine, theirs, RULES)[name] for name in names) == result
