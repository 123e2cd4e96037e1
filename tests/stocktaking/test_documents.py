"""The one judge: which fault has which code at which path, under which profile."""

import json
from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from stocktaking import registers
from stocktaking.choices import Profile
from stocktaking.models import Organisation
from tests.factories import (
    ActionLineFactory,
    CollectionFactory,
    CountryFactory,
    OrganisationFactory,
    SdgFactory,
    TargetFactory,
    document,
    text,
)
from wsis_portal.errors import InvalidDocument, Problem

pytestmark = pytest.mark.django_db

CODES = {"countries": "country-needed"}


def clean(document, profile=Profile.NEW):
    return registers.get("project").clean(document, profile)


def cleaned(profile=Profile.NEW, **public):
    return clean(document(**public), profile)["public"]


def codes(document, profile=Profile.NEW):
    found = registers.get("project").problems(document, profile).items()
    return {path: [problem.code for problem in some] for path, some in found}


def lines_of(*codes):
    return [{"action_line": code} for code in codes]


AWARD = {"scheme": "WSIS Prizes", "year": 2020, "level": "winner"}
FAULTS = [
    # What a field alone knows
    ({"titel": "x", "area_": ""}, {"titel": "unknown-field", "area_": "unknown-field"}),
    ({"reference": "WSIS-P-000001"}, {}),
    ({"texts": "x"}, {"texts": "not_a_list"}),
    ({"texts": [5]}, {"texts.0": "invalid"}),
    ({"texts": [text(titel="x")]}, {"texts.0.titel": "unknown-field"}),
    ({"texts": [text(title="x" * 251)]}, {"texts.0.title": "max_length"}),
    ({"texts": [text(title=["x"])]}, {"texts.0.title": "invalid"}),
    ({"texts": [text(language="")]}, {"texts.0.language": "required"}),
    ({"texts": [text(language="EN")]}, {"texts.0.language": "invalid"}),
    (
        {"texts": [text(language="english")]},
        {"texts.0.language": ["invalid", "max_length"]},
    ),
    ({"texts": [text(origin="robot")]}, {"texts.0.origin": "unknown-value"}),
    ({"texts": [{"title": "x", "summary": "y"}]}, {"texts.0.language": "required"}),
    ({"organisation": "WSIS-O-1"}, {"organisation": "unknown-value"}),
    ({"organisation": "..."}, {"organisation": "unknown-value"}),
    ({"organisation": 5}, {"organisation": "invalid"}),
    (
        {"organisation": {}},
        {"organisation": "required", "organisation.name": "required"},
    ),
    ({"organisation": {"name": " "}}, {"organisation.name": "required"}),
    ({"organisation": {"name": "x" * 201}}, {"organisation.name": "max_length"}),
    ({"organisation": {"name": "A", "id": 1}}, {"organisation.id": "unknown-field"}),
    (
        {"organisation": {"name": "A", "country": "QQ"}},
        {"organisation.country": "unknown-value"},
    ),
    (
        {"organisation": {"name": "A", "stakeholder_type": "ngo"}},
        {"organisation.stakeholder_type": "unknown-value"},
    ),
    (
        {"organisation": {"name": "A", "website": "javascript:alert(1)"}},
        {"organisation.website": "invalid"},
    ),
    ({"activity_type": "party"}, {"activity_type": "unknown-value"}),
    ({"level": "galactic"}, {"level": "unknown-value"}),
    ({"area": "x"}, {"area": "unknown-value"}),
    ({"stage": "paused"}, {"stage": "unknown-value"}),
    ({"stage": None}, {"stage": "required"}),
    ({"countries": ["CH", "QQ"]}, {"countries.1": "unknown-value"}),
    ({"countries": "CH"}, {"countries": "not_a_list"}),
    ({"countries": [None]}, {"countries.0": "required"}),
    (
        {"action_lines": lines_of("C3", "C99")},
        {"action_lines.1.action_line": "unknown-value"},
    ),
    ({"action_lines": ["C3"]}, {"action_lines.0": "invalid"}),
    ({"action_lines": [{"reason": "x"}]}, {"action_lines.0.action_line": "required"}),
    (
        {"action_lines": [{"action_line": "C3", "reason": "x" * 2001}]},
        {"action_lines.0.reason": "max_length"},
    ),
    ({"targets": [{"target": "k"}]}, {"targets.0.target": "unknown-value"}),
    ({"sdgs": [{"sdg": 18}]}, {"sdgs.0.sdg": "unknown-value"}),
    ({"sdgs": [{"sdg": "nine"}]}, {"sdgs.0.sdg": "invalid"}),
    ({"sdgs": [{"sdg": 10**30}]}, {"sdgs.0.sdg": "unknown-value"}),
    ({"partners": [{"role": "funding"}]}, {"partners.0.organisation": "required"}),
    (
        {"partners": [{"organisation": "WSIS-O-1"}]},
        {"partners.0.organisation": "unknown-value"},
    ),
    (
        {"partners": [{"organisation": {"name": "A"}, "role": "friend"}]},
        {"partners.0.role": "unknown-value"},
    ),
    ({"starts_on": "May 2025"}, {"starts_on": "partial-date"}),
    ({"starts_on": "2025-13"}, {"starts_on": "partial-date"}),
    ({"starts_on": "2025-01-01T00:00"}, {"starts_on": ["partial-date", "max_length"]}),
    ({"ends_on": "2025-02-30"}, {"ends_on": "partial-date"}),
    ({"confirmed_on": "2025"}, {"confirmed_on": "invalid"}),
    ({"languages": ["en", "French"]}, {"languages.1": ["invalid", "max_length"]}),
    ({"languages": ["E1"]}, {"languages.0": "invalid"}),
    ({"links": [{"url": "example.org"}]}, {"links.0.url": "invalid"}),
    ({"links": [{"url": "javascript:alert(1)"}]}, {"links.0.url": "invalid"}),
    ({"links": [{"title": "x"}]}, {"links.0.url": "required"}),
    (
        {"identifiers": [{"scheme": "isbn", "value": "1"}]},
        {"identifiers.0.scheme": "unknown-value"},
    ),
    ({"identifiers": [{"scheme": "itu"}]}, {"identifiers.0.value": "required"}),
    ({"collections": ["nowhere"]}, {"collections.0": "unknown-value"}),
    ({"awards": [{**AWARD, "level": "hero"}]}, {"awards.0.level": "unknown-value"}),
    ({"awards": [{**AWARD, "year": 1989}]}, {"awards.0.year": "min_value"}),
    ({"awards": [{**AWARD, "year": "x"}]}, {"awards.0.year": "invalid"}),
    (
        {"awards": [{"year": 2020}]},
        {"awards.0.scheme": "required", "awards.0.level": "required"},
    ),
    ({"budget": "much", "currency": "USD"}, {"budget": "invalid"}),
    ({"budget": "NaN", "currency": "USD"}, {"budget": "invalid"}),
    ({"budget": "1.005", "currency": "USD"}, {"budget": "max_decimal_places"}),
    ({"budget": "1" * 17, "currency": "USD"}, {"budget": "max_whole_digits"}),
    ({"budget": 1, "currency": "DOLLARS"}, {"currency": "max_length"}),
    # What no field alone knows
    (
        {"texts": [text(""), text("", "fr")]},
        {"texts.0.title": "required", "texts.1.title": "required"},
    ),
    ({"texts": [text(summary=" ")]}, {"texts.0.summary": "required"}),
    ({"texts": [text(summary="w " * 301)]}, {"texts.0.summary": "too-many-words"}),
    ({"texts": [text(), text("B", "fr"), text("C")]}, {"texts.2.language": "twice"}),
    ({"action_lines": lines_of("C3", "c3")}, {"action_lines.1.action_line": "twice"}),
    ({"targets": [{"target": "a"}, {"target": "A"}]}, {"targets.1.target": "twice"}),
    ({"sdgs": [{"sdg": 9}, {"sdg": "9"}]}, {"sdgs.1.sdg": "twice"}),
    ({"links": [{"url": "https://a.org"}] * 2}, {"links.1.url": "twice"}),
    ({"awards": [AWARD, AWARD]}, {"awards.1.scheme": "twice"}),
    (
        {"identifiers": [{"scheme": "itu", "value": "1"}] * 2},
        {"identifiers.1.scheme": "twice"},
    ),
    (
        {"partners": [{"organisation": {"name": n}} for n in ("A b", "a B")]},
        {"partners.1.organisation": "twice"},
    ),
    ({"level": "national"}, {"countries": "country-needed"}),
    ({"stakeholder_type": "academia"}, {"stakeholder_type": "type-of-organisation"}),
    ({"starts_on": "2025-05", "ends_on": "2025-04-30"}, {"ends_on": "period"}),
    ({"budget": "5"}, {"currency": "currency-missing"}),
    ({"currency": "USD"}, {"budget": "amount-missing"}),
    ({"budget": "-5", "currency": "USD"}, {"budget": "negative"}),
    ({"budget": "5", "currency": "usd"}, {"currency": "unknown-value"}),
    ({"links": [{"url": "https://a.org"}] * 51}, {"links": "too-many"}),
    ({"countries": ["CH"] * 301}, {"countries": "too-many"}),
]


@pytest.fixture
def vocabulary():
    CountryFactory(code="CH")
    TargetFactory(letter="a")
    SdgFactory(number=9)
    ActionLineFactory(code="C3")


@pytest.mark.parametrize(("changes", "faults"), FAULTS)
def test_each_fault_is_named_by_its_field(changes, faults, vocabulary):
    whole = document(**changes)
    before = deepcopy(whole)
    expected = {path: [c] if isinstance(c, str) else c for path, c in faults.items()}
    assert codes(whole) == expected
    assert whole == before


def test_smallest_document_is_good():
    assert codes(document()) == {}


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


PRIVATE = {"contact_name": "A", "email": "a@example.org"}


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


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        ([], "invalid"),
        (None, "invalid"),
        ({"format": 9, "public": {}}, "invalid"),
        ({"format": "1", "public": {}}, "invalid"),
        ({"format": 1}, "invalid"),
        ({"format": 1, "public": {}, "private": 5}, "invalid"),
        ({"format": 1, "public": {}, "secret": {}}, "unknown-field"),
        ({"format": 1, "public": {"source": "x" * 200_000}}, "document-too-large"),
        ({"format": 1, "public": {"organisation": "a\0b"}}, "invalid"),
        ({"format": 1, "public": {"source": "\ud800"}}, "invalid"),
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_what_is_no_document_is_refused_as_a_whole(whole, code, profile):
    assert codes(whole, profile) == {"document": [code]}


def test_long_lists_are_refused_before_anything_is_looked_up(django_assert_num_queries):
    many = document(sdgs=[{"sdg": 1}] * 5000, links=[], countries=["CH"] * 5000)
    with django_assert_num_queries(0):
        found = codes(many)
    assert found == {"sdgs": ["too-many"], "countries": ["too-many"]}


def test_faulty_document_is_not_cleaned():
    with pytest.raises(InvalidDocument) as refusal:
        clean(document(stage="paused", ends_on="x"))
    assert set(refusal.value.problems) == {"stage", "ends_on"}
    assert refusal.value.problem.code == "invalid-document"


# The canonical form


def test_document_is_the_whole_record():
    public = cleaned(source=" Report ")
    assert public == {
        "texts": [text()],
        "organisation": public["organisation"],
        "stakeholder_type": "",
        "activity_type": "project",
        "level": "international",
        "area": "",
        "countries": [],
        "action_lines": [{"action_line": "C3", "reason": ""}],
        "targets": [],
        "sdgs": [],
        "partners": [],
        "starts_on": "2025",
        "ends_on": "",
        "continues": None,
        "languages": [],
        "links": [],
        "identifiers": [],
        "collections": [],
        "source": "Report",
        "confirmed_on": None,
        "stage": "ongoing",
        "budget": None,
        "currency": "",
        "awards": [],
    }


def test_cleaning_twice_changes_nothing(vocabulary):
    whole = document(
        countries=["ch"],
        targets=[{"target": "A", "reason": " r "}],
        sdgs=[{"sdg": "9"}],
        budget=1000,
        currency="CHF",
        organisation={"name": "Radio Trust", "country": "ch"},
        partners=[{"organisation": {"name": "Market Board"}}],
        awards=[{**AWARD, "year": "2020"}],
        confirmed_on="2026-01-31",
    )
    once = clean(whole)
    assert clean(once) == once
    assert json.loads(json.dumps(once)) == once
    assert once["public"]["budget"] == "1000.00"
    assert once["public"]["sdgs"] == [{"sdg": 9, "reason": ""}]
    assert once["public"]["confirmed_on"] == "2026-01-31"
    assert once["public"]["awards"] == [{**AWARD, "category": "", "source": ""}]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("C3", "C3"),
        ("c3", "C3"),
        (" C3 ", "C3"),
        ("\u04213", "C3"),
        ("\u04413", "C3"),
        ("\u04217-\u0415HEALTH", "C7-EHEALTH"),
        ("c7-ehealth", "C7-EHEALTH"),
    ],
)
def test_codes_are_folded_and_look_alikes_with_them(typed, code):
    ActionLineFactory(code=code)
    lines = cleaned(action_lines=[{"action_line": typed}])["action_lines"]
    assert lines == [{"action_line": code, "reason": ""}]


def test_other_codes_are_folded_too(vocabulary):
    CollectionFactory(code="prize-2012")
    public = cleaned(
        countries=["ch"],
        collections=[" Prize-2012"],
        targets=[{"target": " A"}],
        stage="ongoing",
    )
    assert public["countries"] == ["CH"]
    assert public["collections"] == ["prize-2012"]
    assert public["targets"] == [{"target": "a", "reason": ""}]


def test_reference_is_nobodys_to_choose():
    assert "reference" not in cleaned(reference="WSIS-P-000001")


# The organisation


@pytest.fixture
def trust():
    owner = OrganisationFactory(
        name="Radio Trust", slug="radio-trust", country=CountryFactory(code="CH")
    )
    owner.former_names.create(slug="radio-club", name="Radio Club")
    return owner


@pytest.mark.parametrize(
    "typed",
    [
        "reference",
        "radio-trust",
        "Radio Trust",
        " RADIO   trust ",
        "R\u00e1dio Tr\u00fcst",
        "radio-club",
        "Radio Club",
        {"name": "Radio Trust"},
        {"name": "radio trust", "country": "CH"},
        {"name": "Radio Club", "country": None},
        {"name": "Radio Trust", "stakeholder_type": "academia", "website": ""},
    ],
)
def test_known_organisation_is_found_however_it_is_named(trust, typed):
    typed = trust.reference.lower() if typed == "reference" else typed
    assert cleaned(organisation=typed)["organisation"] == trust.reference


def test_organisation_without_a_recorded_country_may_be_the_one_meant(trust):
    CountryFactory(code="FR")
    Organisation.objects.update(country=None)
    named = {"name": "Radio Trust", "country": "FR"}
    assert cleaned(organisation=named)["organisation"] == trust.reference


def test_organisation_of_this_name_in_another_country_is_another_one(trust):
    CountryFactory(code="FR")
    named = {"name": "Radio Trust", "country": "fr"}
    assert cleaned(organisation=named)["organisation"] == {
        "name": "Radio Trust",
        "country": "FR",
        "stakeholder_type": "",
        "website": "",
    }


@pytest.mark.parametrize("typed", ["Radio Trust", {"name": "Radio Trust"}])
def test_name_of_several_is_refused_and_asks_for_the_reference(trust, typed):
    OrganisationFactory(name="RADIO TRUST")
    assert codes(document(organisation=typed)) == {"organisation": ["ambiguous"]}
    partner = [{"organisation": typed}]
    assert codes(document(partners=partner)) == {
        "partners.0.organisation": ["ambiguous"]
    }


def test_country_tells_namesakes_apart(trust):
    OrganisationFactory(name="Radio Trust", country=CountryFactory(code="FR"))
    named = {"name": "Radio Trust", "country": "CH"}
    assert cleaned(organisation=named)["organisation"] == trust.reference


def test_organisation_that_is_not_there_yet_stays_spelled_out():
    named = {"name": " Radio Trust ", "website": "https://example.org/"}
    assert cleaned(organisation=named)["organisation"] == {
        "name": "Radio Trust",
        "country": None,
        "stakeholder_type": "",
        "website": "https://example.org/",
    }
    assert not Organisation.objects.filter(name="Radio Trust").exists()


def test_record_without_organisation_may_say_the_type_of_its_stakeholder():
    public = cleaned(
        Profile.HISTORIC, organisation=None, stakeholder_type="academia", source="x"
    )
    assert (public["organisation"], public["stakeholder_type"]) == (None, "academia")


# The words of a refusal


def test_words_of_a_problem_are_chosen_when_it_is_read():
    problem = Problem("required")
    with translation.override("fr"):
        french = str(problem)
    assert str(problem) == "This field is required."
    assert french == "Ce champ est obligatoire."


def test_value_that_is_not_known_is_named():
    (problem,) = registers.get("project").problems(document(stage="100%"), Profile.NEW)[
        "stage"
    ]
    assert str(problem) == "100% is not known here."
    assert problem.as_data() == {
        "code": "unknown-value",
        "params": {"value": "100%"},
        "text": "100% is not known here.",
    }


def test_private_values_are_not_said_back_in_the_sentence_of_a_refusal():
    whole = {**document(), "private": {**PRIVATE, "email": "secret address"}}
    found = registers.get("project").problems(whole, Profile.NEW)
    assert [str(p) for p in found["private.email"]] == ["This is not valid."]


def test_codes_of_a_list_stand_in_one_order_in_every_language():
    for code, rank in (("SN", 1), ("CH", 2)):
        CountryFactory(code=code, rank_en=rank, rank_fr=3 - rank)
    asked = document(countries=["SN", "CH"])

    for language in ("en", "fr"):
        with translation.override(language):
            cleaned = registers.get("project").clean(asked, "new")
            assert cleaned["public"]["countries"] == ["CH", "SN"]


@pytest.mark.parametrize(("days", "codes"), [(0, []), (1, ["future"])])
def test_nobody_confirms_ahead_of_time(days, codes):
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    found = registers.get("project").problems(document(confirmed_on=day), "new")
    assert [problem.code for problem in found.get("confirmed_on", [])] == codes


@pytest.mark.parametrize("name", ["wsis o 000026", "\ufdfa" * 30])
def test_name_of_an_organisation_is_no_reference_and_folds_into_its_column(name):
    found = registers.get("project").problems(
        document(organisation={"name": name}), "new"
    )
    assert [problem.code for problem in found["organisation.name"]] == ["invalid"]


UNSEEN = [
    "\u200b",
    "\u202e\u202e",
    "\u3164",
    "\u2800",
    "\ufffe",
    "\u00ad",
    "-",
    "?\u0301",
]


@pytest.mark.parametrize("name", UNSEEN)
def test_title_or_name_that_nobody_sees_is_refused(name):
    judged = registers.get("project").problems
    titled = judged(document(texts=[text(), text(name, "fr")]), "new")
    named = judged(document(organisation={"name": name}), "new")
    assert [one.code for one in titled["texts.1.title"]] == ["unseen"]
    assert [one.code for one in named["organisation.name"]] == ["unseen"]
    assert "Write at least one letter" in str(named["organisation.name"][0])


@pytest.mark.parametrize("name", ["4", "\u00e9", "\u4eba", "\U0001f4fb", "\U000323b0"])
def test_title_of_a_single_letter_is_a_title(name):
    judged = registers.get("project").problems
    said = document(texts=[text(name)], organisation={"name": name})
    assert judged(said, "new") == {}


def test_title_is_one_line():
    found = registers.get("project").problems(
        document(texts=[text("Radio\r\nBcc: x")]), "new"
    )
    assert [problem.code for problem in found["texts.0.title"]] == ["invalid"]


def test_faults_of_fields_and_of_rules_are_told_at_once():
    typed = document(
        texts=[text(summary="word " * 301)],
        links=[{"url": "no address"}],
        starts_on="2025",
        ends_on="2024",
        budget="5",
        colour="red",
    )
    assert codes(typed) == {
        "texts.0.summary": ["too-many-words"],
        "links.0.url": ["invalid"],
        "ends_on": ["period"],
        "currency": ["currency-missing"],
        "colour": ["unknown-field"],
    }


def test_rule_is_not_asked_about_a_field_that_is_faulty_itself():
    assert codes(document(level="village", countries=[])) == {
        "level": ["unknown-value"]
    }
    assert codes(document(starts_on="soon", ends_on="2024")) == {
        "starts_on": ["partial-date"]
    }


def test_field_beside_an_unknown_one_is_judged_in_a_row_as_well():
    typed = document(links=[{"url": "no address", "colour": "red"}])
    assert codes(typed) == {
        "links.0.url": ["invalid"],
        "links.0.colour": ["unknown-field"],
    }


def test_item_beside_a_good_one_is_named_by_its_place():
    links = [{"url": "https://a.example.org"}, {"url": "no address"}]
    texts = [text("Radio"), text("x" * 251, language="fr")]
    assert codes(document(links=links, texts=texts)) == {
        "links.1.url": ["invalid"],
        "texts.1.title": ["max_length"],
    }


def test_what_does_not_open_is_not_cleaned():
    with pytest.raises(InvalidDocument) as refusal:
        clean({"format": 99, "public": {}})
    assert set(refusal.value.problems) == {"document"}
