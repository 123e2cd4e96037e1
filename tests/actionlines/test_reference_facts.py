import json
import re
import unicodedata
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count

from actionlines.loading.run import FOLDER, load
from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Facilitation,
    Indicator,
    Observation,
    Region,
    Sdg,
    SdgLink,
    SummitEvent,
    Target,
    UngisTerm,
)

UN_MEMBERS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR "
    "BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK "
    "DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT "
    "GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN "
    "KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML "
    "MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG "
    "PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO "
    "SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ "
    "VC VE VN VU WS YE ZA ZM ZW "
)
LANGUAGES = ["en", "fr", "es", "ar", "zh", "ru"]
FILES = sorted(FOLDER.glob("*.json"))


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The reference data, once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(once, db):
    """The reference data, for a test that reads the database."""


def content(name):
    return json.loads((FOLDER / f"{name}.json").read_text())


def members(code, **conditions):
    region = Region.objects.get(code=code)
    return region.members.filter(**conditions).count()


def test_lines_stand_in_the_order_of_the_plan_of_action(loaded):
    lines = ActionLine.objects.values_list("position", "code", "slug")

    assert list(lines) == [
        (1, "C1", "c1"),
        (2, "C2", "c2"),
        (3, "C3", "c3"),
        (4, "C4", "c4"),
        (5, "C5", "c5"),
        (6, "C6", "c6"),
        (7, "C7", "c7"),
        (8, "C7-EGOVERNMENT", "c7-e-government"),
        (9, "C7-EBUSINESS", "c7-e-business"),
        (10, "C7-ELEARNING", "c7-e-learning"),
        (11, "C7-EHEALTH", "c7-e-health"),
        (12, "C7-EEMPLOYMENT", "c7-e-employment"),
        (13, "C7-EENVIRONMENT", "c7-e-environment"),
        (14, "C7-EAGRICULTURE", "c7-e-agriculture"),
        (15, "C7-ESCIENCE", "c7-e-science"),
        (16, "C8", "c8"),
        (17, "C9", "c9"),
        (18, "C10", "c10"),
        (19, "C11", "c11"),
    ]


def test_sub_lines_hang_on_c7_and_have_one_title(loaded):
    sub_lines = ActionLine.objects.get(code="C7").sub_lines.all()

    assert [line.code for line in sub_lines] == [
        line.code for line in ActionLine.objects.filter(code__startswith="C7-")
    ]
    assert all(line.title == line.short_title for line in sub_lines)
    assert ActionLine.objects.filter(parent=None).count() == 11


def test_titles_of_the_plan_and_of_the_leaflet(loaded):
    line = ActionLine.objects.get(code="C2")

    assert line.title == (
        "Information and communication infrastructure:"
        " an essential foundation for the Information Society"
    )
    assert line.short_title == "Information and communication infrastructure"


def test_leaflet_names_one_focal_point_a_line(loaded):
    listed = Facilitation.objects.filter(
        listing="leaflet-2006", role="focal-point", valid_from="2006-02-24"
    )

    assert dict(listed.values_list("action_line__code", "agency__code")) == {
        "C1": "UNDESA",
        "C2": "ITU",
        "C3": "UNESCO",
        "C4": "UNDP",
        "C5": "ITU",
        "C6": "UNDP",
        "C7-EGOVERNMENT": "UNDESA",
        "C7-EBUSINESS": "UNCTAD",
        "C7-ELEARNING": "UNESCO",
        "C7-EHEALTH": "WHO",
        "C7-EEMPLOYMENT": "ILO",
        "C7-EENVIRONMENT": "WMO",
        "C7-EAGRICULTURE": "FAO",
        "C7-ESCIENCE": "UNESCO",
        "C8": "UNESCO",
        "C9": "UNESCO",
        "C10": "UNESCO",
        "C11": "UNDESA",
    }
    assert all(listed.values_list("verified", flat=True))


def test_itu_does_not_co_facilitate_the_line_of_which_it_is_the_focal_point(loaded):
    roles = Facilitation.objects.filter(agency__code="ITU").exclude(role="facilitator")

    assert set(roles.values_list("role", "action_line__code")) == {
        ("focal-point", "C2"),
        ("focal-point", "C5"),
        ("co-facilitator", "C1"),
        ("co-facilitator", "C3"),
        ("co-facilitator", "C4"),
        ("co-facilitator", "C7"),
        ("co-facilitator", "C11"),
        ("partner", "C8"),
        ("partner", "C9"),
    }
    assert "cannot be both" in roles.get(action_line__code="C5").note


def test_annex_is_confirmed_for_capacity_building_alone(loaded):
    annex = Facilitation.objects.filter(listing="tunis-agenda-2005")

    confirmed = annex.filter(verified=True)
    assert set(confirmed.values_list("action_line__code", "agency__code")) == {
        ("C4", "UNDP"),
        ("C4", "UNESCO"),
        ("C4", "UNCTAD"),
        ("C4", "ITU"),
    }
    assert set(annex.values_list("valid_from", flat=True)) == {"2005-11-18"}


def test_undp_hands_c6_to_itu_in_may_2008(loaded):
    ended = Facilitation.objects.get(
        action_line__code="C6", agency__code="UNDP", listing="leaflet-2006"
    )
    began = Facilitation.objects.get(action_line__code="C6", listing="later")

    assert ended.valid_to == "2008-05"
    assert (began.agency.code, began.valid_from) == ("ITU", "2008-05")


def test_chairs_of_ungis_are_terms_and_no_rotation(loaded):
    chairs = UngisTerm.objects.filter(seat="chair")

    assert list(chairs.values_list("valid_from", "agency__code")) == [
        ("2006-07", "ITU"),
        ("2007-07-17", "UNESCO"),
        ("2010-05", "ITU"),
        ("2011", "UNESCO"),
        ("2012-05", "UNCTAD"),
        ("2013-02-25", "UNESCO"),
        ("2019", "ITU"),
        ("2025", "UNCTAD"),
    ]


def test_ten_targets_have_both_wordings(loaded):
    targets = Target.objects.values_list("letter", "number", "verdict")

    assert list(targets) == [
        ("a", 1, "mixed"),
        ("b", 2, ""),
        ("c", 3, "not-achieved"),
        ("d", 4, "not-measurable"),
        ("e", 5, ""),
        ("f", 6, ""),
        ("g", 7, ""),
        ("h", 8, "mixed"),
        ("i", 9, ""),
        ("j", 10, "mixed"),
    ]
    last = Target.objects.get(letter="j")
    assert "make use of them" not in last.wording_2003
    assert last.wording_review.endswith("within their reach and make use of them")


def test_plan_of_action_does_not_say_all_villages(loaded):
    target = Target.objects.get(letter="a")

    assert target.wording_2003 == (
        "To connect villages with ICTs and establish community access points."
    )
    assert target.wording_review.startswith("Connect all villages")


def test_indicators_begin_with_the_number_of_their_target(loaded):
    indicators = Indicator.objects.values_list("code", "target__number")

    assert all(code.startswith(f"{number}.") for code, number in indicators)
    assert len(indicators) == 22


def test_observations_are_of_the_world(loaded):
    observed = Observation.objects.filter(country=None, region=None)

    assert list(
        observed.values_list("indicator__code", "year", "value", "qualifier")
    ) == [
        ("1.1", 2013, 90, "about"),
        ("10.1", 2013, 96, "exact"),
        ("10.5", 2009, 26, "about"),
    ]
    assert Observation.objects.count() == 3


def test_matrix_has_its_links(loaded):
    by_goal = dict(
        SdgLink.objects.values_list("sdg__number")
        .annotate(lines=Count("action_line"))
        .values_list("sdg__number", "lines")
    )

    assert SdgLink.objects.count() == 123
    assert Sdg.objects.count() == 17
    assert [by_goal[goal] for goal in range(1, 18)] == [
        *[10, 8, 6, 9, 10, 4, 3, 9],
        *[11, 5, 7, 7, 6, 4, 3, 8, 13],
    ]


def test_targets_of_a_link_are_of_its_goal(loaded):
    links = SdgLink.objects.exclude(targets=None).values_list(
        "sdg__number", "targets__code", "targets__sdg__number"
    )

    assert all(goal == of == int(code.split(".")[0]) for goal, code, of in links)
    assert (9, "9.c", 9) in links


def test_misplaced_goals_of_the_environment_are_corrected(loaded):
    links = SdgLink.objects.filter(action_line__code="C7-EENVIRONMENT")

    assert list(links.values_list("sdg__number", flat=True)) == [9, 11, 13, 14, 15]
    assert "off by one" in links.get(sdg__number=14).note


def test_every_member_of_the_united_nations_is_in_one_itu_region(loaded):
    regions = Country.objects.filter(memberships__region__scheme="region")

    codes = sorted(regions.values_list("code", flat=True))
    un_members = UN_MEMBERS.split()
    assert codes == sorted([*un_members, "PS", "VA"])
    assert len(un_members) == 193


@pytest.mark.parametrize(
    ("code", "full", "associate"),
    [
        *[("AFR", 44, 0), ("AMS", 35, 0), ("ARB", 22, 0)],
        *[("ASP", 39, 0), ("CIS", 9, 0), ("EUR", 46, 0)],
        *[("ECA", 54, 0), ("ECE", 56, 0), ("ESCWA", 21, 0)],
        *[("ECLAC", 46, 14), ("ESCAP", 53, 9)],
        *[("LDC", 44, 0), ("LLDC", 32, 0), ("SIDS", 53, 0)],
    ],
)
def test_regions_have_their_members(loaded, code, full, associate):
    assert members(code, is_associate=False) == full
    assert members(code, is_associate=True) == associate


def test_members_are_verified_as_far_as_a_list_was_read(loaded):
    unread = Region.objects.filter(members__verified=False).distinct()

    assert set(unread.values_list("code", flat=True)) == {
        *["AFR", "AMS", "ARB", "ASP", "CIS", "EUR"],
        *["ECLAC", "ESCWA"],
    }
    assert members("ESCWA", verified=False) == 1
    assert members("ECLAC", verified=False) == members("ECLAC", is_associate=True)


def test_countries_bear_the_names_of_the_united_nations():
    names = {row["code"]: row["name"]["en"] for row in content("countries")["rows"]}

    assert len(names) == 248
    assert not names.keys() & {"TW", "XK"}
    assert {
        code: names[code] for code in ("CI", "CV", "CZ", "MK", "NL", "SZ", "TR")
    } == {
        "CI": "Côte d'Ivoire",
        "CV": "Cabo Verde",
        "CZ": "Czechia",
        "MK": "North Macedonia",
        "NL": "Netherlands (Kingdom of the)",
        "SZ": "Eswatini",
        "TR": "Türkiye",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_and_a_rank_of_its_own(language):
    rows = content("countries")["rows"]

    names = {row["name"][language] for row in rows}
    ranks = sorted(row["rank"][language] for row in rows)
    assert len(names) == len(rows)
    assert ranks == list(range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Afghanistan", "Zimbabwe"),
        ("fr", "Afghanistan", "Zimbabwe"),
        ("es", "Afganistán", "Zimbabwe"),
        ("ar", "آيرلندا", "هولندا (مملكة -)"),
        ("zh", "阿尔巴尼亚", "中国香港特别行政区"),
        ("ru", "Австралия", "Япония"),
    ],
)
def test_ranks_follow_the_alphabet_of_the_language(language, first, last):
    rows = content("countries")["rows"]

    rows.sort(key=lambda row: row["rank"][language])
    assert rows[0]["name"][language] == first
    assert rows[-1]["name"][language] == last


def test_accent_does_not_send_a_country_behind_z():
    rows = {row["code"]: row["rank"] for row in content("countries")["rows"]}

    assert rows["EG"]["fr"] < rows["ES"]["fr"]  # Égypte, Espagne
    assert rows["AX"]["en"] < rows["AL"]["en"]  # Åland Islands, Albania


def test_second_preparatory_committee_of_tunis_met_in_2005(loaded):
    event = SummitEvent.objects.get(slug="prepcom-2-tunis-phase")

    assert (event.starts_on, event.ends_on) == ("2005-02-17", "2005-02-25")
    assert (event.place, event.country.code) == ("Geneva", "CH")
    assert "misprint" in event.note


def test_chronology_runs_from_1998_to_2025(loaded):
    days = list(SummitEvent.objects.values_list("starts_on", flat=True))

    assert (len(days), days[0], days[-1]) == (41, "1998", "2025-12-17")
    assert SummitEvent.objects.get(slug="stocktaking-launched").starts_on == "2004-10"


def test_titles_composed_of_terms_are_marked(loaded):
    events = SummitEvent.objects.values_list("unverified_languages", flat=True)

    assert {tuple(languages) for languages in events} == {
        ("fr", "es", "ar", "zh-hans", "ru")
    }


def test_words_that_no_text_confirmed_are_marked(loaded):
    line = ActionLine.objects.get(code="C9")

    assert line.title_ru == "Средства массовой информации"
    assert line.unverified_languages == ["zh-hans", "ru"]


@pytest.mark.parametrize("model", [ActionLine, Agency, Region, Country])
def test_codes_are_latin_in_every_language(loaded, model):
    codes = model.objects.values_list("code", flat=True)

    assert all(re.fullmatch(r"[A-Z0-9-]+", code, re.ASCII) for code in codes)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_has_a_source_and_a_date(file):
    content = json.loads(file.read_text())

    assert date.fromisoformat(content["as_of"]) <= date(2026, 11, 22)
    for place in [content, *content["rows"]]:
        source = place.get("source", content["source"])
        assert len(source) > 10
        assert "shared" not in source
        assert not re.search(r"reference\.md|\[\d+\]|\bS[01]\b", source)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_are_clean_text(file):
    """Composed letters, no soft hyphen, no tatweel, no blank at an end."""
    text = file.read_text()

    assert unicodedata.normalize("NFC", text) == text
    assert not re.search(
        '[\u00ad\u0640\u200b\ufeff]|" | "[,}]', text.replace('": "', "")
    )
