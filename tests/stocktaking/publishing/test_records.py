"""What publication writes, and reads back the same."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.db.models import ProtectedError

from stocktaking import registers, workflow
from stocktaking.choices import Action, Profile, State
from stocktaking.documents import ProjectDocument
from stocktaking.formats import envelope
from stocktaking.models import Project, ProjectText, Revision, Submission
from tests.factories import (
    ActionLineFactory,
    change_of,
    document,
    lines,
    record,
    submitted,
    text,
)
from tests.stocktaking.publishing.putting import full, in_review, publish

pytestmark = pytest.mark.django_db


def test_full_document_uses_every_field():
    public = full()
    fields = set(ProjectDocument().fields) - {"reference"}
    assert set(public) == fields
    assert {name for name in fields if not public[name]} == {"stakeholder_type"}


def test_published_document_reads_back_the_same():
    item = in_review(**full())
    public = item.public

    row = publish(item)

    shown = json.loads(json.dumps(ProjectDocument(row).data))
    assert shown == {"reference": item.reference, **public}
    assert Revision.objects.get(reference=item.reference).public == public
    assert (row.year, item.reference[:7]) == (2009, "WSIS-P-")


def test_published_record_may_be_handed_in_again_without_a_difference():
    row = publish(in_review(**full()))
    item = change_of(row)
    cleaned = registers.get("project").clean(item.document, Profile.NEW)
    assert cleaned["public"] == item.public


def test_change_removes_what_is_left_out():
    row = publish(in_review(**full()))
    item = change_of(row, state=State.IN_REVIEW)
    small = document(organisation=row.organisation.reference)
    Submission.objects.filter(pk=item.pk).update(document=small)
    item.refresh_from_db()

    row = publish(item)

    revision = Revision.objects.current(row.reference)
    left = {name for name, value in revision.public.items() if value}
    asked = {"texts", "organisation", "activity_type", "level", "action_lines"}
    assert left == asked | {"stage", "starts_on"}
    lists = ["targets", "sdgs", "partners", "links", "identifiers", "awards"]
    counts = [
        getattr(row, name).count() for name in [*lists, "countries", "collections"]
    ]
    assert counts == [0] * 8
    assert (row.budget, row.confirmed_on, row.ends_on) == (None, None, "")


def test_change_keeps_the_reference_and_both_revisions():
    row = record()
    words = {"texts": [text("Second title"), text("Deux", "fr")]}

    publish(change_of(row, words, state=State.IN_REVIEW))

    titles = row.texts.values_list("position", "language", "title")
    assert list(titles) == [(0, "en", "Second title"), (1, "fr", "Deux")]
    assert ProjectText.objects.count() == 2
    kept = Revision.objects.values_list(
        "reference", "number", "public__texts__0__title"
    )
    assert list(kept) == [
        (row.reference, 1, "Village radio"),
        (row.reference, 2, "Second title"),
    ]


def test_order_of_every_list_is_kept():
    codes = ["C9", "C1", "C7-EHEALTH", "C2"]
    row = publish(in_review(action_lines=lines(*codes)))
    shown = ProjectDocument(row).data["action_lines"]
    assert [line["action_line"] for line in shown] == codes


def test_change_may_turn_two_texts_round():
    row = record(texts=[text("One"), text("Un", "fr")])
    texts = [text("Un", "fr"), text("One")]
    publish(change_of(row, {"texts": texts}, state=State.IN_REVIEW))
    assert [t.language for t in row.texts.all()] == ["fr", "en"]
    assert Project.objects.get().original.title == "Un"


def test_publication_and_update_have_their_times():
    first, second = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 4))
    with time_machine.travel(first, tick=False):
        row = record()
    item = change_of(row, {"stage": "stopped"})
    with time_machine.travel(second, tick=False):
        workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    row.refresh_from_db()
    assert (row.published_at, row.updated_at) == (first, second)


def test_references_follow_one_another():
    first, second = (publish(in_review()).reference for _ in range(2))
    assert int(second[7:]) == int(first[7:]) + 1
    assert len(first) == len("WSIS-P-000001")


@pytest.mark.parametrize(
    ("starts_on", "years", "year"),
    [
        ("2009-05-01", [2012], 2009),
        ("2009", [], 2009),
        ("", [2014, 2012], 2012),
        ("", [], None),
    ],
)
def test_year_is_that_of_the_start_or_the_first_award(starts_on, years, year):
    awards = [{"scheme": "P", "year": y, "level": "winner"} for y in years]
    public = {
        "texts": [text()],
        "source": "x",
        "starts_on": starts_on,
        "awards": awards,
    }
    row = submitted("project", envelope(public, {}), profile=Profile.HISTORIC)
    assert row.year == year


def test_current_revision_is_the_newest_one():
    row = record()
    change = change_of(row, {"stage": "stopped"})
    workflow.take_step(change, Action.PUBLISH_AT_ONCE, actor=change.submitter)
    assert Revision.objects.current(row.reference).number == 2
    assert Revision.objects.current("WSIS-P-999999") is None


def test_action_line_is_protected_by_its_records():
    record()
    with pytest.raises(ProtectedError):
        ActionLineFactory(code="C3").delete()
