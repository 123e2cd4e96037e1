from stocktaking.admin.appointments import (
    AgencyMemberAdmin,
    FocalPointAdmin,
    ModerationGrantAdmin,
)
from stocktaking.admin.claims import MembershipClaimAdmin
from stocktaking.admin.drafts import DraftAdmin
from stocktaking.admin.error_reports import ErrorReportAdmin
from stocktaking.admin.mergers import OrganisationMergerAdmin
from stocktaking.admin.organisation import OrganisationAdmin
from stocktaking.admin.proposals import ProposalAdmin
from stocktaking.admin.records import (
    CollectionAdmin,
    ProjectAdmin,
    RecordAdmin,
    TombstoneAdmin,
)
from stocktaking.admin.reminders import (
    DraftNoticeAdmin,
    NoRemindersAdmin,
    ReminderAdmin,
)
from stocktaking.admin.submission import SubmissionAdmin
from stocktaking.admin.workload import workload

__all__ = [
    "AgencyMemberAdmin",
    "CollectionAdmin",
    "DraftAdmin",
    "DraftNoticeAdmin",
    "ErrorReportAdmin",
    "FocalPointAdmin",
    "MembershipClaimAdmin",
    "ModerationGrantAdmin",
    "NoRemindersAdmin",
    "OrganisationAdmin",
    "OrganisationMergerAdmin",
    "ProjectAdmin",
    "ProposalAdmin",
    "RecordAdmin",
    "ReminderAdmin",
    "SubmissionAdmin",
    "TombstoneAdmin",
    "workload",
]
