"""The page of a record: its facts in the order in which people ask for them."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from stocktaking.models import Submission
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    ProjectFactory,
    record,
    text,
)

pytestmark = pytest.mark.django_db


def facts(client, url):
    """The rows of facts on the page, by label, in their order."""
    html = client.get(url).content.decode()
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", html, re.DOTALL)
    return {plain(label): plain(words) for label, words in rows}


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def everything():
    """A project that leaves nothing out."""
    trust = OrganisationFactory(name="Radio Trust", stakeholder_type="civil-society")
    item = ProjectFactory(
        activity_type="project",
        organisation=trust,
        countries=["CH", "KE"],
        level="international",
        languages=["fr", "sw"],
        starts_on="2024-05",
        ends_on="2026-03-31",
        stage="ongoing",
        lines=["C3", "C9"],
        targets=["e"],
        sdgs=[3],
        area="applications",
        budget="1000.50",
        currency="USD",
        source="Report of the trust, 2026",
        vouched_on=date(2026, 3, 31),
        collections=["prize-2012"],
    )
    item.action_lines.filter(position=0).update(reason="It carries voices.")
    friends = OrganisationFactory(name="Radio Friends")
    item.partners.create(position=0, organisation=friends, role="funding")
    item.links.create(position=0, url="https://example.org/", title="Site")
    prize = {"scheme": "WSIS Prizes", "year": 2012, "category": "Voices"}
    item.awards.create(position=0, level="winner", source="List of winners", **prize)
    item.identifiers.create(position=0, scheme="iati", value="XM-1")
    return item


@time_machine.travel("2026-11-22")
def test_facts_stand_in_the_order_of_a_reader(client):
    item = everything()
    line, other = (row.action_line for row in item.action_lines.all())

    assert list(facts(client, item.get_absolute_url()).items()) == [
        ("Type", "Project"),
        ("Organisation", "Radio Trust (Civil society)"),
        ("Partners", "Radio Friends (Funding)"),
        ("Countries", "Country CH , Country KE"),
        ("Level", "International"),
        ("Languages of the activity", "French, Swahili"),
        ("Period", "May 2024 \u2013 31 March 2026"),
        ("Stage", "Ongoing"),
        ("Action lines", f"{line} It carries voices. {other}"),
        ("Targets", str(item.targets.get().target)),
        ("Sustainable Development Goals", f"3 {item.sdgs.get().sdg.title}"),
        ("Connect the World area", "Applications and services"),
        ("Budget", "1,000.50 USD"),
        ("Links", "Site"),
        ("Awards", "WSIS Prizes 2012 : Winner ( Voices ) List of winners"),
        ("Source", "Report of the trust, 2026"),
        (
            "Kept up to date",
            "Up to date Confirmed or handed in on 31 March 2026.",
        ),
        ("Collections", "Prize-2012"),
        ("Other identifiers", "IATI: XM-1"),
    ]


def test_what_a_reader_looks_for_in_vain_shares_one_row(client):
    item = ProjectFactory(organisation=None, lines=[], ends_on="2026")

    assert facts(client, item.get_absolute_url()) == {
        "Period": "until 2026",
        "Kept up to date": "Historic record As its source gives it."
        " Nobody has confirmed it since.",
        "Not recorded": "Type, Organisation, Countries, Level, Action lines,"
        " Sustainable Development Goals, Stage, Budget",
    }


def test_type_of_a_stakeholder_without_a_name_is_told(client):
    item = ProjectFactory(organisation=None, stakeholder_type="government")
    found = facts(client, item.get_absolute_url())
    assert found["Stakeholder type"] == "Government"


def test_commitment_says_what_was_promised_and_what_is_not_recorded(client):
    item = CommitmentFactory(
        amount="1250000", currency="USD", timescale="five-years", fulfilment="completed"
    )

    found = facts(client, item.get_absolute_url())

    assert found["Timescale"] == "Two to five years"
    assert found["Fulfilment"] == "Completed"
    assert found["Amount promised"] == "1,250,000 USD"
    assert found["Not recorded"] == (
        "Type, Countries, Level, Period, Sustainable Development Goals,"
        " Anticipated expenditure"
    )


def test_languages_are_named_in_that_of_the_reader(client):
    item = ProjectFactory(languages=["fr", "sw"])
    with translation.override("ar"):
        found = facts(client, item.get_absolute_url())
    names = (
        "\u0627\u0644\u0641\u0631\u0646\u0633\u064a\u0629\u060c"
        " \u0627\u0644\u0633\u0648\u0627\u062d\u0644\u064a\u0629"
    )
    assert names in found.values()


def test_translation_says_its_language_and_who_made_it(client):
    item = ProjectFactory(
        texts=[text(), text("Radio de village", "fr", origin="machine-translation")]
    )

    html = client.get(item.get_absolute_url()).content.decode()

    assert '<p class="small muted">French \u00b7 Machine translation</p>' in html
    assert "English \u00b7" not in html


def test_line_is_named_once(client):
    item = ProjectFactory(lines=["C9"])
    html = client.get(item.get_absolute_url()).content.decode()
    body = html.partition("<body>")[2]
    assert body.count(str(item.action_lines.get().action_line)) == 1


def entries(*years):
    """Records of these years, each of which continues the one before."""
    rows = []
    for year in years:
        earlier = rows[-1] if rows else None
        more = {"year": year, "continues": earlier, "texts": [text(f"Radio {year}")]}
        rows.append(ProjectFactory(**more))
    return rows


def test_each_entry_names_those_before_and_after_it(client):
    oldest, _old, middle, last = entries(2022, 2023, None, 2026)

    assert facts(client, oldest.get_absolute_url())["Later entries"] == (
        f"2023 : Radio 2023 , {middle.reference} : Radio None , 2026 : Radio 2026"
    )
    found = facts(client, middle.get_absolute_url())
    assert found["Earlier entries"] == "2023 : Radio 2023 , 2022 : Radio 2022"
    assert found["Later entries"] == "2026 : Radio 2026"
    html = client.get(middle.get_absolute_url()).content.decode()
    assert f'href="{last.get_absolute_url()}"' in html


def test_a_record_alone_names_no_others(client):
    found = facts(client, ProjectFactory().get_absolute_url())
    assert not {"Earlier entries", "Later entries"} & found.keys()


@pytest.mark.parametrize("number", [1, 3, 9])
def test_entries_cost_the_same_for_any_number(client, number):
    middle = entries(*range(2010, 2010 + number))[number // 2]

    with CaptureQueriesContext(connection) as queries:
        client.get(middle.get_absolute_url())

    assert len([q for q in queries if "WITH RECURSIVE" in q["sql"]]) == 1
    assert len(queries) == 18
    # tombstone; the record and its ten lists; entries; revisions; acts; endorsements;
    # what is related; and what a page asks


def test_who_may_change_a_record_may_report_the_next_entry(client):
    row = record()
    again = f'href="/my/records/{row.reference}/again/"'
    assert again not in client.get(row.get_absolute_url()).content.decode()

    client.force_login(Submission.objects.get(reference=row.reference).submitter)

    assert again in client.get(row.get_absolute_url()).content.decode()
    assert again in client.get("/my/records/").content.decode()
