"""What is private, and what nobody has published, reaches no public table."""

import pytest
from django.db import connection

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.formats import envelope
from stocktaking.models import Project, Submission
from stocktaking.workflow import Given
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
    row_of,
    text,
)
from tests.stocktaking.situations import SAID
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db

OWN = "stocktaking_submission"  # the one table where they belong
HELD = [
    "stocktaking_queueentry.words",
    "stocktaking_queueentry.title",
    f"{OWN}.document",
]
"""Where public words stand that wait: the queue is searched by them."""
CANARY = "kanarienvogel"  # no language that is searched cuts its end off
REGISTERS = ["project", "commitment", "progress-report"]


def columns_with(word):
    """Every column of every table of the database that holds WORD."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name, place = column.name, f"{table}.{column.name}"
                sql = f'SELECT count(*) FROM "{table}" WHERE "{name}"::text ILIKE %s'
                cursor.execute(sql, [f"%{word}%"])
                if cursor.fetchone()[0]:
                    found.append(place)
    return found


def private(word=CANARY):
    return {
        "contact_name": f"{word} name",
        "email": f"{word}@example.org",
        "telephone": f"{word} phone",
        "note": f"{word} note",
    }


def publish(item):
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    return row_of(item)


def test_the_search_for_canaries_finds_what_is_there():
    record(texts=[text("Kanarienvogel radio")])
    assert set(columns_with(CANARY)) == {
        "stocktaking_projecttext.title",
        "stocktaking_projecttext.search_vector",
        "stocktaking_knownword.word",
        "stocktaking_knownword.folded",
        "stocktaking_revision.public",
        *HELD,
    }


@pytest.mark.parametrize("register", REGISTERS)
def test_private_part_reaches_nothing_but_its_submission(register):
    item = SubmissionFactory(register=register, submitter=SecretariatFactory())
    item.document["private"] = private()
    item.save()
    given = Given(terms="2026-11")

    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)
    user = SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    row = publish(item)

    assert row.texts.get().title == item.title
    assert columns_with(CANARY) == [f"{OWN}.document"]


@pytest.mark.parametrize("register", REGISTERS)
def test_private_part_of_a_change_stays_private_too(register):
    row = record(register)
    item = change_of(row, {"texts": [text("Other")]}, state=State.IN_REVIEW)
    item.document["private"] = private()
    item.save()
    publish(item)
    assert row.texts.get().title == "Other"
    assert columns_with(CANARY) == [f"{OWN}.document"]


def test_private_part_of_a_change_that_is_published_at_once_stays_private():
    item = change_of(record(), {"stage": "stopped"})
    item.document["private"] = private()
    item.save()
    workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    assert Project.objects.get().stage == "stopped"
    assert columns_with(CANARY) == [f"{OWN}.document"]


def test_private_part_of_an_import_stays_private():
    user = SecretariatFactory()
    whole = document(source="Report")
    whole["private"] = private()
    item = workflow.start_draft("project", actor=user, document=whole)
    workflow.take_step(item, Action.IMPORT, actor=user)
    assert Project.objects.count() == 1
    assert columns_with(CANARY) == [f"{OWN}.document"]


def words(word=CANARY):
    """A document that says WORD wherever words go."""
    return document(
        texts=[text(f"{word} title", summary=f"{word} summary")],
        organisation={"name": f"{word} trust"},
        partners=[{"organisation": {"name": f"{word} partner"}}],
        links=[{"url": f"https://{word}.example.org/"}],
        identifiers=[{"scheme": "itu", "value": word}],
        source=f"{word} source",
    )


def test_draft_stays_in_its_submission():
    user = UserFactory()
    item = workflow.start_draft("project", actor=user, document=words())
    workflow.save_document(item, words(CANARY + "2"), version=1, actor=user)
    record()
    assert Submission.objects.filter(document__icontains=CANARY + "2").exists()
    assert columns_with(CANARY) == [f"{OWN}.document"]


@pytest.mark.parametrize(
    "last",
    [
        Action.TAKE_UP,
        Action.REQUEST_CHANGES,
        Action.REFUSE,
        Action.MERGE,
        Action.RELEASE,
    ],
)
def test_what_is_not_published_reaches_no_public_table(last):
    item, user = SubmissionFactory(document=words()), SecretariatFactory()
    given = Given(into=record().reference, **SAID)
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=given)
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    if last != Action.TAKE_UP:
        workflow.take_step(item, last, actor=user, given=given)
    assert columns_with(CANARY) == HELD


def test_publication_that_is_refused_leaves_no_word():
    taken = [{"scheme": "itu", "value": "1"}]
    record(identifiers=taken)
    whole = words()
    whole["public"]["identifiers"] = taken
    item = SubmissionFactory(state=State.IN_REVIEW, document=whole)

    with pytest.raises(InvalidDocument):
        publish(item)

    assert columns_with(CANARY) == HELD


def test_waiting_change_does_not_touch_the_public_version():
    row = record()
    public = words()["public"]
    item = change_of(row, public, state=State.IN_REVIEW)
    item.document["private"] = private()
    item.save()
    assert columns_with(CANARY) == HELD
    assert Project.objects.get().original.title == "Village radio"


def test_change_by_a_colleague_carries_no_contact_of_the_first_reporter():
    row = record()
    Submission.objects.update(
        document=envelope(Submission.objects.get().public, private())
    )
    colleague = UserFactory()
    row.organisation.members.add(colleague)
    item = workflow.start_change(row.reference, actor=colleague)
    assert CANARY not in str(item.document)
    assert columns_with(CANARY) == [f"{OWN}.document"]
