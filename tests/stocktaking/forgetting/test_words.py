"""What becomes of words that name a person who is forgotten."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.forgetting import forget
from stocktaking.forgetting.traces import Traces
from stocktaking.models import Project, Revision, Submission
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, record, text
from tests.stocktaking.forgetting.world import (
    EMAIL,
    NAME,
    faults,
    tables_that_name_the_person,
)

pytestmark = pytest.mark.django_db


def test_notes_of_the_person_and_those_that_name_them_go(person, colleague):
    moderator = SecretariatFactory()
    items = SubmissionFactory.create_batch(3, state=State.IN_REVIEW, reviewer=moderator)
    words = ["Which village?", f"Ask {EMAIL}!", "Ask Joana.Lopez@example.org."]
    for item, said in zip(items, words, strict=True):
        given = Given(words=said)
        workflow.take_step(item, Action.REQUEST_CHANGES, actor=moderator, given=given)

    forget(person)

    assert [item.events.last().words for item in items] == [words[0], "", words[2]]
    assert faults() == []


def test_address_in_public_words_is_marked_and_the_record_counts_as_changed(person):
    words = f"Write to {EMAIL.upper()} or to bo.lopez@example.org."
    row = record(texts=[text(description=words)])
    other = record()

    forgotten = forget(person)

    told = "Write to […] or to bo.lopez@example.org."
    now = Project.objects.get(pk=row.pk)
    assert now.original.description == told
    assert Revision.objects.get(reference=row.reference).public["texts"][0][
        "description"
    ] == (told)
    assert now.updated_at > row.updated_at
    assert Project.objects.get(pk=other.pk).updated_at == other.updated_at
    assert forgotten.counts["addresses"] == 3  # text, revision, submission
    assert tables_that_name_the_person() == set()


def test_name_in_public_words_stays_and_is_told(person):
    row = record(texts=[text(description=f"Led by {NAME}.")])

    forgotten = forget(person)

    item = Submission.objects.get()
    assert sorted(forgotten.still_named) == [
        f"project text {row.reference}",
        f"revision {row.reference} v1",
        f"submission {item}",
    ]
    assert Project.objects.get().original.description == f"Led by {NAME}."


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Ana Lopez", "ANA LOPEZ said", True),
        ("Ana Lopez", "Joana Lopez said", False),
        ("Ana Lopez", "Ana Lopezi said", False),
        ("Will", "Will said", True),
        ("Will", "I will say", False),
        ("Анна Петрова", "спросите Анна Петрова.", True),
        ("王小明", "请王小明补充", True),
        ("", "anything", False),
        ("Ana Lopez", "x ana@example.org.", True),
        ("Ana Lopez", "ANA@EXAMPLE.ORG", True),
        ("Ana Lopez", "joana@example.org", False),
        ("Ana Lopez", "not.ana@example.org", False),
        ("Ana Lopez", "ana@example.org.uk", False),
        ("Ana Lopez", "ana@example.organisation", False),
        ("Ana Lopez", "mailto:ana@example.org?subject=x", True),
        ("Ana Lopez", {"a": ["-", {"b": "Ana Lopez"}], "c": 1, "d": None}, True),
    ],
)
def test_traces_are_words_of_their_own(name, words, found):
    assert Traces("ana@example.org", name).are_in(words) is found
