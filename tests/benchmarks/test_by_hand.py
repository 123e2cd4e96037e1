from collections import Counter

import pytest
from django.core.cache import cache

from benchmarks.requests.by_hand.conditions import by_codes, by_rows
from benchmarks.requests.by_hand.facets import together
from benchmarks.requests.cases import CASES, Drawn
from benchmarks.requests.questions import FACETS, Draw
from stocktaking.models import Project

NUMBER = 6  # questions of a case
READ = [case for case in CASES if case.is_read and not case.is_long]


def test_hand_written_statements_tell_what_the_portal_tells(client, hand, register):
    draw = Draw(hand, NUMBER)
    drawn = Drawn(draw.filters(), draw.words(), draw)
    asked = [
        (case, question, way)
        for case in READ
        for question in case.questions(drawn)
        for way in case.by_hand
    ]

    differing = []
    for case, question, way in asked:
        cache.clear()
        portal = case.told(hand, client.get(question.address).content)
        if portal != case.told_by_hand(hand, case.by_hand[way](hand, question)):
            differing.append((case.name, way, question.address))

    assert differing == []
    by_hand = [case for case in READ if case.by_hand]
    assert len(asked) > NUMBER * len(by_hand)


@pytest.mark.parametrize("conditions", [by_rows, by_codes])
def test_every_value_of_every_facet_finds_its_records(hand, register, conditions):
    of_records = Project.objects.values_list("codes", flat=True)
    codes = Counter(code for one in of_records for code in one)

    found = {}
    for code in codes:
        name, value = code.split(":")
        if name in FACETS:
            condition, params = conditions({name: [value]})
            sql = f"SELECT count(*) FROM stocktaking_project AS p WHERE {condition}"
            ((found[code],),) = hand.rows(sql, params)

    assert found == {code: codes[code] for code in found}
    assert {code.split(":")[0] for code in found} == set(FACETS)


def test_codes_that_are_all_wanted_are_looked_up_together():
    filters = {"country": ["KE"], "sdg": ["4", "9"], "level": ["local"]}

    assert by_codes(filters | {"year_from": 2010}) == (
        "p.codes && %(sdg)s::varchar[] AND p.year >= %(year_from)s"
        " AND p.codes @> %(wanted)s::varchar[]",
        {
            "sdg": ["sdg:4", "sdg:9"],
            "year_from": 2010,
            "wanted": ["country:KE", "level:local"],
        },
    )


def test_without_filters_there_is_no_condition():
    assert by_codes({}) == by_rows({}) == ("true", {})


def test_a_chosen_facet_is_counted_without_its_own_choice():
    first, *others = together({"country": ["KE"], "year_from": 2010})

    assert first[0] == ()
    assert {"country", "year"}.isdisjoint(first[1])
    assert others == [(("country",), ["country"]), (("year_from",), ["year"])]
