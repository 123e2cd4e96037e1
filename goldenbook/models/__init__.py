from goldenbook.models.commitment import (
    Commitment,
    CommitmentActionLine,
    CommitmentIdentifier,
    CommitmentLink,
    CommitmentPartner,
    CommitmentSdg,
    CommitmentTarget,
    CommitmentText,
)
from goldenbook.models.progress_report import (
    ProgressReport,
    ProgressReportLink,
    ProgressReportText,
)

__all__ = [
    "Commitment",
    "CommitmentActionLine",
    "CommitmentIdentifier",
    "CommitmentLink",
    "CommitmentPartner",
    "CommitmentSdg",
    "CommitmentTarget",
    "CommitmentText",
    "ProgressReport",
    "ProgressReportLink",
    "ProgressReportText",
]
