"""What somebody is told who may not invite, join, claim or remove."""

from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, Refusal

SENTENCES |= {
    "not-yours": _("Only its members and the secretariat may do this."),
    "not-your-draft": _("Only those who work on this draft may do this."),
    "not-shared-now": _("This can be shared while it is a draft. Take it back first."),
    "too-many-invitations": _(
        "You sent %(limit)d invitations in a day. Send the next one tomorrow."
    ),
    "invited-already": _(
        "This address is invited already. Withdraw that invitation to send another."
    ),
    "is-member": _("This person belongs to it already."),
    "is-author": _("This person works on it already."),
    "invitation-closed": _(
        "This invitation is no longer open. Ask for a new one if you still need it."
    ),
    "invited-other": _(
        "This invitation was sent to another address. Sign in with that one."
    ),
    "claim-waits": _("Your claim is waiting already. We tell you what is decided."),
    "too-many-claims": _("Wait for a decision first: %(limit)d claims are open."),
    "claim-decided": _("This claim is decided already."),
    "own-claim": _("Somebody else decides about your own claim."),
    "no-such-member": _("This person does not belong to it any more."),
    "came-before": _(
        "You may remove only those who came after you. Ask the secretariat."
    ),
}


class MembershipRefused(Refusal):
    """Not possible, now or for this person; nothing was changed."""
