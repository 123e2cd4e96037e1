from dataclasses import dataclass
from datetime import date

from wsis_portal.citations import Citations, Source

DAY, OTHER_DAY = date(2026, 1, 1), date(2026, 2, 2)


@dataclass(frozen=True)
class Fact:
    source: str
    as_of: date = DAY


def test_sources_are_numbered_in_the_order_of_reading_each_once():
    citations = Citations()
    facts = [Fact("leaflet"), Fact("report"), Fact("leaflet"), Fact("annex")]

    cited = citations.cite(facts)

    assert [(row.fact, row.number) for row in cited] == list(
        zip(facts, [1, 2, 1, 3], strict=True)
    )
    assert citations.sources == [
        Source(1, "leaflet", DAY),
        Source(2, "report", DAY),
        Source(3, "annex", DAY),
    ]


def test_numbers_go_on_from_list_to_list():
    citations = Citations()
    assert citations.number(Fact("title")) == 1
    assert [row.number for row in citations.cite([Fact("leaflet"), Fact("title")])] == [
        2,
        1,
    ]


def test_a_source_looked_up_twice_is_two_sources():
    citations = Citations()
    citations.cite([Fact("leaflet"), Fact("leaflet", OTHER_DAY)])
    assert [source.number for source in citations.sources] == [1, 2]


def test_day_is_said_once_where_it_is_the_same():
    citations = Citations()
    assert citations.looked_up_on is None
    citations.cite([Fact("leaflet"), Fact("report")])
    assert citations.looked_up_on == DAY
    citations.number(Fact("annex", OTHER_DAY))
    assert citations.looked_up_on is None
