"""The fixtures are frozen: a format that was in use once must open for ever."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from stocktaking import registers
from stocktaking.choices import Profile
from stocktaking.formats import FORMAT, UPGRADES, empty, envelope, opens, upgrade
from tests.factories import (
    ActionLineFactory,
    CollectionFactory,
    CountryFactory,
    OrganisationFactory,
    SdgFactory,
    SubmissionFactory,
    TargetFactory,
)

HERE = Path(__file__).parent
FORMAT_1 = json.loads((HERE / "format_1.json").read_text())


def test_every_format_that_was_in_use_has_a_frozen_fixture():
    found = sorted(path.name for path in HERE.glob("format_*.json"))
    assert found == [f"format_{number}.json" for number in range(1, FORMAT + 1)]
    assert set(UPGRADES) == set(range(1, FORMAT))


@pytest.mark.django_db
def test_format_1_is_valid_today_and_loses_nothing():
    OrganisationFactory(reference="WSIS-O-000012")
    for code in ("C2", "C7-EAGRICULTURE"):
        ActionLineFactory(code=code)
    for code in ("KE", "CH"):
        CountryFactory(code=code)
    TargetFactory(letter="h")
    for number in (2, 9):
        SdgFactory(number=number)
    CollectionFactory(code="stocktaking")
    item = SubmissionFactory(document=FORMAT_1)

    cleaned = registers.get("project").clean(item.document, Profile.NEW)

    (partner,) = cleaned["public"].pop("partners")
    (said,) = deepcopy(FORMAT_1["public"]["partners"])
    said["organisation"] |= {"stakeholder_type": "", "website": ""}
    assert partner == said
    assert cleaned["public"] == {
        name: value for name, value in FORMAT_1["public"].items() if name != "partners"
    } | {"continues": None}
    assert cleaned["private"] == FORMAT_1["private"]
    assert (item.title, item.opened) == ("Village radio", FORMAT_1)


def test_todays_format_stays_as_it_is():
    today = envelope({"source": "x"}, {})
    assert upgrade(today) is today


# The machinery, with formats that never were


def to_2(document):
    return {"format": 2, "public": {"title": document["name"]}, "private": {}}


def to_3(document):
    public = {"texts": [document["public"]["title"]]}
    return {**document, "format": 3, "public": public}


TOY = {1: to_2, 2: to_3}


@pytest.mark.parametrize(
    "old",
    [
        {"format": 1, "name": "Radio"},
        {"format": 2, "public": {"title": "Radio"}, "private": {}},
        {"format": 3, "public": {"texts": ["Radio"]}, "private": {}},
    ],
)
def test_old_formats_are_upgraded_step_by_step(old):
    before = deepcopy(old)
    newest = {"format": 3, "public": {"texts": ["Radio"]}, "private": {}}
    assert opens(old, TOY, to=3)
    assert upgrade(old, TOY, to=3) == newest
    assert old == before


@pytest.mark.parametrize("number", [0, 4, -1, True, False, "1", 1.0, None, [1]])
def test_document_of_an_unknown_format_does_not_open(number):
    assert not opens({"format": number, "public": {}, "private": {}}, TOY, to=3)


@pytest.mark.parametrize("number", [0, 2, 9, True, "1", None])
def test_only_todays_format_and_its_forerunners_open(number):
    assert not opens({"format": number, "public": {}, "private": {}})
    assert opens({"format": 1, "public": {}, "private": {}})


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "{}",
        5,
        {},
        {"format": 1},
        {"format": 1, "public": []},
        {"format": 1, "public": None},
        {"format": 1, "public": {}, "private": 5},
        {"format": 1, "public": {}, "private": None},
    ],
)
def test_document_without_the_shape_does_not_open(document):
    assert not opens(document)


def test_private_part_may_be_left_out():
    assert opens({"format": 1, "public": {}})


def test_empty_document_opens_and_is_new_each_time():
    first = empty()
    first["public"]["source"] = "x"
    assert empty() == {"format": 1, "public": {}, "private": {}}
    assert opens(empty())
