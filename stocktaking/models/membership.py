"""Who is asked to come in, and who asks to be let in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import ClaimState
from stocktaking.models.organisation import Organisation
from stocktaking.models.submission import Submission
from stocktaking.querysets import ClaimQuerySet, InvitationQuerySet
from wsis_portal.constraints import known

UNANSWERED = Q(accepted_at=None, declined_at=None, withdrawn_at=None)
ONE_ANSWER = (
    UNANSWERED
    | Q(accepted_at__isnull=False, declined_at=None, withdrawn_at=None)
    | Q(accepted_at=None, declined_at__isnull=False, withdrawn_at=None)
    | Q(accepted_at=None, declined_at=None, withdrawn_at__isnull=False)
)
INVITED_ALREADY = _("This address is invited already.")


class AnyInvitation(models.Model):
    """A letter to an address. Whether anybody has an account of it, nobody is told."""

    email = models.EmailField(_("e-mail address"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("invited by"),
    )
    invited_at = models.DateTimeField(_("invited at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=ONE_ANSWER,
                name="%(class)s_one_answer",
                violation_error_message=_("An invitation is answered once."),
            ),
        ]

    @property
    def is_open(self) -> bool:
        answers = (self.accepted_at, self.declined_at, self.withdrawn_at)
        return not any(answers) and timezone.now() < self.expires_at


class Invitation(AnyInvitation):
    """To belong to an organisation."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations"
    )

    class Meta(AnyInvitation.Meta):
        ordering = ["-invited_at", "-pk"]
        verbose_name = _("invitation to an organisation")
        verbose_name_plural = _("invitations to organisations")
        constraints = [
            *AnyInvitation.Meta.constraints,
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=UNANSWERED,
                name="invitation_open_once",
                violation_error_message=INVITED_ALREADY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.email}"


class DraftInvitation(AnyInvitation):
    """To write on a submission together."""

    submission = models.ForeignKey(
        Submission, models.CASCADE, related_name="invitations"
    )

    class Meta(AnyInvitation.Meta):
        ordering = ["-invited_at", "-pk"]
        verbose_name = _("invitation to a draft")
        verbose_name_plural = _("invitations to drafts")
        constraints = [
            *AnyInvitation.Meta.constraints,
            models.UniqueConstraint(
                "submission",
                Lower("email"),
                condition=UNANSWERED,
                name="draftinvitation_open_once",
                violation_error_message=INVITED_ALREADY,
            ),
        ]

    def __str__(self) -> str:
        return self.email


class MembershipClaim(models.Model):
    """A person says that they belong to an organisation; the secretariat decides."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="claims",
        verbose_name=_("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="membership_claims",
        verbose_name=_("person"),
    )
    email = models.EmailField(_("e-mail address"))
    matches_website = models.BooleanField(_("address is of the website"), default=False)
    words = models.TextField(_("words"), blank=True, max_length=2000)
    state = models.CharField(
        _("state"), max_length=9, choices=ClaimState, default=ClaimState.WAITING
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("claim of membership")
        verbose_name_plural = _("claims of membership")
        constraints = [
            known("state", ClaimState.values),
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(state=ClaimState.WAITING.value),
                name="membershipclaim_waits_once",
                violation_error_message=_("This claim is waiting already."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ClaimState.WAITING.value, decided_by=None, decided_at=None
                )
                | ~Q(state=ClaimState.WAITING.value)
                & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="membershipclaim_decided_by_somebody",
                violation_error_message=_("A decision says who took it, and when."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.REFUSED.value) | ~Q(reason=""),
                name="membershipclaim_refused_with_a_reason",
                violation_error_message=_("Say why it is refused."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.user}"
