from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from stocktaking.models import DraftInvitation, Invitation, MembershipClaim
from tests.factories.accounts import UserFactory
from tests.factories.stocktaking import OrganisationFactory, SubmissionFactory


class InvitationFactory(DjangoModelFactory):
    """By a member of the organisation, open for a day."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"guest{n}@example.org")
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    organisation = factory.LazyAttribute(
        lambda sent: OrganisationFactory(members=[sent.invited_by])
    )


class DraftInvitationFactory(DjangoModelFactory):
    """By the submitter of the draft, open for a day."""

    class Meta:
        model = DraftInvitation

    email = factory.Sequence(lambda n: f"guest{n}@example.org")
    submission = factory.SubFactory(SubmissionFactory)
    invited_by = factory.LazyAttribute(lambda sent: sent.submission.submitter)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))


class MembershipClaimFactory(DjangoModelFactory):
    class Meta:
        model = MembershipClaim

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    email = factory.LazyAttribute(lambda made: made.user.email)
