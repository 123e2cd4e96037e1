"""People, letters, files and numbers of an organisation that joins another."""

from django.utils import timezone

from stocktaking.models import (
    Invitation,
    MembershipClaim,
    Organisation,
    OrganisationMember,
    OwnNumber,
)


def hand_over(goes: Organisation, stays: Organisation) -> None:
    """What both have once stays as it is at STAYS, or as it was first."""
    join_members(goes, stays)
    join_claims(goes, stays)
    join_invitations(goes, stays)
    join_numbers(goes, stays)
    goes.submissions.update(organisation=stays)
    goes.uploads.update(organisation=stays)


def join_members(goes: Organisation, stays: Organisation) -> None:
    """Who belongs to both came when they came first."""
    people = set()
    both = OrganisationMember.objects.filter(organisation__in=[goes, stays])
    for one in both.order_by("pk"):
        if one.user_id in people:
            one.delete()
        people.add(one.user_id)
    goes.memberships.update(organisation=stays)


def join_claims(goes: Organisation, stays: Organisation) -> None:
    """Two of one person that wait become one, with the words of both."""
    first: dict[int, MembershipClaim] = {}
    waiting = MembershipClaim.objects.waiting().filter(organisation__in=[goes, stays])
    for one in waiting.order_by("pk"):
        if before := first.get(one.user_id):
            before.words = "\n\n".join(filter(None, [before.words, one.words]))
            before.matches_website |= one.matches_website
            before.save(update_fields=["words", "matches_website"])
            one.delete()
        else:
            first[one.user_id] = one
    goes.claims.update(organisation=stays)


def join_invitations(goes: Organisation, stays: Organisation) -> None:
    """Of two letters to one address that nobody has answered, the later one is void."""
    addresses = set()
    sent = Invitation.objects.unanswered().filter(organisation__in=[goes, stays])
    for one in sent.order_by("pk"):
        if (address := one.email.casefold()) in addresses:
            one.withdrawn_at = timezone.now()
            one.save(update_fields=["withdrawn_at"])
        addresses.add(address)
    goes.invitations.update(organisation=stays)


def join_numbers(goes: Organisation, stays: Organisation) -> None:
    """Two may have given the same number to different records: that of STAYS holds."""
    known = {
        (one.register, one.value)
        for one in OwnNumber.objects.filter(organisation=stays)
    }
    for one in OwnNumber.objects.filter(organisation=goes):
        if (one.register, one.value) in known:
            one.delete()
    goes.own_numbers.update(organisation=stays)
