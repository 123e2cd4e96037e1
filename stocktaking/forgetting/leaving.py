"""A person who has the own data erased: what is said before, and the work, queued."""

from collections import Counter

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from stocktaking.choices import EDITABLE, WAITING, State
from stocktaking.forgetting.run import OURS, forget, person_of
from stocktaking.forgetting.submissions import shared_of
from stocktaking.models import OrganisationMember, Submission
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.queue import enqueue

SENTENCES |= {
    "erased-by-administrator": _(
        "Your account may open the administration. Ask an administrator to erase it."
    ),
    "account-of-the-demonstration": _(
        "This account belongs to the demonstration, and to everybody who tries it."
    ),
}


def check_may_leave(user: User) -> None:
    """Raises Refusal where USER may not erase the own account."""
    if demo.is_account(user):
        raise Refusal("account-of-the-demonstration")
    if user.is_staff or user.is_superuser:
        raise Refusal("erased-by-administrator")
    person_of(user.email)


def outlook(user: User) -> Counter[str]:
    """How much there is of what goes and stays, as USER knows it; three queries.

    Told from the rows alone: to rehearse would hold everybody up.
    """
    shared = shared_of(user)
    alone = Submission.objects.filter(submitter=user).exclude(
        pk__in=shared.values("pk")
    )
    counts = alone.aggregate(
        drafts=Count("pk", filter=Q(state__in=EDITABLE)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
    )
    others = OrganisationMember.objects.exclude(user=user).values("organisation")
    last_of = user.organisations.exclude(pk__in=others)
    return Counter({**counts, "handed_on": shared.count(), "last_of": last_of.count()})


@transaction.atomic
def leave(user: User) -> None:
    """Close the account now and erase it as soon as the queue comes to it."""
    check_may_leave(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    enqueue(erase, user.pk)


@task
def erase(user_id: int) -> None:
    """Once more does no harm: who is forgotten is found no more."""
    user = User.objects.get(pk=user_id)
    if not user.email.endswith(OURS):
        forget(user)
