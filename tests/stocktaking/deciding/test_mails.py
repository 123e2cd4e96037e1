"""One message to a submitter about all that was decided together."""

import pytest
from django.db import transaction
from django.utils import translation

from stocktaking import deciding, workflow
from stocktaking.choices import Action, State
from stocktaking.deciding import mails
from stocktaking.models import EventNote, Submission
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, UserFactory, document
from tests.factories import text as words_of

pytestmark = pytest.mark.django_db
REFUSED = Given(reason="advertising", words="These are adverts.")


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A commit of the tests is never made: what waits for one is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda job, **_more: job())


@pytest.fixture
def awa():
    return UserFactory(email="awa@example.org", name="Awa", language="en")


def waiting(person, *titles):
    made = [
        SubmissionFactory(
            state=State.SUBMITTED,
            submitter=person,
            document=document(texts=[words_of(title)]),
        )
        for title in titles
    ]
    return Submission.objects.filter(pk__in=[one.pk for one in made])


def decide(action, rows, given=None):
    made = deciding.choose(SecretariatFactory(name="Mona"), action, rows)
    deciding.begin(made, given or Given())
    return made


def test_each_submitter_has_one_message_about_the_own_ones(awa, mailoutbox):
    bo = UserFactory(email="bo@example.org", name="Bo")
    rows = waiting(awa, "First", "Second") | waiting(bo, "Third", "Fourth")

    decide(Action.REFUSE, rows, REFUSED)

    told = {mail.to[0]: mail for mail in mailoutbox}
    assert sorted(mail.to[0] for mail in mailoutbox) == [
        "awa@example.org",
        "bo@example.org",
    ]
    body = told["awa@example.org"].body
    assert told["awa@example.org"].subject == "2 submissions: Refused"
    for words in ("Hello Awa,", "First", "Second", "Advertising", "These are adverts."):
        assert words in body
    for words in ("Third", "Mona", "bo@example.org"):
        assert words not in body


def test_single_one_is_told_of_as_ever(awa, mailoutbox):
    decide(Action.REFUSE, waiting(awa, "First"), REFUSED)
    (mail,) = mailoutbox
    assert mail.subject == "First: Refused"


def test_published_ones_are_told_with_their_references(awa, mailoutbox):
    rows = waiting(awa, "First", "Second")
    decide(Action.PUBLISH, rows)
    (mail,) = mailoutbox
    for row in rows.all():
        assert f"{row} ({row.reference})" in mail.body
        assert f"/my/submissions/{row.pk}/" in mail.body


def test_message_is_in_the_language_of_the_person(mailoutbox):
    awa = UserFactory(language="fr", name="Awa")
    decide(Action.REFUSE, waiting(awa, "First", "Second"), REFUSED)
    (mail,) = mailoutbox
    with translation.override("fr"):
        assert mail.subject.endswith(f": {State.REFUSED.label}")


def test_handing_over_is_not_told(awa, mailoutbox):
    to = SecretariatFactory()
    decide(Action.HAND_OVER, waiting(awa, "First", "Second"), Given(to=to))
    assert mailoutbox == []


def test_refused_rows_are_not_told_of(awa, mailoutbox):
    rows = waiting(awa, "First", "Second")
    rows.update(document_version=1)
    made = deciding.choose(SecretariatFactory(), Action.PUBLISH, rows)
    rows.filter(pk=rows.first().pk).update(document_version=2)

    deciding.begin(made, Given())

    (mail,) = mailoutbox
    assert mail.subject == "Second: Published"


def test_long_list_is_cut_and_leads_to_the_rest(awa, mailoutbox, monkeypatch):
    monkeypatch.setattr(mails, "MOST", 2)
    decide(Action.TAKE_UP, waiting(awa, "First", "Second", "Third"))
    (mail,) = mailoutbox
    assert "Third" not in mail.body
    assert "And 1 more" in mail.body
    assert "/my/submissions/\n" in mail.body


def test_person_who_closed_the_account_is_not_told(awa, mailoutbox):
    rows = waiting(awa, "First", "Second")
    awa.is_active = False
    awa.save()
    decide(Action.REFUSE, rows, REFUSED)
    assert mailoutbox == []


def test_erased_words_are_not_in_a_late_message(awa, mailoutbox):
    made = decide(Action.REFUSE, waiting(awa, "First", "Second"), REFUSED)
    mailoutbox.clear()
    EventNote.objects.all().delete()

    mails.send.call(made.pk, awa.pk)

    (mail,) = mailoutbox
    assert "These are adverts." not in mail.body
    assert mail.extra_headers["Message-ID"].startswith(f"<decided-{made.pk}-{awa.pk}@")


def test_what_was_corrected_is_named_with_the_submission(awa, mailoutbox):
    rows, mona = waiting(awa, "First", "Second"), SecretariatFactory(name="Mona")
    for item in rows:
        workflow.take_step(item, Action.TAKE_UP, actor=mona)
    first = rows.get(document__public__texts__0__title="First")
    said = Given(public={**first.public, "starts_on": "2020"}, version=1)
    workflow.take_step(first, Action.CORRECT, actor=mona, given=said)
    mailoutbox.clear()

    deciding.begin(deciding.choose(mona, Action.PUBLISH, rows), Given())

    (mail,) = mailoutbox
    about_first, about_second = mail.body.split("First")[1].split("Second")
    assert "The reviewer corrected: Starts on." in about_first
    assert "corrected" not in about_second
