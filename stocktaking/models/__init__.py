from stocktaking.models.event import EventNote, SubmissionEvent
from stocktaking.models.moderation import AgencyMember, FocalPoint, ModerationGrant
from stocktaking.models.organisation import (
    FormerName,
    Organisation,
    OrganisationMember,
)
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
from stocktaking.models.record import Collection, Record
from stocktaking.models.revision import Revision, Tombstone
from stocktaking.models.rows import (
    RecordActionLine,
    RecordAward,
    RecordIdentifier,
    RecordLink,
    RecordPartner,
    RecordSdg,
    RecordTarget,
)
from stocktaking.models.submission import Submission
from stocktaking.models.text import RecordText

__all__ = [
    "AgencyMember",
    "Collection",
    "EventNote",
    "FocalPoint",
    "FormerName",
    "ModerationGrant",
    "Organisation",
    "OrganisationMember",
    "Project",
    "ProjectActionLine",
    "ProjectAward",
    "ProjectIdentifier",
    "ProjectLink",
    "ProjectPartner",
    "ProjectSdg",
    "ProjectTarget",
    "ProjectText",
    "Record",
    "RecordActionLine",
    "RecordAward",
    "RecordIdentifier",
    "RecordLink",
    "RecordPartner",
    "RecordSdg",
    "RecordTarget",
    "RecordText",
    "Revision",
    "Submission",
    "SubmissionEvent",
    "Tombstone",
]
