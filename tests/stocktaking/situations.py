"""Who may meet a submission, and a submission on which a step may be tried."""

from stocktaking.choices import Action, State
from stocktaking.models import (
    Correction,
    Endorsement,
    Opinion,
    Organisation,
    Project,
    Revision,
    Submission,
    SubmissionEvent,
    Tombstone,
)
from stocktaking.workflow import Given
from tests.factories import (
    ActionLineFactory,
    AgencyMemberFactory,
    CountryFactory,
    FacilitationFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    record,
)

SAID = {
    "words": "Checked.",
    "reason": "out-of-scope",
    "terms": "2026-11",
    "leaning": "publish",
    "country": "SN",
}
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
    else:
        if action == Action.IMPORT:
            more.setdefault("submitter", SecretariatFactory())
        item = SubmissionFactory(state=source, **more)
        item.document["public"] |= {
            "countries": [CountryFactory(code="SN").code],
            "source": "Report 2010" if action == Action.IMPORT else "",
        }
        item.save()
    given = Given(
        into=record().reference,
        to=SecretariatFactory(),
        public=corrected(item),
        version=item.document_version,
        **SAID,
    )
    return item, actor_of(action, item), given


def corrected(item):
    """What the reviewer makes of it."""
    first, *others = item.public["texts"]
    return {**item.public, "texts": [{**first, "title": "As it is"}, *others]}


def actor_of(action, item):
    if action in OF_SUBMITTER:
        return item.submitter
    if action == Action.OPINION:
        return member_for("C3")
    if action == Action.ENDORSE:
        return FocalPointFactory(country=CountryFactory(code="SN")).user
    return item.reviewer or SecretariatFactory()


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
        "focal point": FocalPointFactory(country=CountryFactory(code="SN")).user,
        "focal point of another country": FocalPointFactory().user,
        "administrator": UserFactory(is_superuser=True, is_staff=True),
    }
    return {role: user for role, user in everybody.items() if user}


def traces():
    """All that a step could leave behind in the database."""
    return {
        model.__name__: sorted(map(str, model.objects.values()))
        for model in (
            *(Submission, SubmissionEvent, Revision, Project, Organisation),
            *(Correction, Endorsement, Opinion, Tombstone),
        )
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
    Action.CORRECT: {"reviewer"},
    Action.COMMENT: {
        *("submitter", "collaborator", "reviewer"),
        *("secretariat", "administrator", "focal point"),
    },
    Action.OPINION: {"granted facilitator"},
    Action.ENDORSE: {"focal point"},
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
    (Action.CORRECT, State.IN_REVIEW),
    (Action.COMMENT, State.SUBMITTED),
    (Action.COMMENT, State.IN_REVIEW),
    (Action.COMMENT, State.RETURNED),
    (Action.OPINION, State.SUBMITTED),
    (Action.OPINION, State.IN_REVIEW),
    (Action.ENDORSE, State.SUBMITTED),
    (Action.ENDORSE, State.IN_REVIEW),
    (Action.ENDORSE, State.PUBLISHED),
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
    Action.CORRECT: None,
    Action.COMMENT: None,
    Action.OPINION: None,
    Action.ENDORSE: None,
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
    Action.ENDORSE,
}
