"""The sample that comes with the portal, whole, on the portal's own vocabulary."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldenbook.models import Commitment
from stocktaking.models import (
    ModerationGrant,
    Organisation,
    Project,
    ProjectAward,
    ProjectIdentifier,
    Revision,
    Submission,
    SubmissionEvent,
)
from tests.factories import record
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User
from wsis_portal.overview.models import Report

pytestmark = pytest.mark.django_db
LAST = "Demo accounts: " + ", ".join(account.email for account in demo.ACCOUNTS)


def load(**options):
    out = StringIO()
    call_command("load_sample", stdout=out, **options)
    return out.getvalue().splitlines()


def counts():
    models = (Project, Commitment, Submission, Revision, SubmissionEvent)
    return [model.objects.count() for model in (*models, ModerationGrant, User)]


def test_sample_is_loaded_once_and_changes_nothing_the_second_time():
    call_command("load_reference", stdout=StringIO())

    first = load()
    stored = counts()
    second = load(again=True)

    where = Report.objects.get().get_absolute_url()
    assert first == [
        "18 moderation grants added",
        "Read as JSON Lines, UTF-8.",
        "134 rows: 134 created, 0 updated, 0 unchanged, 0 kept, 0 withdrawn, 0 refused",
        f"Yearly report: {where}",
        LAST,
    ]
    assert second == [
        "0 moderation grants added",
        "Read as JSON Lines, UTF-8.",
        "134 rows: 0 created, 0 updated, 134 unchanged, 0 kept, 0 withdrawn, 0 refused",
        LAST,
    ]
    assert stored == counts() == [131, 3, 134, 134, 134, 18, 5]
    check_figures()
    check_facts()


def check_figures():
    """As counted in the file itself."""
    levels = Counter(ProjectAward.objects.values_list("level", flat=True))
    assert levels == {"nominated": 51, "winner": 41, "champion": 36}
    codes = Project.objects.values_list("collections__code", flat=True)
    assert Counter(codes)["stocktaking"] == 3
    assert Counter(codes)["prize-2020"] == 16
    itu = ProjectIdentifier.objects.filter(scheme="itu").order_by("value")
    numbers = ["1485765353", "1487771718", "1515496900"]
    assert list(itu.values_list("value", flat=True)) == numbers
    starts = Project.objects.exclude(starts_on="").values_list("starts_on", flat=True)
    assert sorted(starts) == ["2014", "2015", "2020"]


def check_facts():
    special = ProjectAward.objects.exclude(category="").get()
    category = "Digital Service Design special prize"
    assert (special.category, special.year) == (category, 2024)
    cta = Organisation.objects.get(name__endswith="(CTA)")
    assert cta.stakeholder_type == "international-organisation"
    china = Commitment.objects.get(countries__code="CN")
    assert (china.organisation, china.stakeholder) == (None, "government")


def test_portal_with_records_gets_no_sample_by_accident():
    record()
    before = counts()

    with pytest.raises(CommandError) as refusal:
        load()

    assert str(refusal.value) == "There are records already: --again adds to them."
    assert counts() == before


def test_sample_without_reference_data_is_refused_and_leaves_nothing():
    with pytest.raises(CommandError) as refusal:
        load()

    assert str(refusal.value) == "Load the reference data first: load_reference."
    assert counts() == [0, 0, 0, 0, 0, 0, 0]
