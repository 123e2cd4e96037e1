"""Entries of one undertaking over the years: each names the one before."""

import pytest

from goldenbook.models import Commitment
from stocktaking import registers, workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.models import Project
from stocktaking.workflow import Given
from tests.factories import (
    CommitmentFactory,
    ProjectFactory,
    SubmissionFactory,
    change_of,
    commitment_document,
    document,
    record,
    text,
)
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db
TERMS = Given(terms="2026-11")


def problems(document, register="project"):
    found = registers.get(register).problems(document, "new")
    return {path: [str(one) for one in some] for path, some in found.items()}


def hand_in(item):
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=TERMS)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}"])
def test_the_earlier_entry_is_named_by_its_reference(typed):
    row = record()
    words = typed.format(row.reference, row.reference.lower())

    cleaned = registers.get("project").clean(document(continues=words), "new")

    assert cleaned["public"]["continues"] == row.reference


@pytest.mark.parametrize("nothing", ["", None])
def test_a_record_need_not_continue_another(nothing):
    cleaned = registers.get("project").clean(document(continues=nothing), "new")

    assert cleaned["public"]["continues"] is None


def test_what_is_not_published_in_this_register_is_refused_with_a_sentence():
    promise, draft = CommitmentFactory(), SubmissionFactory()

    for named in (promise.reference, str(draft.pk), "WSIS-P-000000", "\u0000", 7):
        found = problems(document(continues=named))
        assert list(found) in (["continues"], ["document"])
    assert problems(document(continues="WSIS-P-000000")) == {
        "continues": ["WSIS-P-000000 is not known here."]
    }
    other = commitment_document(continues=record().reference)
    assert list(problems(other, "commitment")) == ["continues"]


def test_the_published_row_knows_both_directions():
    first = record(starts_on="2024")
    second = record(continues=first.reference)
    promise = record("commitment")
    later = record("commitment", continues=promise.reference)

    assert (second.continues, list(first.continued_by.all())) == (first, [second])
    assert list(promise.continued_by.all()) == [later]


def chain(*years):
    """Records of these years, each of which continues the one before."""
    rows = [record(starts_on=years[0], texts=[text(f"Radio {years[0]}")])]
    for year in years[1:]:
        title = [text(f"Radio {year}")]
        earlier = rows[-1].reference
        rows.append(record(starts_on=year, texts=title, continues=earlier))
    return rows


def steps(row):
    found = type(row).objects.entries_of(row.reference)
    return [(one.reference, one.year, one.step, one.title) for one in found]


def test_each_entry_knows_the_whole_chain(django_assert_num_queries):
    first, second, third = chain("2023", "2024", "2025")

    with django_assert_num_queries(1):
        found = steps(second)

    assert found == [
        (first.reference, 2023, -1, "Radio 2023"),
        (third.reference, 2025, 1, "Radio 2025"),
    ]
    assert [step for _r, _y, step, _t in steps(first)] == [1, 2]
    assert [step for _r, _y, step, _t in steps(third)] == [-2, -1]
    assert steps(ProjectFactory()) == []
    assert Commitment.objects.entries_of(second.reference) == []


def test_an_undertaking_may_part_into_two():
    (first,) = chain("2024")
    one = record(starts_on="2025", continues=first.reference)
    other = record(starts_on="2026", continues=first.reference)

    assert [found[0] for found in steps(first)] == [one.reference, other.reference]
    assert [found[0] for found in steps(one)] == [first.reference]


def test_a_record_that_was_taken_down_is_named_by_nobody():
    first, second, third = chain("2023", "2024", "2025")

    Project.objects.get(pk=second.pk).delete()

    assert steps(first) == []
    assert steps(third) == []


@pytest.mark.parametrize("later", [0, 1, 2])
def test_no_record_continues_itself_or_a_later_entry(later):
    rows = chain("2023", "2024", "2025")
    item = change_of(rows[0], {"continues": rows[later].reference})

    with pytest.raises(InvalidDocument) as refusal:
        hand_in(item)

    (problem,) = refusal.value.problems["continues"]
    assert str(problem) == (
        f"{rows[later].reference} is this record, or a later entry of it."
    )
    item.refresh_from_db()
    assert item.state == State.DRAFT


def test_a_circle_that_two_changes_would_make_is_refused_when_it_is_published():
    (one,), (other,) = chain("2023"), chain("2024")
    back = change_of(one, {"continues": other.reference}, state=State.IN_REVIEW)
    record_change = change_of(other, {"continues": one.reference})
    record_change.state = State.PUBLISHED
    record_change.save()
    registers.get("project").publish(record_change)

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(back, Action.PUBLISH, actor=back.reviewer)

    assert list(refusal.value.problems) == ["continues"]
    assert Project.objects.get(pk=one.pk).continues is None


def test_naming_an_earlier_entry_is_reviewed():
    row, earlier = record(), record()
    item = change_of(row, {"continues": earlier.reference})

    possible = workflow.possible_actions(item, item.submitter)

    assert item.kind == Kind.CHANGE
    assert Action.PUBLISH_AT_ONCE not in possible


def test_a_record_of_before_the_field_reads_as_one_that_continues_nothing(client):
    row = record()
    public = {k: v for k, v in row.revision.public.items() if k != "continues"}
    row.revision.public = public
    row.revision.save()

    answer = client.get(f"/api/v1/projects/{row.reference}/").json()
    listed = client.get("/api/v1/projects/?format=csv")

    assert answer["continues"] is None
    assert b"continues" in b"".join(listed.streaming_content)
