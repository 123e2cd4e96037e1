import pytest
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.choices import Qualifier, Verdict
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    ObservationFactory,
    RegionFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for letter in "abc"[:count]:
        IndicatorFactory(target=TargetFactory(letter=letter))

    # targets with the number of their indicators
    with django_assert_num_queries(1):
        response = client.get("/targets/")

    assert [t.indicator_count for t in response.context["targets"]] == [1] * count


@pytest.mark.parametrize(
    ("verdict", "kind", "words"),
    [
        (Verdict.PASSED, "good", "Passed"),
        (Verdict.MIXED, "late", "Mixed"),
        (Verdict.NOT_ACHIEVED, "bad", "Not achieved"),
        (Verdict.NOT_MEASURABLE, "none", "Not measurable"),
        ("", "none", "No verdict published"),
    ],
)
def test_verdict_has_its_own_shape_and_words(client, verdict, kind, words):
    TargetFactory(letter="j", verdict=verdict)
    state = f'<span class="state {kind}">{words}</span>'
    assertContains(client.get("/targets/"), state, count=1)
    assertContains(client.get("/targets/j/"), state, count=1)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    target = TargetFactory(letter="a")
    for year in [2005, 2010, 2013][:count]:
        indicator = IndicatorFactory(target=target)
        ObservationFactory(indicator=indicator, year=year, country=CountryFactory())
        ObservationFactory(indicator=indicator, year=year, region=RegionFactory())

    # the target; its observations with their places; its indicators; all targets
    with django_assert_num_queries(4):
        response = client.get("/targets/a/")

    assert [len(rows) for _one, rows in response.context["indicators"]] == [2] * count


def test_page_has_both_wordings_and_what_changed(client):
    TargetFactory(
        letter="j",
        wording_2003="To have access.",
        wording_review="To have access and make use of it.",
        change="Use was added.",
        outcome="Passed for telephones.",
    )

    response = client.get("/targets/j/")

    quote = '<blockquote class="quote" lang="en">'
    assertContains(response, f"{quote}To have access.</blockquote>")
    assertContains(response, f"{quote}To have access and make use of it.</blockquote>")
    assertContains(response, "Use was added.", count=1)
    assertContains(response, "Passed for telephones.", count=1)


def test_page_says_what_is_not_recorded(client):
    IndicatorFactory(target=TargetFactory(letter="j"))

    response = client.get("/targets/j/")

    assertContains(response, '<span class="nr">not recorded</span>', count=1)
    assertContains(response, '<span class="nr">No value recorded</span>', count=1)
    assertNotContains(response, "What changed:")


def test_value_has_qualifier_unit_words_place_and_number_of_its_source(client):
    indicator = IndicatorFactory(target=TargetFactory(letter="a"), source="Review")
    ObservationFactory(
        indicator=indicator,
        year=2013,
        value="43.4",
        qualifier=Qualifier.ABOUT,
        unit="% of people",
        words="almost half",
        source="Another text",
    )

    html = " ".join(client.get("/targets/a/").content.decode().split())

    assert 'about <b>43.4</b> <span lang="en" dir="ltr">% of people</span>' in html
    assert '<q class="small muted block" lang="en" dir="ltr">almost half</q>' in html
    assert '<th scope="row"> World </th> <td>2013</td>' in html
    assert '<li id="source-3"> <span lang="en" dir="ltr">Another text</span>' in html


def test_values_of_another_indicator_stay_with_it(client):
    target = TargetFactory(letter="a")
    one, other = (IndicatorFactory(target=target, code=code) for code in ["1.1", "1.2"])
    of_one, of_other = (
        ObservationFactory(indicator=one),
        ObservationFactory(indicator=other),
    )

    found = client.get("/targets/a/").context["indicators"]

    assert [(row.fact, [o.fact for o in rows]) for row, rows in found] == [
        (one, [of_one]),
        (other, [of_other]),
    ]


def test_target_that_is_not_there_is_404(client):
    TargetFactory(letter="j")
    assert client.get("/targets/k/").status_code == 404
