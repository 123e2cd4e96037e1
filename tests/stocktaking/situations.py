"""Who may meet a submission, and a submission on which a step may be tried."""

from stocktaking.choices import Action, State
from stocktaking.models import (
    Organisation,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
)
from stocktaking.workflow import Given
from tests.factories import (
    ActionLineFactory,
    AgencyMemberFactory,
    FacilitationFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    record,
)

SAID = {"words": "Checked.", "reason": "out-of-scope", "terms": "2026-11"}
OF_SUBMITTER = {
    Action.SUBMIT,
    Action.RECALL,
    Action.DISCARD,
    Action.APPEAL,
    Action.PUBLISH_AT_ONCE,
    Action.IMPORT,
}


def situation(action, source, **more):
    """A submission in that state, who may take the step, and what goes with it.

    It is a small change of a published record where the step asks for one.
    """
    if action == Action.PUBLISH_AT_ONCE:
        item = change_of(record(), {"stage": "completed"}, state=source, **more)
    elif action == Action.IMPORT:
        more.setdefault("submitter", SecretariatFactory())
        item = SubmissionFactory(state=source, **more)
        item.document["public"]["source"] = "Report 2010"
        item.save()
    else:
        item = SubmissionFactory(state=source, **more)
    actor = item.reviewer or SecretariatFactory()
    given = Given(into=record().reference, to=SecretariatFactory(), **SAID)
    return item, item.submitter if action in OF_SUBMITTER else actor, given


def member_for(code, **grant):
    """A person whose agency moderates that action line."""
    user = UserFactory()
    ModerationGrantFactory(member=user, code=code, **grant)
    return user


def listed_facilitator():
    """A member of an agency that facilitates C3 and was granted nothing."""
    member = AgencyMemberFactory()
    FacilitationFactory(agency=member.agency, action_line=ActionLineFactory(code="C3"))
    return member.user


def people(item):
    """Everybody who may meet ITEM, which is on C3, by role."""
    collaborator = UserFactory()
    item.collaborators.add(collaborator)
    everybody = {
        "stranger": UserFactory(),
        "submitter": item.submitter,
        "collaborator": collaborator,
        "reviewer": item.reviewer,
        "secretariat": SecretariatFactory(),
        "granted facilitator": member_for("C3"),
        "facilitator of another line": member_for("C4"),
        "listed facilitator": listed_facilitator(),
        "focal point": FocalPointFactory().user,
        "administrator": UserFactory(is_superuser=True, is_staff=True),
    }
    return {role: user for role, user in everybody.items() if user}


def traces():
    """All that a step could leave behind in the database."""
    return {
        model.__name__: sorted(map(str, model.objects.values()))
        for model in (Submission, SubmissionEvent, Revision, Project, Organisation)
    }


MODERATORS = {"secretariat", "granted facilitator", "administrator"}
HOLDERS = {"secretariat", "administrator", "reviewer"}
ROLES = {
    Action.SUBMIT: {"submitter", "collaborator"},
    Action.RECALL: {"submitter"},
    Action.DISCARD: {"submitter"},
    Action.TAKE_UP: MODERATORS,
    Action.RELEASE: HOLDERS,
    Action.HAND_OVER: HOLDERS,
    Action.REQUEST_CHANGES: {"reviewer"},
    Action.PUBLISH: {"reviewer"},
    Action.REFUSE: {"reviewer"},
    Action.MERGE: {"reviewer"},
    Action.APPEAL: {"submitter"},
    Action.PUBLISH_AT_ONCE: {"submitter"},
    Action.IMPORT: {"submitter"},  # who is the secretariat
}
ALLOWED = {
    # Written out beside STEPS, so that a row that slips into the table is seen.
    (Action.SUBMIT, State.DRAFT),
    (Action.SUBMIT, State.RETURNED),
    (Action.RECALL, State.SUBMITTED),
    (Action.DISCARD, State.DRAFT),
    (Action.DISCARD, State.RETURNED),
    (Action.TAKE_UP, State.SUBMITTED),
    (Action.RELEASE, State.IN_REVIEW),
    (Action.HAND_OVER, State.IN_REVIEW),
    (Action.REQUEST_CHANGES, State.IN_REVIEW),
    (Action.PUBLISH, State.IN_REVIEW),
    (Action.REFUSE, State.IN_REVIEW),
    (Action.MERGE, State.IN_REVIEW),
    (Action.APPEAL, State.REFUSED),
    (Action.PUBLISH_AT_ONCE, State.DRAFT),
    (Action.PUBLISH_AT_ONCE, State.RETURNED),
    (Action.IMPORT, State.DRAFT),
}
TARGETS = {
    Action.SUBMIT: State.SUBMITTED,
    Action.RECALL: State.DRAFT,
    Action.DISCARD: State.DISCARDED,
    Action.TAKE_UP: State.IN_REVIEW,
    Action.RELEASE: State.SUBMITTED,
    Action.HAND_OVER: State.IN_REVIEW,
    Action.REQUEST_CHANGES: State.RETURNED,
    Action.PUBLISH: State.PUBLISHED,
    Action.REFUSE: State.REFUSED,
    Action.MERGE: State.MERGED,
    Action.APPEAL: State.SUBMITTED,
    Action.PUBLISH_AT_ONCE: State.PUBLISHED,
    Action.IMPORT: State.PUBLISHED,
}
TELLS = {
    Action.SUBMIT,
    Action.TAKE_UP,
    Action.RELEASE,
    Action.REQUEST_CHANGES,
    Action.PUBLISH,
    Action.REFUSE,
    Action.MERGE,
    Action.APPEAL,
    Action.PUBLISH_AT_ONCE,
}
