import pytest
from django.db import IntegrityError, transaction

from goldenbook.models import Commitment, ProgressReport
from tests.factories import CommitmentFactory, ProgressReportFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "changes", "constraint"),
    [
        (CommitmentFactory, {"amount": 1}, "commitment_amounts_have_a_currency"),
        (CommitmentFactory, {"currency": "CHF"}, "commitment_amounts_have"),
        (
            CommitmentFactory,
            {"amount": -1, "currency": "CHF"},
            "commitment_amounts_are_not_negative",
        ),
        (
            CommitmentFactory,
            {"amount": -5, "anticipated_expenditure": 10, "currency": "USD"},
            "commitment_amounts_are_not_negative",
        ),
        (
            CommitmentFactory,
            {"anticipated_expenditure": 1},
            "commitment_amounts_have_a_currency",
        ),
        (CommitmentFactory, {"stakeholder_type": "other"}, "commitment_type_is_of"),
        (
            CommitmentFactory,
            {"starts_on": "2020", "ends_on": "2019"},
            "ends_after_start",
        ),
        (ProgressReportFactory, {"amount_spent": 1}, "progressreport_amount_has"),
        (ProgressReportFactory, {"currency": "CHF"}, "progressreport_amount_has"),
        (ProgressReportFactory, {"starts_on": "2027"}, "progressreport_ends_after"),
    ],
)
def test_public_row_never_says_what_cannot_be(factory, changes, constraint):
    row = factory()
    rows = type(row).objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rows.update(**changes)


def test_names_and_addresses():
    row = ProgressReportFactory(reference="WSIS-R-000003")
    page = f"/golden-book/{row.commitment.reference}/"
    assert str(row) == "WSIS-R-000003"
    assert row.commitment.get_absolute_url() == page
    assert row.get_absolute_url() == f"{page}#WSIS-R-000003"


def test_commitment_with_reports_is_not_deleted():
    report = ProgressReportFactory()
    with pytest.raises(IntegrityError):
        report.commitment.delete()
    assert (Commitment.objects.count(), ProgressReport.objects.count()) == (1, 1)
