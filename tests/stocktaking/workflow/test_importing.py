"""What the secretariat imports, and the chain of every step."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, Profile, State
from stocktaking.models import Project, Revision, SubmissionEvent
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, UserFactory, document
from tests.stocktaking.situations import SAID
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def test_import_keeps_its_profile_and_publishes_what_is_incomplete():
    user = SecretariatFactory()
    public = {"texts": [{"language": "en", "title": "Telecentre"}], "source": "2005"}
    whole = {"format": 1, "public": public, "private": {}}
    item = workflow.start_draft("project", actor=user, document=whole)

    workflow.take_step(item, Action.IMPORT, actor=user)

    item.refresh_from_db()
    assert (item.profile, item.submitted_at) == (Profile.HISTORIC, None)
    assert Project.objects.get().reference == item.reference
    assert Revision.objects.get().public["source"] == "2005"


def test_import_asks_for_title_and_source():
    user = SecretariatFactory()
    item = SubmissionFactory(submitter=user, document={"format": 1, "public": {}})

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(item, Action.IMPORT, actor=user)

    item.refresh_from_db()
    assert set(refusal.value.problems) == {"texts", "source"}
    assert (item.profile, item.state) == (Profile.NEW, State.DRAFT)


def test_secretariat_does_not_import_the_draft_of_somebody_else():
    item = SubmissionFactory(document=document(source="Report"))
    assert workflow.possible_actions(item, SecretariatFactory()) == []


def test_person_who_lost_the_right_does_not_import():
    item = SubmissionFactory(submitter=UserFactory())
    assert Action.IMPORT not in workflow.possible_actions(item, item.submitter)


def test_each_step_has_its_event_in_the_order_of_the_chain():
    item, user = SubmissionFactory(), SecretariatFactory()
    given = Given(to=user, **SAID)
    for action in ("submit", "recall", "submit", "take-up", "release", "take-up"):
        actor = item.submitter if action in ("submit", "recall") else user
        workflow.take_step(item, Action(action), actor=actor, given=given)
    workflow.take_step(item, Action.PUBLISH, actor=user)

    events = SubmissionEvent.objects.values_list("number", "before", "after")
    assert list(events) == [
        (1, "draft", "submitted"),
        (2, "submitted", "draft"),
        (3, "draft", "submitted"),
        (4, "submitted", "in-review"),
        (5, "in-review", "submitted"),
        (6, "submitted", "in-review"),
        (7, "in-review", "published"),
    ]
