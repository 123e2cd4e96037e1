"""The registers of the Golden Book: the same publisher, other words."""

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
    reviewed_values=CLAIMS,
    follow=reporting.follow_commitment,
)
PROGRESS_REPORTS = register(
    "progress-report",
    "R",
    ProgressReportDocument,
    at_once=frozenset(),
    about="commitment",
    new_at_once=True,
    reviewed_values=CLAIMS,
    follow=reporting.follow_report,
)
