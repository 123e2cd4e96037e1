import pytest
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.choices import Listing, Role
from actionlines.models import SdgLink, SdgTarget, TitleVariant
from tests.factories import (
    ActionLineFactory,
    AgencyFactory,
    FacilitationFactory,
    SdgFactory,
)

pytestmark = pytest.mark.django_db
SOURCED = {"source": "Matrix, 2015", "as_of": "2026-01-01"}


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for code in ["C1", "C2", "C3"][:count]:
        line = ActionLineFactory(code=code)
        FacilitationFactory(action_line=line)
        FacilitationFactory(action_line=line, listing=Listing.LATER)

    # lines; facilitations of the leaflet, and of later sources, with their agencies
    with django_assert_num_queries(3):
        response = client.get("/action-lines/")

    assert len(response.context["lines"]) == count


def test_list_keeps_the_order_of_the_plan_of_action(client):
    for code in ["C11", "C7-EHEALTH", "C2", "C7"]:
        ActionLineFactory(code=code)

    rows = client.get("/action-lines/").context["lines"]

    assert [line.code for line in rows] == ["C2", "C7", "C7-EHEALTH", "C11"]


def test_list_keeps_2006_and_later_apart_and_leaves_2005_to_the_page(client):
    line = ActionLineFactory(code="C6")
    of = {
        listing: FacilitationFactory(
            action_line=line, agency=AgencyFactory(code=listing), listing=listing
        )
        for listing in Listing
    }

    (row,) = client.get("/action-lines/").context["lines"]

    assert row.in_2006 == [of[Listing.LEAFLET]]
    assert row.later == [of[Listing.LATER]]


def test_list_marks_what_no_text_confirmed(client):
    line = ActionLineFactory()
    FacilitationFactory(action_line=line)
    sure = client.get("/action-lines/")
    assertNotContains(sure, 'class="doubt"')

    FacilitationFactory(action_line=line, verified=False)

    assertContains(client.get("/action-lines/"), 'class="doubt"', count=1)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    line = ActionLineFactory(code="C7")
    for number, code in enumerate(
        ["C7-EHEALTH", "C7-ESCIENCE", "C7-EBUSINESS"][:count]
    ):
        FacilitationFactory(action_line=line)
        FacilitationFactory(action_line=ActionLineFactory(code=code))
        TitleVariant.objects.create(
            action_line=line, title=f"Title {number}", **SOURCED
        )
        goal = SdgFactory(number=number + 1)
        link = SdgLink.objects.create(action_line=line, sdg=goal, **SOURCED)
        link.targets.create(code=f"{number + 1}.1", sdg=goal)

    # the line with its parent; its facilitations; variants; goals and their targets;
    # sub-lines with their two lists of facilitations
    with django_assert_num_queries(8):
        response = client.get("/action-lines/c7/")

    assert len(response.context["links"]) == count


def test_page_has_a_table_for_each_list(client):
    line = ActionLineFactory(code="C4")
    annex = FacilitationFactory(action_line=line, listing=Listing.TUNIS_AGENDA)
    later = FacilitationFactory(action_line=line, listing=Listing.LATER)

    lists = client.get("/action-lines/c4/").context["lists"]

    found = [(listing, [row.fact for row in rows]) for listing, rows in lists]
    assert found == [
        (Listing.TUNIS_AGENDA, [annex]),
        (Listing.LEAFLET, []),
        (Listing.LATER, [later]),
    ]


def test_page_says_role_period_doubt_and_source_of_a_facilitation(client):
    FacilitationFactory(
        action_line=ActionLineFactory(code="C6"),
        agency=AgencyFactory(code="itu", acronym="ITU"),
        role=Role.FOCAL_POINT,
        valid_from="2008-05",
        verified=False,
        source="Report of 2010, https://example.org/report",
    )

    html = " ".join(client.get("/action-lines/c6/").content.decode().split())

    assert "Focal point" in html
    assert "from May 2008" in html
    assert '<span class="tag unverified">not verified</span>' in html
    assert '<a href="#source-2">' in html
    assert 'href="https://example.org/report"' in html


def test_facilitation_without_dates_says_not_recorded(client):
    line = ActionLineFactory(code="C1")
    for listing in Listing:
        FacilitationFactory(action_line=line, listing=listing)
    of_the_goals = client.get("/action-lines/c1/")
    assertContains(of_the_goals, '<span class="nr">not recorded</span>', count=1)

    FacilitationFactory(action_line=line, valid_from="")

    response = client.get("/action-lines/c1/")
    assertContains(response, '<span class="nr">not recorded</span>', count=2)


def test_targets_of_a_goal_are_in_the_order_of_their_numbers(client):
    line, goal = ActionLineFactory(code="C1"), SdgFactory(number=16)
    link = SdgLink.objects.create(action_line=line, sdg=goal, **SOURCED)
    for code in ["16.b", "16.10", "16.5"]:
        link.targets.add(SdgTarget.objects.create(code=code, sdg=goal))

    ((_link, targets),) = client.get("/action-lines/c1/").context["links"]

    assert targets == ["16.5", "16.10", "16.b"]


def test_sub_line_leads_up_to_its_line(client):
    line = ActionLineFactory(code="C7-EHEALTH")
    assertContains(
        client.get("/action-lines/c7-e-health/"),
        f'<a href="/action-lines/c7/">{line.parent}</a>',
    )


def test_wording_that_no_official_text_has_is_marked_in_its_language_alone(client):
    ActionLineFactory(code="C2", unverified_languages=["es"])
    mark = "tag unverified"

    assertNotContains(client.get("/action-lines/c2/"), mark)
    with translation.override("es"):
        assertContains(client.get("/es/action-lines/c2/"), mark, count=1)


def test_page_links_the_projects_of_the_line(client):
    ActionLineFactory(code="C7-EHEALTH")
    assertContains(
        client.get("/action-lines/c7-e-health/"),
        'href="/projects/?action_line=C7-EHEALTH"',
    )


def test_line_that_is_not_there_is_404(client):
    ActionLineFactory(code="C2")
    assert client.get("/action-lines/c12/").status_code == 404


def test_pages_are_read_only(client):
    ActionLineFactory(code="C2")
    assert client.post("/action-lines/").status_code == 405
    assert client.post("/action-lines/c2/").status_code == 405
