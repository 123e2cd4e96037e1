"""What an organisation has, and what would go over with it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import EDITABLE, WAITING, State
from stocktaking.indexing.words import naming
from stocktaking.models import Organisation, Submission

OPEN = (*EDITABLE, *WAITING, State.REFUSED)
"""States of a submission whose document may still be published."""
COUNTED = {
    "records": _("Records"),
    "partner_in": _("Records that name it as a partner"),
    "submissions": _("Drafts and submissions that name it"),
    "members": _("Members"),
    "claims": _("Claims of membership"),
    "invitations": _("Invitations"),
    "former_names": _("Former names"),
    "uploads": _("Files of many records"),
    "own_numbers": _("Its own numbers of records"),
}
"""What is counted, in words."""


def outlook(row: Organisation) -> dict[str, int]:
    """How much of each there is, by the names of COUNTED."""
    records, partner_in = 0, 0
    for model, partner in naming(row):
        records += model.objects.filter(organisation=row).count()
        partner_in += model.objects.filter(partner).count()
    return {
        "records": records,
        "partner_in": partner_in,
        "submissions": open_documents(row).count(),
        "members": row.memberships.count(),
        "claims": row.claims.count(),
        "invitations": row.invitations.count(),
        "former_names": row.former_names.count(),
        "uploads": row.uploads.count(),
        "own_numbers": row.own_numbers.count(),
    }


def open_documents(row: Organisation) -> QuerySet[Submission]:
    return Submission.objects.filter(names(row.reference), state__in=OPEN)


def names(reference: str) -> Q:
    """That a document has REFERENCE as its organisation, or as a partner; by the index
    of documents.
    """
    own = {"public": {"organisation": reference}}
    partner = {"public": {"partners": [{"organisation": reference}]}}
    return Q(document__contains=own) | Q(document__contains=partner)
