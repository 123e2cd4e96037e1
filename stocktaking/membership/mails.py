"""Mails about membership: queued with the row, sent after its commit."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from stocktaking import notifications
from stocktaking.membership.links import stored, token_of
from stocktaking.membership.rights import stands
from stocktaking.models import MembershipClaim, Organisation
from wsis_portal.accounts.models import User
from wsis_portal.jobs.queue import enqueue


def invite(kind: str, pk: int) -> None:
    enqueue(send_invitation, kind, pk)


def tell_removed(organisation_id: int, person_id: int) -> None:
    enqueue(send_removal, organisation_id, person_id)


def tell_decided(claim_id: int) -> None:
    enqueue(send_decision, claim_id)


@task
def send_invitation(kind: str, pk: int) -> None:
    """In the language of the account, if there is one; else of who invites.

    Says who invites by an address, which nobody can fill with words of their own.
    """
    invitation = stored(kind, pk)
    if invitation is None or not stands(invitation):
        return  # withdrawn or erased meanwhile
    known = User.objects.filter(email__iexact=invitation.email).first()
    with translation.override((known or invitation.invited_by).language):
        path = reverse("stocktaking:invitation", args=[token_of(invitation)])
        context = {"invitation": invitation, "url": settings.SITE_URL + path}
        written = notifications.in_words("stocktaking/mail/invitation.txt", context)
    notifications.mail(*written, invitation.email, f"{kind}-invitation-{pk}")


@task
def send_removal(organisation_id: int, person_id: int) -> None:
    organisation = Organisation.objects.get(pk=organisation_id)
    person = User.objects.get(pk=person_id)
    if not person.is_active:
        return  # an account that was closed meanwhile
    with translation.override(person.language):
        context = {"organisation": organisation, "person": person}
        written = notifications.in_words("stocktaking/mail/removal.txt", context)
    identity = f"removal-{organisation_id}-{person_id}"
    notifications.mail(*written, person.email, identity)


@task
def send_decision(claim_id: int) -> None:
    claims = MembershipClaim.objects.select_related("organisation", "user")
    claim = claims.filter(pk=claim_id).first()
    if claim is None or not claim.user.is_active:
        return  # erased, or closed, meanwhile
    with translation.override(claim.user.language):
        path = reverse("stocktaking:my-organisations")
        context = {"claim": claim, "url": settings.SITE_URL + path}
        written = notifications.in_words("stocktaking/mail/decision.txt", context)
    notifications.mail(*written, claim.user.email, f"claim-{claim_id}")
