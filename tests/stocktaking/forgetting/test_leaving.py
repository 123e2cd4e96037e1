"""A person erases the own account."""

import pytest

from stocktaking.choices import State
from stocktaking.forgetting import forget, leaving
from stocktaking.models import (
    DraftInvitation,
    ErrorReport,
    Invitation,
    MembershipClaim,
)
from tests.factories import (
    DraftInvitationFactory,
    ErrorReportFactory,
    InvitationFactory,
    MembershipClaimFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    key_of,
    record,
)
from tests.stocktaking.forgetting.world import (
    EMAIL,
    faults,
    own,
    state_of,
    tables_that_name_the_person,
)
from wsis_portal.accounts import api_keys
from wsis_portal.accounts.demo import SUBMITTER
from wsis_portal.accounts.models import ApiKey, User
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(email=EMAIL, name="Ana Lopez Ruiz")


def test_account_is_closed_at_once_and_erased_by_the_queue(
    ana, django_capture_on_commit_callbacks
):
    own(ana)
    with django_capture_on_commit_callbacks() as queued:
        leaving.leave(ana)
    ana.refresh_from_db()
    assert (ana.is_active, ana.email) == (False, EMAIL.lower())
    for job in queued:
        job()
    ana.refresh_from_db()
    assert ana.email.endswith("@portal.invalid")
    assert tables_that_name_the_person() == set()


def test_keys_open_nothing_from_the_moment_the_account_is_closed(ana):
    key, word = key_of(ana)
    leaving.leave(ana)
    assert api_keys.known(word) is None
    leaving.erase.call(ana.pk)
    assert not ApiKey.objects.filter(pk=key.pk).exists()


def test_job_that_runs_twice_does_no_harm(ana):
    leaving.erase.call(ana.pk)
    before = User.objects.filter(pk=ana.pk).values().get()
    leaving.erase.call(ana.pk)
    assert User.objects.filter(pk=ana.pk).values().get() == before


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        ({"is_staff": True}, "Ask an administrator"),
        ({"is_superuser": True}, "Ask an administrator"),
        ({"email": SUBMITTER.email}, "belongs to the demonstration"),
        ({"email": "import@portal.invalid"}, "no person's account"),
    ],
)
def test_account_with_rights_or_of_everybody_is_not_closed(person, sentence):
    user = UserFactory(**person)
    with pytest.raises(Refusal, match=sentence):
        leaving.leave(user)
    user.refresh_from_db()
    assert user.is_active


def test_person_is_told_how_much_goes_and_stays(ana):
    for state in (State.DRAFT, State.RETURNED, State.SUBMITTED, State.IN_REVIEW):
        own(ana, state)
    own(ana, collaborators=[UserFactory(), UserFactory()])
    own(ana, State.PUBLISHED)
    OrganisationFactory(members=[ana])
    OrganisationFactory(members=[ana, UserFactory()])
    assert leaving.outlook(ana) == {
        "drafts": 2,
        "waiting": 2,
        "published": 1,
        "handed_on": 1,
        "last_of": 1,
    }


def test_draft_of_an_organisation_goes_to_a_colleague(ana):
    bo, cy = UserFactory(is_active=False), UserFactory(name="Cy")
    radio = OrganisationFactory(members=[ana])
    for user in (bo, cy):
        radio.members.add(user)
    item = own(ana, organisation=radio)
    words = item.document["public"]

    forget(ana)

    item.refresh_from_db()
    assert (item.submitter, item.organisation, item.state) == (cy, radio, State.DRAFT)
    assert item.private == {"contact_name": "Cy", "email": cy.email}
    assert [text["title"] for text in item.public["texts"]] == [
        text["title"] for text in words["texts"]
    ]


def test_draft_of_an_organisation_without_others_is_deleted(ana):
    item = own(ana, organisation=OrganisationFactory(members=[ana]))
    forget(ana)
    assert not type(item).objects.filter(pk=item.pk).exists()


def test_what_waits_is_withdrawn_and_records_stay(ana):
    waiting, row = own(ana, State.SUBMITTED), record()
    forget(ana)
    assert state_of(waiting)[0] == State.DISCARDED
    assert type(row).objects.filter(pk=row.pk).exists()
    assert faults() == []


def test_invitations_and_claims_go_with_the_person(ana):
    InvitationFactory(invited_by=ana)
    InvitationFactory(email=EMAIL.lower())
    DraftInvitationFactory(email=EMAIL)
    MembershipClaimFactory(user=ana)
    kept = InvitationFactory(), DraftInvitationFactory(), MembershipClaimFactory()

    forget(ana)

    models = (Invitation, DraftInvitation, MembershipClaim)
    assert [list(model.objects.all()) for model in models] == [[row] for row in kept]
    assert tables_that_name_the_person() == set()


def test_decision_of_a_forgotten_moderator_stands(ana):
    made = MembershipClaimFactory(
        state="confirmed", decided_by=ana, decided_at=ana.date_joined
    )
    SubmissionFactory()
    forget(ana)
    made.refresh_from_db()
    assert (made.decided_by_id, made.state) == (ana.pk, "confirmed")


def test_reports_of_errors_go_with_the_person_and_those_of_others_stay(ana):
    ErrorReportFactory(reporter=ana)
    ErrorReportFactory(email=EMAIL.lower())
    ErrorReportFactory(reporter=ana, page="/about/")
    ErrorReportFactory(email=EMAIL, page="/about/")
    other = ErrorReportFactory(reporter=UserFactory(), email=EMAIL)
    settled = ErrorReportFactory(settled=True, settled_by=ana)

    forget(ana)

    left = ErrorReport.objects.values_list("pk", "email", "outcome", "words")
    assert set(left) == {
        (other.pk, "", "", other.words),
        (settled.pk, "", "", settled.words),
    }
    assert tables_that_name_the_person() == set()
