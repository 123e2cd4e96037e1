"""A draft is shared: with colleagues by name, or with the secretariat."""

from django.db import transaction
from django.utils import timezone

from stocktaking.membership.invitations import answer, send
from stocktaking.membership.refusals import MembershipRefused
from stocktaking.membership.rights import may_share
from stocktaking.models import DraftInvitation, Submission
from stocktaking.workflow.rights import author, submitter
from wsis_portal.accounts.models import User


@transaction.atomic
def share(item: Submission, email: str, *, actor: User) -> DraftInvitation:
    """Ask whoever reads EMAIL to work on ITEM; a mail without its words goes.

    The same happens whether there is an account of the address or none.
    Raises MembershipRefused.
    """
    if not author(item, actor):
        raise MembershipRefused("not-your-draft")
    if not may_share(item, actor):
        raise MembershipRefused("not-shared-now")
    people = [item.submitter, *item.collaborators.all()]
    if email.casefold() in {person.email.casefold() for person in people}:
        raise MembershipRefused("is-author")
    return send(DraftInvitation(submission=item, email=email), actor)


@transaction.atomic
def withdraw_sharing(invitation: DraftInvitation, *, actor: User) -> None:
    """Before it is answered. By the submitter, or by whoever sent it."""
    is_sender = invitation.invited_by_id == actor.pk
    if not (is_sender or submitter(invitation.submission, actor)):
        raise MembershipRefused("not-your-draft")
    answer(invitation, "withdrawn_at")


@transaction.atomic
def stop_sharing(item: Submission, person: User, *, actor: User) -> None:
    """By the submitter; a colleague may stop working on it.

    What PERSON sent out for it goes too.
    """
    if actor.pk != person.pk and not submitter(item, actor):
        raise MembershipRefused("not-your-draft")
    item.collaborators.remove(person)
    sent = item.invitations.unanswered().filter(invited_by=person)
    sent.update(withdrawn_at=timezone.now())


def share_with_secretariat(item: Submission, shared: bool, *, actor: User) -> None:
    """Whether the secretariat may read a draft before it is handed in."""
    if not author(item, actor):
        raise MembershipRefused("not-your-draft")
    Submission.objects.filter(pk=item.pk).update(shared_with_secretariat=shared)
    item.shared_with_secretariat = shared
