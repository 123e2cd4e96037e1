"""What each profile asks for, of the public part and of the private one."""

import pytest

from stocktaking.choices import Profile
from tests.factories import document, text
from tests.stocktaking.documents.judging import CODES, PRIVATE, clean, codes

pytestmark = pytest.mark.django_db

NEEDED = [
    "texts",
    "organisation",
    "activity_type",
    "level",
    "action_lines",
    "stage",
    "starts_on",
]


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("nothing", [None, "", [], "absent"])
def test_what_a_new_project_needs_is_asked_for(name, nothing):
    whole = document()
    whole["public"][name] = nothing
    if nothing == "absent":
        del whole["public"][name]
    found = codes(whole)
    if name == "level" and nothing in ("", "absent"):
        assert found.pop("countries") == ["country-needed"]
    assert set(found) == {name}
    assert found[name] in (["required"], ["not_a_list"])


LITTLE = {"texts": [{"language": "en", "title": "Telecentre"}]}
MISSING = {*NEEDED, "countries"} - {"texts"} | {"texts.0.summary"}


@pytest.mark.parametrize(
    ("public", "profile", "missing"),
    [
        ({}, Profile.DRAFT, set()),
        ({}, Profile.NEW, {*NEEDED, "countries"}),
        ({}, Profile.HISTORIC, {"texts", "source"}),
        (LITTLE, Profile.DRAFT, set()),
        (LITTLE, Profile.NEW, MISSING),
        (LITTLE, Profile.HISTORIC, {"source"}),
        ({**LITTLE, "source": "Report 2005"}, Profile.HISTORIC, set()),
    ],
)
def test_profile_says_what_must_be_there(public, profile, missing):
    private = {"contact_name": "A", "email": "a@example.org"}
    found = codes({"format": 1, "public": public, "private": private}, profile)
    assert found == {path: [CODES.get(path, "required")] for path in missing}


def test_draft_is_told_what_is_wrong_and_not_what_is_missing():
    public = {"stage": "paused", "texts": [text("")], "ends_on": "x", "links": [{}]}
    found = codes({"format": 1, "public": public}, Profile.DRAFT)
    assert found == {"stage": ["unknown-value"], "ends_on": ["partial-date"]}


@pytest.mark.parametrize(
    ("private", "profile", "faults"),
    [
        (PRIVATE, Profile.NEW, {}),
        ({}, Profile.NEW, {"contact_name": "required", "email": "required"}),
        ({}, Profile.HISTORIC, {}),
        ({}, Profile.DRAFT, {}),
        ({**PRIVATE, "email": "not one"}, Profile.NEW, {"email": "invalid"}),
        ({**PRIVATE, "email": "not one"}, Profile.HISTORIC, {"email": "invalid"}),
        ({**PRIVATE, "email": "not one"}, Profile.DRAFT, {"email": "invalid"}),
        ({**PRIVATE, "email": None}, Profile.NEW, {"email": "required"}),
        ({**PRIVATE, "mobile": "1"}, Profile.NEW, {"mobile": "unknown-field"}),
        ({**PRIVATE, "note": ["x"]}, Profile.NEW, {"note": "invalid"}),
        ({**PRIVATE, "note": "x" * 5001}, Profile.NEW, {"note": "max_length"}),
        ({**PRIVATE, "telephone": "1" * 41}, Profile.NEW, {"telephone": "max_length"}),
    ],
)
def test_private_part_is_judged_too(private, profile, faults):
    whole = {**document(source="x"), "private": private}
    found = {f"private.{name}": [code] for name, code in faults.items()}
    assert codes(whole, profile) == found


def test_private_part_of_a_historic_document_may_be_left_out():
    whole = document(source="x")
    del whole["private"]
    nothing = {"contact_name": "", "email": "", "telephone": "", "note": ""}
    assert clean(whole, Profile.HISTORIC)["private"] == nothing
