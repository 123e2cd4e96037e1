"""search(): each filter alone, filters together, facets, words, order and pages."""

from datetime import UTC, datetime, timedelta

import pytest

from actionlines.choices import Scheme
from goldenbook.models import Commitment
from stocktaking.filtersets import ProjectFilter
from stocktaking.models import Project
from stocktaking.search import FACETS, ORDERINGS, search
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    RegionFactory,
    RegionMemberFactory,
    text,
)
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def found(filters=None, page=None, base=None):
    return search(base or Project.objects.for_cards(), filters or {}, page or Page())


def rows(**filters):
    return set(found(filters).rows)


def in_region(code, region, scheme=Scheme.REGION):
    country = CountryFactory(code=code)
    RegionMemberFactory(
        region=RegionFactory(code=region, scheme=scheme), country=country
    )
    return country


def owner(**more):
    return {"organisation": OrganisationFactory(**more)}


WAYS = [
    # the filter, what a wanted record has, what another one has
    ({"action_line": ["C1"]}, {"lines": ["C2", "C1"]}, {"lines": ["C2"]}),
    ({"target": ["a"]}, {"targets": ["b", "a"]}, {"targets": ["b"]}),
    ({"sdg": [9]}, {"sdgs": [1, 9]}, {"sdgs": [1]}),
    ({"country": ["CH"]}, {"countries": ["KE", "CH"]}, {"countries": ["KE"]}),
    ({"region": ["EUR"]}, {"countries": ["KE", "CH"]}, {"countries": ["KE"]}),
    ({"commission": ["ECA"]}, {"countries": ["KE"]}, {"countries": ["CH"]}),
    ({"group": ["LDC"]}, {"countries": ["NP"]}, {"countries": ["CH"]}),
    ({"activity_type": ["training"]}, {"activity_type": "training"}, {}),
    ({"level": ["local"]}, {"level": "local"}, {"level": "national"}),
    ({"area": ["infrastructure"]}, {"area": "infrastructure"}, {}),
    ({"stage": ["planned"]}, {"stage": "planned"}, {"stage": "ongoing"}),
    ({"language": ["fr"]}, {"texts": [text(), text("B", "fr")]}, {}),
    (
        {"collection": ["prize"]},
        {"collections": ["prize", "x"]},
        {"collections": ["x"]},
    ),
    ({"year_from": 2010}, {"year": 2010}, {"year": 2009}),
    ({"year_to": 2010}, {"year": 2010}, {"year": 2011}),
    ({"updated_since": NOW}, {"updated_at": NOW}, {"updated_at": NOW - timedelta(1)}),
    ({"stakeholder_type": ["academia"]}, {"stakeholder_type": "academia"}, {}),
    ({"q": "market"}, {"texts": [text("Market prices")]}, {}),
]


@pytest.fixture
def world():
    in_region("CH", "EUR")
    in_region("KE", "AFR")
    in_region("KE", "ECA", Scheme.COMMISSION)
    in_region("NP", "LDC", Scheme.GROUP)


@pytest.mark.parametrize(("filters", "wanted", "other"), WAYS)
def test_each_filter_finds_what_it_asks_for_and_nothing_else(
    world, filters, wanted, other
):
    alone = {"organisation": None} if "stakeholder_type" in wanted else {}
    row = ProjectFactory(**wanted, **alone)
    ProjectFactory(**other)

    answer = found(filters)

    assert (answer.rows, answer.total) == ([row], 1)


def test_every_filter_of_a_project_is_tried_here():
    tried = {name for filters, _wanted, _other in WAYS for name in filters}
    assert tried | {"organisation", "ordering"} == set(ProjectFilter.base_filters)


def test_records_of_an_organisation_by_its_reference():
    row, _other = ProjectFactory(), ProjectFactory()
    assert rows(organisation=[row.organisation.reference]) == {row}


@pytest.mark.parametrize(
    ("name", "value"), [("fulfilment", "abandoned"), ("timescale", "longer")]
)
def test_commitments_are_asked_for_more(name, value):
    row = CommitmentFactory(**{name: value})
    CommitmentFactory()
    answer = found({name: [value]}, base=Commitment.objects.for_cards())
    assert (answer.rows, answer.total) == ([row], 1)


def test_name_that_search_does_not_know_is_no_reason_to_find_everything():
    ProjectFactory()
    with pytest.raises(KeyError, match="colour"):
        found({"colour": ["blue"]})


def test_type_is_the_organisations_or_else_the_records_own():
    first = ProjectFactory(**owner(stakeholder_type="academia"))
    second = ProjectFactory(organisation=None, stakeholder_type="academia")
    ProjectFactory(**owner(stakeholder_type="business"))
    ProjectFactory(organisation=None)
    ProjectFactory()
    answer = found({"stakeholder_type": ["academia"]})
    assert set(answer.rows) == {first, second}
    assert answer.facets["stakeholder_type"] == {"academia": 2, "business": 1}


def test_several_values_of_a_name_mean_any_and_several_names_mean_and():
    first = ProjectFactory(lines=["C1"], sdgs=[1])
    second = ProjectFactory(lines=["C2"], sdgs=[2])
    ProjectFactory(lines=["C3"], sdgs=[1])
    assert rows(action_line=["C1", "C2"]) == {first, second}
    assert rows(action_line=["C1", "C2"], sdg=[2]) == {second}
    assert rows(action_line=["C1"], sdg=[2]) == set()


def test_two_names_may_be_met_by_two_rows_of_a_list():
    row = ProjectFactory(lines=["C1", "C2"], countries=["CH", "KE"])
    answer = found({"action_line": ["C1", "C2"], "country": ["CH", "KE"]})
    assert (answer.rows, answer.total) == ([row], 1)


def test_both_ends_of_the_years():
    wanted = [ProjectFactory(year=year) for year in (2009, 2010, None)]
    ProjectFactory(year=2011)
    assert rows(year_from=2009, year_to=2010) == set(wanted[:2])


def test_c7_brings_its_sub_lines_and_a_sub_line_only_itself():
    general, health = ProjectFactory(lines=["C7"]), ProjectFactory(lines=["C7-EHEALTH"])
    ProjectFactory(lines=["C8"])
    assert rows(action_line=["C7"]) == {general, health}
    assert rows(action_line=["C7-EHEALTH"]) == {health}


# Facets


def test_facets_are_exact_and_count_each_record_once(world):
    ProjectFactory(
        lines=["C1", "C7-EHEALTH", "C7-ELEARNING"],
        countries=["CH", "KE"],
        sdgs=[1, 9],
        year=2010,
        **owner(stakeholder_type="academia"),
    )
    ProjectFactory(
        lines=["C7", "C7-EHEALTH"], countries=["CH"], sdgs=[9], year=2010, **owner()
    )
    ProjectFactory(lines=[], organisation=None, stakeholder_type="business")

    assert found().facets == {
        "action_line": {"C1": 1, "C7": 2, "C7-EHEALTH": 2, "C7-ELEARNING": 1},
        "country": {"CH": 2, "KE": 1},
        "region": {"AFR": 1, "EUR": 2},
        "stakeholder_type": {"academia": 1, "business": 1},
        "sdg": {"1": 1, "9": 2},
        "year": {"2010": 2},
    }


def test_country_without_a_region_takes_no_record_out_of_the_facet(world):
    CountryFactory(code="UY")
    ProjectFactory(countries=["CH", "UY"])
    ProjectFactory(countries=["UY"])
    answer = found()
    assert answer.facets["region"] == {"EUR": 1}
    assert answer.facets["country"] == {"CH": 1, "UY": 2}


def test_record_in_two_countries_of_a_region_counts_once(world):
    in_region("FR", "EUR")
    ProjectFactory(countries=["CH", "FR", "KE"])
    assert found().facets["region"] == {"AFR": 1, "EUR": 1}


def test_country_in_two_schemes_counts_once_in_its_region(world):
    ProjectFactory(countries=["KE"])
    assert found().facets["region"] == {"AFR": 1}


CHOICES = [
    ("action_line", {"action_line": ["C1"]}, {"lines": ["C1"]}, {"lines": ["C2"]}),
    ("country", {"country": ["CH"]}, {"countries": ["CH"]}, {"countries": ["KE"]}),
    ("region", {"region": ["EUR"]}, {"countries": ["CH"]}, {"countries": ["KE"]}),
    ("sdg", {"sdg": [1]}, {"sdgs": [1]}, {"sdgs": [2]}),
    ("year", {"year_from": 2010, "year_to": 2010}, {"year": 2010}, {"year": 2011}),
    (
        "stakeholder_type",
        {"stakeholder_type": ["academia"]},
        {"organisation": None, "stakeholder_type": "academia"},
        {"organisation": None, "stakeholder_type": "business"},
    ),
]


@pytest.mark.parametrize(("name", "chosen", "one", "other"), CHOICES)
def test_choice_does_not_hide_its_own_peers_and_narrows_the_others(
    world, name, chosen, one, other
):
    row = ProjectFactory(stage="planned", **one)
    ProjectFactory(stage="planned", **other)
    ProjectFactory(stage="stopped", **other)

    answer = found({**chosen, "stage": ["planned"]})

    assert answer.rows == [row]
    assert sorted(answer.facets[name].values()) == [1, 1]
    assert set(FACETS) == {choice[0] for choice in CHOICES}
    others = FACETS.keys() - {name}
    assert all(sum(answer.facets[n].values()) <= 1 for n in others)


def test_only_the_facets_that_are_asked_for_are_counted(django_assert_num_queries):
    ProjectFactory()
    with django_assert_num_queries(2):  # rows, count
        answer = search(Project.objects.all(), {}, Page(), facets=())
    assert answer.facets == {}


def test_nothing_found_is_an_empty_page():
    ProjectFactory()
    answer = found({"stage": ["planned"]})
    assert (answer.rows, answer.total) == ([], 0)
    assert answer.facets == {key: {} for key in FACETS}


# Words


@pytest.mark.parametrize(
    ("language", "title", "word"),
    [
        ("en", "Farmers of the valley", "farmer"),
        ("fr", "Les agricultrices", "agricultrice"),
        ("es", "Bibliotecas rurales", "biblioteca"),
        ("ru", "Сельские библиотеки", "библиотека"),
        (
            "ar",
            "\u0627\u0644\u0645\u0643\u062a\u0628\u0629",
            "\u0645\u0643\u062a\u0628\u0629",
        ),
        ("pt", "Rádio comunitária", "comunitária"),
        ("zh", "农村 广播", "广播"),
    ],
)
def test_each_text_is_searched_in_its_own_language(language, title, word):
    wanted = ProjectFactory(
        texts=[text("Other", "sw"), text(title, language, summary="")]
    )
    ProjectFactory(texts=[text("Other", summary="")])

    answer = found({"q": word})

    assert (answer.rows, answer.total) == ([wanted], 1)


def test_word_of_one_language_is_not_cut_like_one_of_another():
    ProjectFactory(texts=[text("Farmers", "sw", summary="")])
    assert rows(q="farmer") == set()
    assert len(rows(q="farmers")) == 1


@pytest.mark.parametrize("place", ["title", "summary", "description"])
def test_all_words_of_a_text_are_searched(place):
    row = ProjectFactory(texts=[text(**{"title": "A", place: "broadband"})])
    ProjectFactory()
    assert rows(q="BROADBAND") == {row}


@pytest.fixture
def three():
    return {
        title: ProjectFactory(texts=[text(title, summary="")])
        for title in ("rural radio", "radio of rural towns", "television")
    }


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("rural radio", {"rural radio", "radio of rural towns"}),
        ('"rural radio"', {"rural radio"}),
        ("radio -towns", {"rural radio"}),
        ("towns OR television", {"radio of rural towns", "television"}),
        ("radio television", set()),
        ("the of", set()),
        ("'; DROP TABLE x; --", set()),
        ('"rural', {"rural radio", "radio of rural towns"}),
        ("& | ! ( ) :*", set()),
    ],
)
def test_phrases_minus_and_or(three, q, titles):
    assert rows(q=q) == {three[title] for title in titles}


@pytest.mark.parametrize("q", ["comunitária", "COMUNITÁRIA"])
def test_accents_are_found_as_they_are_written(q):
    row = ProjectFactory(texts=[text("Rádio comunitária", "pt", summary="")])
    assert rows(q=q) == {row}


def test_record_with_the_word_in_two_languages_is_one_row():
    row = ProjectFactory(texts=[text("Radio"), text("Radio", "fr")])
    answer = found({"q": "radio"})
    assert (answer.rows, answer.total) == ([row], 1)


def test_words_narrow_the_facets():
    ProjectFactory(lines=["C1"], texts=[text("Radio")])
    ProjectFactory(lines=["C1"], texts=[text("A", summary="radio")])
    ProjectFactory(lines=["C2"], texts=[text("Television")])
    assert found({"q": "radio"}).facets["action_line"] == {"C1": 2}


# Order and pages


def test_title_ranks_above_summary_and_summary_above_description():
    low = ProjectFactory(texts=[text("A", summary="", description="broadband")])
    high = ProjectFactory(texts=[text("Broadband", summary="")])
    middle = ProjectFactory(texts=[text("A", summary="broadband")])
    assert found({"q": "broadband"}).rows == [high, middle, low]


def test_best_text_of_a_record_counts():
    two = ProjectFactory(
        texts=[text("A", summary="radio"), text("Radio", "fr", summary="")]
    )
    one = ProjectFactory(texts=[text("A", summary="radio")])
    assert found({"q": "radio"}).rows == [two, one]


def three_times():
    """Published in the order 0, 1, 2 and updated in the order 2, 0, 1."""
    return [
        ProjectFactory(
            published_at=NOW + timedelta(n), updated_at=NOW + timedelta((n + 1) % 3)
        )
        for n in range(3)
    ]


@pytest.mark.parametrize(
    ("ordering", "order"),
    [
        (None, [2, 1, 0]),
        ("-published_at", [2, 1, 0]),
        ("published_at", [0, 1, 2]),
        ("-updated_at", [1, 0, 2]),
        ("updated_at", [2, 0, 1]),
        ("reference", [0, 1, 2]),
        ("relevance", [2, 1, 0]),
    ],
)
def test_rows_come_in_the_order_that_is_asked_for(ordering, order):
    made = three_times()
    filters = {"ordering": ordering} if ordering else {}
    assert found(filters).rows == [made[n] for n in order]
    assert ordering is None or ordering in ORDERINGS


def test_words_may_be_ordered_otherwise_than_by_relevance():
    old = ProjectFactory(texts=[text("Radio radio")], published_at=NOW)
    new = ProjectFactory(
        texts=[text("A", description="radio")], published_at=NOW + timedelta(1)
    )
    assert found({"q": "radio"}).rows == [old, new]
    assert found({"q": "radio", "ordering": "-published_at"}).rows == [new, old]
    assert found({"q": "radio", "ordering": "relevance"}).rows == [old, new]


def test_newest_one_is_first_among_those_that_rank_the_same():
    made = [
        ProjectFactory(texts=[text("Radio")], published_at=NOW + timedelta(n // 2))
        for n in range(4)
    ]
    assert found({"q": "radio"}).rows == made[::-1]


@pytest.mark.parametrize("ordering", sorted(ORDERINGS))
def test_pages_share_no_row_even_where_all_are_alike(ordering):
    made = {
        ProjectFactory(published_at=NOW, updated_at=NOW, texts=[text("Radio")])
        for _ in range(5)
    }
    filters = {"q": "radio", "ordering": ordering}
    pages = [found(filters, Page(number=n, size=2)) for n in (1, 2, 3, 4)]
    assert [len(page.rows) for page in pages] == [2, 2, 1, 0]
    assert {page.total for page in pages} == {5}
    assert {row for page in pages for row in page.rows} == made


def codes(row):
    return [line.action_line.code for line in row.action_lines.all()]


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_any_number(count, django_assert_num_queries):
    for _ in range(count):
        ProjectFactory(lines=["C1", "C2"], countries=["CH"], sdgs=[9])
    # rows with organisation, texts, countries, lines, what they name, count;
    # six facets, and the families of lines
    with django_assert_num_queries(13):
        answer = found()
        cards = [
            (
                r.original.title,
                r.stakeholder,
                list(r.countries.all()),
                *tuple(line.action_line.code for line in r.action_lines.all()),
            )
            for r in answer.rows
        ]
    assert len(cards) == Project.objects.count() == count
