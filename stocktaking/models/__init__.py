from stocktaking.models.edition import Edition
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
from stocktaking.models.published import Published
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
from stocktaking.models.word import KnownWord

__all__ = [
    "AgencyMember",
    "Collection",
    "Edition",
    "EventNote",
    "FocalPoint",
    "FormerName",
    "KnownWord",
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
    "Published",
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
