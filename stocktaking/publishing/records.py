"""The public part of a document becomes rows, and a revision of it is kept."""

from datetime import date
from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import Kind, Profile
from stocktaking.events import is_rehearsal
from stocktaking.models import Edition, Record, Revision, Submission
from stocktaking.publishing.organisations import settled
from stocktaking.publishing.rows import write
from stocktaking.registers import Public
from stocktaking.validators import check_not_emptied
from wsis_portal.api.documents import DocumentSerializer
from wsis_portal.errors import SENTENCES, InvalidDocument, Problem

Judge = type[DocumentSerializer[Any]]

SENTENCES["partner-twice"] = _("Two of the partners are the same organisation.")
SENTENCES["identifier-taken"] = _("Another record has one of these identifiers.")


def publish(judge: Judge, item: Submission) -> Public:
    """Write the rows of item.reference, new or changed; gives its public words.

    Runs inside the transaction of the step. Raises InvalidDocument when a code or
    an organisation has gone since the document was handed in.
    """
    model: Any = judge.Meta.model
    before = Revision.objects.current(item.reference) if item.base_revision else None
    rows = model.objects.filter(reference=item.reference)
    row = (rows.first() if before else None) or model(reference=item.reference)
    judged = getattr(item.document, "judged", None)  # by the step, a moment ago
    judged = judged or judge.read(item.public, item.profile)
    values = settled(judged.validated_data)
    public = judged.to_representation(values)
    row.revision = keep_revision(item, before, public)
    if isinstance(row, Record):
        row.vouched_on = vouched_on(item, row, values["confirmed_on"])
    try:
        write(row, values, judge.items)
    except IntegrityError as error:  # the step is undone as a whole
        raise refusal_of(error) from error
    if follow := registers.get(item.register).follow:
        follow(row, said_on(item))
    turn_edition(item.register)
    return public


def turn_edition(register: str) -> None:
    """Nobody is to wait for a rehearsal at the number of the edition."""
    if not is_rehearsal():
        Edition.objects.turn(register)


def vouched_on(item: Submission, row: Record, confirmed_on: date | None) -> date | None:
    """The last day on which its stakeholder handed it in or confirmed it, if any."""
    days = [row.vouched_on, confirmed_on, said_on(item)]
    return max(filter(None, days), default=None)


def said_on(item: Submission) -> date | None:
    """The day on which its stakeholder handed ITEM in; none where somebody else did."""
    if not speaks_for_stakeholder(item):
        return None
    return timezone.localdate(item.submitted_at if item.reviewer_id else None)


def speaks_for_stakeholder(item: Submission) -> bool:
    """Neither the import does, nor the secretariat that mends a record of others, or
    reports on one.
    """
    is_new = item.kind == Kind.NEW
    if is_new and item.profile == Profile.HISTORIC:
        return False
    is_own = is_new and not registers.get(item.register).about
    return is_own or not item.submitter.has_perm("stocktaking.moderate_submission")


def refusal_of(error: IntegrityError) -> Exception:
    """What the judge could not know: rows that meet only in the database."""
    if "identifier_once" in str(error):
        return InvalidDocument({"identifiers": [Problem("identifier-taken")]})
    if "partner_once" in str(error):  # two names that are one organisation
        return InvalidDocument({"partners": [Problem("partner-twice")]})
    return error


def keep_revision(
    item: Submission, before: Revision | None, public: Public
) -> Revision:
    refuse_emptied(item, before, public)
    return Revision.objects.create(
        reference=item.reference,
        number=before.number + 1 if before else 1,
        public=public,
        submission=item,
    )


def refuse_emptied(item: Submission, before: Revision | None, public: Public) -> None:
    """Raises InvalidDocument when a change would empty a historic record."""
    historic = item.profile == Profile.HISTORIC
    if before and historic and (lost := check_not_emptied(before.public, public)):
        raise InvalidDocument(lost)
