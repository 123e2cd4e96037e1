"""Who belongs together in the scene: members, invitations, claims."""

from stocktaking import membership
from stocktaking.models import Organisation, Submission
from tests.factories import (
    DraftInvitationFactory,
    InvitationFactory,
    MembershipClaimFactory,
    OrganisationFactory,
    UserFactory,
)


def belonging(people, names):
    """The author has a colleague; the newcomer is asked to join, and claimed."""
    author, newcomer = people["author"], people["newcomer"]
    radio, colleague = Organisation.objects.get(name="Radio Trust"), UserFactory()
    radio.members.add(colleague)
    site = f"https://{newcomer.email.partition('@')[2]}"
    Organisation.objects.filter(pk=radio.pk).update(website=site)
    club = OrganisationFactory(name="Radio Club", members=[author])
    share(names, radio, colleague)
    letter = {"organisation": radio, "invited_by": author}
    invited = InvitationFactory(email=newcomer.email, **letter)
    withdrawn = InvitationFactory(**letter)
    membership.withdraw(withdrawn, actor=author)
    draft = DraftInvitationFactory(
        email=newcomer.email, submission_id=names["draft"], invited_by=author
    )
    claims = claimed(people, club)
    return {
        "radio": radio.reference,
        "club": club.reference,
        "colleague": colleague.pk,
        "claim": claims[0].pk,
        "invited": membership.token_of(invited),
        "withdrawn_invitation": membership.token_of(withdrawn),
        "invited_to_draft": membership.token_of(draft),
    }


def share(names, radio, colleague):
    """One draft with everybody there is, one with nobody."""
    draft = Submission.objects.filter(pk=names["draft"])
    draft.update(organisation=radio, shared_with_secretariat=True)
    draft.get().collaborators.add(colleague)


def claimed(people, club):
    """One that waits, one of each decision."""
    first = MembershipClaimFactory(user=people["newcomer"], words="Ask\nMona.")
    waits = MembershipClaimFactory(organisation=club, user=people["newcomer"])
    refused = MembershipClaimFactory(user=people["newcomer"])
    membership.refuse(refused, "No proof came.", actor=people["moderator"])
    return [first, waits, refused]
