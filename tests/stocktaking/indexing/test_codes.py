"""What a record is found by: at publication, and when what it names has changed."""

import pytest
from django.urls import reverse

from actionlines.choices import Scheme
from actionlines.loading.run import load
from actionlines.models import ActionLine, RegionMember
from goldenbook.models import Commitment
from stocktaking import registers
from stocktaking.indexing.run import reindex
from stocktaking.models import Edition, Project
from tests.factories import (
    ActionLineFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    RegionFactory,
    RegionMemberFactory,
    change_of,
    record,
)
from tests.factories.stocktaking import SecretariatFactory, row_of

pytestmark = pytest.mark.django_db


def edition(register="project"):
    return Edition.objects.current(register)


@pytest.fixture
def switzerland():
    country = CountryFactory(code="CH")
    for scheme, code in ((Scheme.REGION, "EUR"), (Scheme.COMMISSION, "ECE")):
        RegionMemberFactory(
            country=country, region=RegionFactory(scheme=scheme, code=code)
        )
    return country


def test_publication_gives_all_codes_and_those_they_bring_along(switzerland):
    ActionLineFactory(code="C7-EHEALTH")
    organisation = OrganisationFactory(stakeholder_type="academia")

    row = record(
        organisation=organisation.reference,
        action_lines=[{"action_line": "C7-EHEALTH"}],
        countries=["CH"],
        level="national",
        stage="ongoing",
        starts_on="2025-03",
    )

    assert row.codes == [
        "action_line:C7",
        "action_line:C7-EHEALTH",
        "activity_type:project",
        "commission:ECE",
        "country:CH",
        "language:en",
        "level:national",
        "region:EUR",
        "stage:ongoing",
        "stakeholder_type:academia",
        "year:2025",
    ]


def test_change_takes_codes_away_and_turns_the_edition():
    row = record(stage="ongoing")
    before = edition()

    item = change_of(row, {"stage": "completed"}, state="published")
    registers.get("project").publish(item)

    codes = row_of(item).codes
    assert "stage:completed" in codes
    assert "stage:ongoing" not in codes
    assert edition() > before


def test_each_register_has_codes_of_its_own():
    row = CommitmentFactory(fulfilment="abandoned", timescale="longer")
    assert {"fulfilment:abandoned", "timescale:longer"} <= set(row.codes)


def test_record_without_facts_has_the_language_of_its_text_alone():
    assert ProjectFactory(organisation=None, lines=[]).codes == ["language:en"]


def test_reindexing_tells_how_many_had_other_codes_and_turns_no_page_for_nothing():
    kept, lost = ProjectFactory.create_batch(2)
    Project.objects.filter(pk=lost.pk).update(codes=["stage:planned"])
    before = edition()

    first = reindex(Project.objects.all())
    after = edition()
    second = reindex(Project.objects.all())

    assert (first, second) == (1, 0)
    assert before < after == edition()
    lost.refresh_from_db()
    assert lost.codes == [code for code in kept.codes if code != "year"]


def test_loading_reference_data_moves_records_to_the_regions_of_today():
    load()
    row = ProjectFactory(countries=["CH"])
    RegionMember.objects.filter(country__code="CH").delete()
    reindex(Project.objects.all())
    row.refresh_from_db()
    assert not any(code.startswith("region:") for code in row.codes)

    load()

    row.refresh_from_db()
    assert "region:EUR" in row.codes


def test_loading_indexes_what_an_old_version_wrote():
    load()
    row, promise = ProjectFactory(lines=["C1"]), CommitmentFactory(lines=["C1"])
    for model in (Project, Commitment):
        model.objects.update(codes=[])

    load()

    for one in (row, promise):
        one.refresh_from_db()
        assert "action_line:C1" in one.codes


def test_loading_the_same_again_leaves_records_alone():
    load()
    ProjectFactory()
    before = edition()

    load()

    assert edition() == before


def test_records_of_an_organisation_follow_its_type(client):
    organisation = OrganisationFactory(stakeholder_type="business")
    row, other = ProjectFactory(organisation=organisation), ProjectFactory()
    person = SecretariatFactory(is_superuser=True)
    client.force_login(person)
    address = reverse("admin:stocktaking_organisation_change", args=[organisation.pk])
    form = client.get(address).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    management = {
        f"{prefix}-{name}": "0"
        for prefix in ("memberships", "former_names")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }

    answer = client.post(
        address, {**typed, **management, "stakeholder_type": "academia"}
    )

    assert answer.status_code == 302, answer.context["errors"]
    row.refresh_from_db()
    assert "stakeholder_type:academia" in row.codes
    assert "stakeholder_type:business" not in row.codes
    other.refresh_from_db()
    assert not any(code.startswith("stakeholder_type") for code in other.codes)


def test_family_of_a_line_is_what_the_summit_agreed():
    row = ProjectFactory(lines=["C7-EHEALTH"])
    ActionLine.objects.filter(code="C7-EHEALTH").update(parent=None)

    reindex(Project.objects.all())

    row.refresh_from_db()
    assert "action_line:C7" not in row.codes
