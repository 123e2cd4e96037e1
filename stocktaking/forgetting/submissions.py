"""What becomes of the submissions of a person who is forgotten."""

from collections import Counter
from typing import Any

from django.db.models import F, Q

from stocktaking import formats
from stocktaking.choices import Action, State
from stocktaking.forgetting.traces import Traces
from stocktaking.models import Correction, OrganisationMember, Proposal, Submission
from stocktaking.portal import portal_account
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.workflow import take_step
from wsis_portal.accounts.models import User

CONTACT = {"contact_name", "email", "telephone"}
WAY_OUT = {
    State.IN_REVIEW: Action.RELEASE,
    State.SUBMITTED: Action.RECALL,
    State.RETURNED: Action.DISCARD,
    State.DRAFT: Action.DISCARD,
}
"""By state: the step that leads away from publication."""


def leave_reviews(user: User) -> int:
    """What USER holds goes back into the queue, for another moderator."""
    held = Submission.objects.filter(state=State.IN_REVIEW, reviewer=user)
    for item in held:
        take_step(item, Action.RELEASE, actor=portal_account())
    return len(held)


def hand_on(user: User) -> int:
    """What was written with others goes to the first of them, who is asked from now on;
    what is of an organisation, to its first other member.

    Their words are not for USER to take away.
    """
    shared = shared_of(user)
    for item in shared:
        heir = heir_of(item, user)
        contact = {"contact_name": str(heir), "email": heir.email}
        item.collaborators.remove(heir)
        rewrite(item, {**item.opened, "private": contact}, submitter=heir)
    return len(shared)


def shared_of(user: User) -> SubmissionQuerySet:
    """Begun by USER, and somebody else is there to go on with it."""
    others = OrganisationMember.objects.exclude(user=user).filter(user__is_active=True)
    by_name = Q(collaborators__is_active=True)
    ours = Q(organisation__in=others.values("organisation"))
    return Submission.objects.filter(by_name | ours, submitter=user).distinct()


def heir_of(item: Submission, user: User) -> User:
    """Who works on it by name comes before who belongs to its organisation."""
    people = User.objects.filter(is_active=True).exclude(pk=user.pk)
    by_name = people.filter(shared_submissions=item).order_by("pk")
    ours = people.filter(memberships__organisation=item.organisation_id)
    return by_name.first() or ours.order_by("memberships__pk")[0]


def erase_own(user: User) -> Counter[str]:
    """Of what is left, the public words of what is published stay; nothing else."""
    done: Counter[str] = Counter()
    for item in Submission.objects.filter(submitter=user).order_by("pk"):
        corrected = Correction.objects.filter(event__submission=item)
        corrected.update(before={}, after={})  # what it said was not published
        if item.state == State.PUBLISHED:
            done["published"] += 1
            if any(item.private.values()):
                done["contacts"] += 1
                rewrite(item, {**item.opened, "private": {}})
        elif item.state == State.DRAFT and not item.events.exists():
            done["drafts"] += 1
            item.delete()
        else:
            done["unpublished"] += 1
            withdraw(item, user)
            rewrite(item, formats.empty())
            Proposal.objects.filter(submission=item).update(words="")
    return done


def withdraw(item: Submission, user: User) -> None:
    """By the steps that USER could take, so that the record tells what happened."""
    while action := WAY_OUT.get(State(item.state)):
        actor = portal_account() if action == Action.RELEASE else user
        take_step(item, action, actor=actor)


def erase_from_others(traces: Traces) -> int:
    """The contact in submissions of others, where it is this person."""
    erased = 0
    for row in traces.rows(Submission):
        item = Submission.objects.get(pk=row["pk"])
        if traces.are_in(item.private):
            erased += 1
            private = without_contact(item.private, traces)
            rewrite(item, {**item.opened, "private": private})
    return erased


def without_contact(private: dict[str, Any], traces: Traces) -> dict[str, Any]:
    """The three parts of a contact are of one person."""
    gone = {name for name, value in private.items() if traces.are_in(value)}
    if gone & CONTACT:
        gone |= CONTACT
    return {name: "" if name in gone else value for name, value in private.items()}


def rewrite(item: Submission, document: formats.Document, **more: Any) -> None:
    """Whoever has the old words open in a form is told when saving them."""
    rows, version = Submission.objects.filter(pk=item.pk), F("document_version") + 1
    rows.update(document=document, document_version=version, **more)
