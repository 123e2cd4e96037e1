"""Who submitted and who decided are forgotten: no name or word of theirs is left, and
the chain verifies.
"""

import logging

import pytest
from django.urls import reverse

from stocktaking import deciding, membership, workflow
from stocktaking.choices import Action, ClaimState, State
from stocktaking.forgetting import forget
from stocktaking.models import (
    BulkDecision,
    Correction,
    EventNote,
    MembershipClaim,
    Opinion,
    Proposal,
    Submission,
    SubmissionEvent,
)
from stocktaking.uniting import merge_organisations
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    MembershipClaimFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    bearer,
    document,
    record,
    text,
)
from tests.stocktaking.forgetting.world import EMAIL, NAME, dump, faults

pytestmark = pytest.mark.django_db

OF_SUBMITTER, OF_DECIDER = "Kanarienvogel", "Wellensittich"
DECIDER = "rita.weber@example.org"
QUEUE = reverse("admin:stocktaking_submission_changelist")


@pytest.fixture
def decider():
    person = SecretariatFactory(email=DECIDER, name="Rita Weber Ortiz")
    person.language = "fr"
    person.save()
    return person


def take(item, action, actor, **given):
    item.refresh_from_db()
    return workflow.take_step(item, action, actor=actor, given=Given(**given))


def handed_in(person, **public):
    words = document(texts=[text(OF_SUBMITTER, description=OF_SUBMITTER)], **public)
    words["private"] |= {"note": OF_SUBMITTER, "contact_name": NAME, "email": EMAIL}
    item = SubmissionFactory(submitter=person, document=words)
    take(item, Action.SUBMIT, person, terms="2026-11")
    return item


def refused_and_appealed(person, decider):
    """Corrected, commented on from both sides, returned, refused, appealed."""
    item = handed_in(person)
    take(item, Action.TAKE_UP, decider)
    corrected = {**item.public, "source": f"{OF_SUBMITTER} 2"}
    take(item, Action.CORRECT, decider, public=corrected, version=item.document_version)
    take(item, Action.COMMENT, decider, words=OF_DECIDER)
    take(item, Action.COMMENT, person, words=OF_SUBMITTER)
    said = {"words": OF_DECIDER, "comments": {"texts": OF_DECIDER}}
    take(item, Action.REQUEST_CHANGES, decider, **said)
    take(item, Action.SUBMIT, person, terms="2026-11")
    take(item, Action.TAKE_UP, decider)
    take(item, Action.REFUSE, decider, reason="other", words=OF_DECIDER)
    take(item, Action.APPEAL, person, words=OF_SUBMITTER)
    return item


def with_opinion_and_endorsement(person, decider):
    """By the same person in other offices."""
    CountryFactory(code="SN")
    item = handed_in(person, countries=["SN"], level="national")
    ModerationGrantFactory(member=decider, code="C3")
    FocalPointFactory(user=decider, country=CountryFactory(code="SN"))
    take(item, Action.OPINION, decider, words=OF_DECIDER, leaning="refuse")
    take(item, Action.ENDORSE, decider, country="SN")
    return item


def refused_with_others(person, decider):
    items = [handed_in(person), handed_in(person)]
    rows = Submission.objects.filter(pk__in=[item.pk for item in items])
    made = deciding.choose(decider, Action.REFUSE, rows)
    deciding.begin(made, Given(reason="advertising", words=OF_DECIDER))
    return items


def claim_of(person, decider):
    made = MembershipClaimFactory(user=person, email=EMAIL, words=OF_SUBMITTER)
    membership.refuse(made, OF_DECIDER, actor=decider)
    return MembershipClaimFactory(
        state=ClaimState.REFUSED,
        user=UserFactory(),
        reason=OF_DECIDER,
        decided_by=decider,
        decided_at=made.decided_at,
    )


def proposed_by(person):
    row = record()
    Submission.objects.filter(reference=row.reference).update(submitter=person)
    return workflow.propose_withdrawal(
        row.reference, reason="other", words=OF_SUBMITTER, actor=person
    )


@pytest.fixture
def world(person, decider):
    person.is_staff = False
    person.save()
    items = [
        refused_and_appealed(person, decider),
        with_opinion_and_endorsement(person, decider),
        *refused_with_others(person, decider),
        proposed_by(person),
    ]
    claim_of(person, decider)
    stays, goes = OrganisationFactory.create_batch(2)
    record(organisation=goes.reference)
    merge_organisations(stays.reference, goes.reference, actor=decider)
    return items


def said_in_the_database(words):
    """Names of tables, whatever the case."""
    wanted, found = [word.lower() for word in words], dump()
    return {t for t, rows in found.items() if any(w in rows.lower() for w in wanted)}


def pages(client, items):
    """All that somebody of the secretariat, the submitter's colleague and the public
    can open about them.
    """
    other = SecretariatFactory()
    client.force_login(other)
    rows = [one.pk for one in items]
    addresses = [
        *("/", "/decisions/", "/projects/", "/api/v1/decisions/", "/api/v1/projects/"),
        *("/admin/", QUEUE, f"{QUEUE}?state=all", f"{QUEUE}?q=radio&state=all"),
        reverse("admin:stocktaking_proposal_changelist"),
        reverse("admin:stocktaking_membershipclaim_changelist") + "?state=refused",
        reverse("admin:stocktaking_organisationmerger_changelist"),
        reverse("admin:stocktaking_moderationgrant_changelist"),
        *(reverse("admin:stocktaking_submission_change", args=[pk]) for pk in rows),
        *(f"{QUEUE}{pk}/history/" for pk in rows),
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {200, 302, 404}, address
        yield address, answer.text
    answer = client.get("/api/v1/submissions/", headers=bearer(other))
    yield "own", answer.text


def forgotten(user, caplog):
    with caplog.at_level(logging.DEBUG):
        forget(user)
    return caplog.text


def test_no_word_of_the_submitter_is_left(client, person, world, caplog):
    traces = [NAME, EMAIL, EMAIL.lower(), OF_SUBMITTER]
    assert said_in_the_database([OF_SUBMITTER]) == {
        "stocktaking_correction",
        "stocktaking_eventnote",
        "stocktaking_membershipclaim",
        "stocktaking_proposal",
        "stocktaking_queueentry",
        "stocktaking_submission",
    }

    log = forgotten(person, caplog)

    assert said_in_the_database(traces) == set()
    for address, html in pages(client, world):
        assert not any(word in html for word in traces), address
    assert not any(word in log for word in traces)
    assert faults() == []


def test_no_word_of_who_decided_is_left(client, person, decider, world, caplog):
    traces = [decider.name, DECIDER, OF_DECIDER]
    assert said_in_the_database([OF_DECIDER]) == {
        "stocktaking_eventnote",
        "stocktaking_membershipclaim",
    }

    log = forgotten(decider, caplog)

    assert said_in_the_database(traces) == set()
    for address, html in pages(client, world):
        assert not any(word in html for word in traces), address
    client.force_login(person)
    for address in ("/my/", *(f"/my/submissions/{item.pk}/" for item in world)):
        assert not any(word in client.get(address).text for word in traces), address
    assert not any(word in log for word in traces)
    assert faults() == []


def test_decisions_themselves_stay(decider, person, world):
    before = list(SubmissionEvent.objects.values_list("pk", "hash"))

    forget(decider)
    forget(person)

    after = SubmissionEvent.objects.values_list("pk", "hash")
    assert list(after)[: len(before)] == before
    assert EventNote.objects.filter(actor__in=[decider, person]).count() == 0
    refused = MembershipClaim.objects.filter(state=ClaimState.REFUSED)
    assert {one.reason for one in refused} == {"[…]"}
    assert list(Correction.objects.values_list("before", "after")) == [({}, {})]
    assert [one.leaning for one in Opinion.objects.all()] == ["refuse"]
    assert [one.words for one in Proposal.objects.all()] == [""]
    assert not BulkDecision.objects.exists()
    assert not Submission.objects.filter(state=State.SUBMITTED).exists()
