"""The registers of the Golden Book: the same publisher, other words."""

from goldenbook.documents import CommitmentDocument, ProgressReportDocument
from stocktaking.publishing import register

COMMITMENTS = register(
    "commitment",
    "G",
    CommitmentDocument,
    at_once=frozenset({"fulfilment", "ends_on", "confirmed_on"}),
    page="goldenbook:commitment",
    reviewed_values=frozenset(
        {("fulfilment", "completed"), ("fulfilment", "partly-completed")}
    ),
)
PROGRESS_REPORTS = register(
    "progress-report",
    "R",
    ProgressReportDocument,
    at_once=frozenset(),
    about="commitment",
)
