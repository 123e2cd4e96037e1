"""The registers of the Golden Book: the same publisher, other words."""

from django.utils.translation import gettext_lazy as _

from goldenbook import reporting
from goldenbook.documents import CommitmentDocument, ProgressReportDocument
from stocktaking.publishing import register

CLAIMS = frozenset({("fulfilment", "completed"), ("fulfilment", "partly-completed")})
"""What nobody says of an own commitment without a review."""
COMMITMENTS = register(
    "commitment",
    "G",
    CommitmentDocument,
    at_once=frozenset({"fulfilment", "ends_on", "confirmed_on"}),
    page="goldenbook:commitment",
    template="goldenbook/commitment.html",
    expected={
        ("timescale",): _("Timescale"),
        ("amount",): _("Amount promised"),
        ("anticipated_expenditure",): _("Anticipated expenditure"),
    },
    reviewed_values=CLAIMS,
    follow=reporting.follow_commitment,
)
PROGRESS_REPORTS = register(
    "progress-report",
    "R",
    ProgressReportDocument,
    at_once=frozenset(),
    template="goldenbook/progress_report.html",
    about="commitment",
    new_at_once=True,
    reviewed_values=CLAIMS,
    follow=reporting.follow_report,
)
