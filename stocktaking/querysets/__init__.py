"""Named reads. Views, API, admin and exports ask here and do not filter by hand."""

from stocktaking.querysets.appointments import (
    AppointmentQuerySet,
    agencies_of,
    countries_of,
    granted_codes,
    in_force,
    moderators_on,
)
from stocktaking.querysets.deciding import BulkRowQuerySet
from stocktaking.querysets.decisions import DecisionQuerySet
from stocktaking.querysets.endorsements import EndorsementQuerySet
from stocktaking.querysets.membership import ClaimQuerySet, InvitationQuerySet
from stocktaking.querysets.organisations import (
    REFERENCE,
    OrganisationQuerySet,
    folded_name,
)
from stocktaking.querysets.records import (
    DOCUMENT,
    OF_ORGANISATION,
    ProjectQuerySet,
    RecordQuerySet,
    coded,
)
from stocktaking.querysets.revisions import EditionQuerySet, RevisionQuerySet
from stocktaking.querysets.submissions import EventQuerySet, SubmissionQuerySet
from stocktaking.querysets.uploads import UploadQuerySet, UploadRowQuerySet

__all__ = [
    "DOCUMENT",
    "OF_ORGANISATION",
    "REFERENCE",
    "AppointmentQuerySet",
    "BulkRowQuerySet",
    "ClaimQuerySet",
    "DecisionQuerySet",
    "EditionQuerySet",
    "EndorsementQuerySet",
    "EventQuerySet",
    "InvitationQuerySet",
    "OrganisationQuerySet",
    "ProjectQuerySet",
    "RecordQuerySet",
    "RevisionQuerySet",
    "SubmissionQuerySet",
    "UploadQuerySet",
    "UploadRowQuerySet",
    "agencies_of",
    "coded",
    "countries_of",
    "folded_name",
    "granted_codes",
    "in_force",
    "moderators_on",
]
