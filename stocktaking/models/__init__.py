from stocktaking.models.bitmap import CodeBitmap
from stocktaking.models.deciding import BulkDecision, BulkDecisionRow
from stocktaking.models.decision import Decision
from stocktaking.models.edition import Edition
from stocktaking.models.error_report import ErrorReport
from stocktaking.models.event import EventNote, SubmissionEvent
from stocktaking.models.membership import (
    AnyInvitation,
    DraftInvitation,
    Invitation,
    MembershipClaim,
)
from stocktaking.models.moderation import AgencyMember, FocalPoint, ModerationGrant
from stocktaking.models.organisation import (
    FormerName,
    Organisation,
    OrganisationMember,
)
from stocktaking.models.organisation_merger import OrganisationMerger
from stocktaking.models.organisation_tally import OrganisationTally
from stocktaking.models.project import (
    Project,
    ProjectActionLine,
    ProjectAward,
    ProjectIdentifier,
    ProjectLink,
    ProjectPartner,
    ProjectSdg,
    ProjectTarget,
    ProjectText,
)
from stocktaking.models.proposal import Proposal
from stocktaking.models.published import Published
from stocktaking.models.queue import QueueEntry
from stocktaking.models.record import Collection, Record
from stocktaking.models.reply import CannedReply
from stocktaking.models.review import Correction, Endorsement, Opinion
from stocktaking.models.revision import Revision
from stocktaking.models.rows import (
    RecordActionLine,
    RecordAward,
    RecordIdentifier,
    RecordLink,
    RecordPartner,
    RecordSdg,
    RecordTarget,
)
from stocktaking.models.saved_search import SavedSearch
from stocktaking.models.submission import Draft, Submission
from stocktaking.models.terms import TermsAcceptance
from stocktaking.models.text import RecordText
from stocktaking.models.tombstone import Tombstone
from stocktaking.models.upkeep import DraftNotice, NoReminders, Reminder
from stocktaking.models.upload import OwnNumber, Upload, UploadPart, UploadRow
from stocktaking.models.word import KnownWord

__all__ = [
    "AgencyMember",
    "AnyInvitation",
    "BulkDecision",
    "BulkDecisionRow",
    "CannedReply",
    "CodeBitmap",
    "Collection",
    "Correction",
    "Decision",
    "Draft",
    "DraftInvitation",
    "DraftNotice",
    "Edition",
    "Endorsement",
    "ErrorReport",
    "EventNote",
    "FocalPoint",
    "FormerName",
    "Invitation",
    "KnownWord",
    "MembershipClaim",
    "ModerationGrant",
    "NoReminders",
    "Opinion",
    "Organisation",
    "OrganisationMember",
    "OrganisationMerger",
    "OrganisationTally",
    "OwnNumber",
    "Project",
    "ProjectActionLine",
    "ProjectAward",
    "ProjectIdentifier",
    "ProjectLink",
    "ProjectPartner",
    "ProjectSdg",
    "ProjectTarget",
    "ProjectText",
    "Proposal",
    "Published",
    "QueueEntry",
    "Record",
    "RecordActionLine",
    "RecordAward",
    "RecordIdentifier",
    "RecordLink",
    "RecordPartner",
    "RecordSdg",
    "RecordTarget",
    "RecordText",
    "Reminder",
    "Revision",
    "SavedSearch",
    "Submission",
    "SubmissionEvent",
    "TermsAcceptance",
    "Tombstone",
    "Upload",
    "UploadPart",
    "UploadRow",
]
