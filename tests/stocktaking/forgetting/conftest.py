"""A person with traces everywhere, and a colleague."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import OrganisationMember
from stocktaking.workflow import Given
from tests.factories import (
    AgencyMemberFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    submitted,
)
from tests.stocktaking.forgetting.world import EMAIL, NAME, log, own, with_contact


@pytest.fixture
def person():
    said = {"name": NAME, "is_staff": True, "language": "es", "second_factor": False}
    user = UserFactory(**said)
    user.email = EMAIL  # in capitals, as before addresses were proved by mail
    user.save()
    return user


@pytest.fixture
def colleague():
    return UserFactory(email="bo@example.org", name="Bo Berg")


@pytest.fixture
def traces(person, colleague):
    """The person all over the database."""
    moderator, radio = SecretariatFactory(), OrganisationFactory()
    OrganisationMember.objects.create(organisation=radio, user=person)
    member = AgencyMemberFactory(user=person, appointed_by=moderator)
    FocalPointFactory(user=person, appointed_by=moderator)
    ModerationGrantFactory(appointed_by=person)
    person.groups.add(Group.objects.create(name="Readers"))
    for state in State:
        if state != State.PUBLISHED:
            own(person, state)
    published = submitted("project", with_contact(), submitter=person)
    foreign = SubmissionFactory(document=with_contact(), state=State.SUBMITTED)
    foreign.collaborators.add(person)
    dear = Given(words=f"Dear {NAME.upper()}", comments={"links": f"<{EMAIL.lower()}>"})
    returned = own(person, State.IN_REVIEW, reviewer=moderator)
    workflow.take_step(returned, Action.REQUEST_CHANGES, actor=moderator, given=dear)
    log(person, radio)
    log(moderator, person)
    log(moderator, member)
    log(moderator, radio, message=f'[{{"added": {{"object": "Radio: {NAME}"}}}}]')
    Client().force_login(person)
    return SimpleNamespace(**locals())
