"""The order in which one organisation becomes part of another, in one transaction."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _
from psycopg2.errors import ForeignKeyViolation

from stocktaking import notifications, publishing
from stocktaking.models import Organisation, OrganisationMerger
from stocktaking.uniting import mails
from stocktaking.uniting.belongings import hand_over
from stocktaking.uniting.documents import rewrite_open, rewrite_public
from stocktaking.uniting.outlook import outlook
from stocktaking.workflow import StepRefused, in_turn
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES

SECRETARIAT = "stocktaking.moderate_submission"
SENTENCES |= {
    "no-such-organisation": _("There is no organisation %(reference)s."),
    "merged-already": _("%(reference)s is part of %(into)s already."),
    "same-organisation": _("Choose two different organisations."),
    "own-organisation": _("You belong to one of them: somebody else merges them."),
    "two-agencies": _(
        "%(stays)s and %(goes)s are linked to an agency each. Take one link away first."
    ),
    "needs-mending": _(
        "%(reference)s says something that is not accepted any more. Correct it first."
    ),
    "named-meanwhile": _("Somebody has just named one of them. Try again."),
    "secretariat-only": _("Only the secretariat does this."),
}


def merge_organisations(stays: str, goes: str, *, actor: User) -> OrganisationMerger:
    """The one with the reference GOES becomes part of the one with STAYS.

    Raises StepRefused; then nothing in the database has changed.
    """
    refuse_others(actor)
    try:
        return merged(stays, goes, actor)
    except IntegrityError as error:  # a claim or a draft that came in between
        if isinstance(error.__cause__, ForeignKeyViolation):
            raise StepRefused("named-meanwhile") from error
        raise


def refuse_others(actor: User) -> None:
    if not actor.has_perm(SECRETARIAT):
        raise StepRefused("secretariat-only")


@in_turn()
def merged(stays: str, goes: str, actor: User) -> OrganisationMerger:
    kept, gone = both(stays, goes, actor)
    counts, was, people = outlook(gone), said_by(gone), members_of(kept, gone)
    hand_over(gone, kept)
    publishing.take_names(kept, gone)
    publishing.fill(kept, gone)
    followed = rewrite_public(gone, kept, actor)
    rewrite_open(gone, kept, followed)
    publishing.renew(kept)
    OrganisationMerger.objects.filter(into=gone).update(into=kept)
    merger = OrganisationMerger.objects.create(
        reference=gone.reference,
        name=gone.name,
        into=kept,
        was=was,
        moved={name: number for name, number in counts.items() if number},
        merged_by=actor,
    )
    gone.delete()
    mails.tell_merged(merger, people)
    return merger


def members_of(*rows: Organisation) -> list[User]:
    """Each once, if they read mail."""
    people = User.objects.filter(memberships__organisation__in=rows)
    return list(notifications.with_mail(people).distinct().order_by("pk"))


def both(stays: str, goes: str, actor: User) -> tuple[Organisation, Organisation]:
    """Locked, in one order. Raises StepRefused."""
    if stays == goes:
        raise StepRefused("same-organisation")
    rows = Organisation.objects.filter(reference__in=[stays, goes]).order_by("pk")
    found = {one.reference: one for one in rows.select_for_update(of=["self"])}
    for reference in (stays, goes):
        if reference not in found:
            raise gone_already(reference)
    kept, gone = found[stays], found[goes]
    if kept.agency_id and gone.agency_id:
        raise StepRefused("two-agencies", stays=kept.reference, goes=gone.reference)
    if actor.memberships.filter(organisation__in=[kept, gone]).exists():
        raise StepRefused("own-organisation")
    return kept, gone


def gone_already(reference: str) -> StepRefused:
    heirs = Organisation.objects.heirs_of([reference])
    if heir := heirs.get(reference):
        return StepRefused("merged-already", reference=reference, into=heir.reference)
    return StepRefused("no-such-organisation", reference=reference)


def said_by(row: Organisation) -> dict[str, Any]:
    """By the names of the API."""
    return {
        "name": row.name,
        "slug": row.slug,
        "stakeholder_type": row.stakeholder_type,
        "country": row.country.code if row.country else None,
        "website": row.website,
        "agency": row.agency.code if row.agency else None,
    }
