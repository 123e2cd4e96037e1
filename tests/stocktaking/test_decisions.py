"""The log of decisions: which steps are in it, since when each was waited for."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, Decided, Kind, State
from stocktaking.models import Decision, SubmissionEvent
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    commitment_document,
    document,
    record,
)
from tests.stocktaking.decided import handed_in, walk
from tests.stocktaking.test_acts import decided, merged, restored, withdrawn

pytestmark = pytest.mark.django_db
KINDS = {
    Kind.NEW: "published",
    Kind.CHANGE: "published",
    Kind.WITHDRAWAL: "withdrawn",
    Kind.RESTORATION: "restored",
    Kind.MERGER: "records-merged",
}


def log(**filters):
    return list(Decision.objects.asked(filters).told())


def told(*names, **filters):
    return [tuple(getattr(row, name) for name in names) for row in log(**filters)]


@pytest.mark.parametrize("action", Action)
def test_only_what_a_moderator_decides_is_a_decision(action):
    item = SubmissionFactory()
    SubmissionEvent.objects.create(
        number=1, submission=item, action=action, before="draft", after="draft",
        at="2026-03-01T00:00Z",
    )  # fmt: skip

    decided = [row.action for row in Decision.objects.asked({})]

    of_moderator = {"publish", "request-changes", "refuse", "merge"}
    assert decided == [action] * (action in of_moderator)


def test_every_kind_of_submission_is_known():
    assert set(KINDS) == set(Kind)
    others = {"changes-requested", "refused", "merged"}
    assert {*KINDS.values()} | others == set(Decided)


@pytest.mark.parametrize(("kind", "decision"), KINDS.items())
def test_publication_is_told_by_the_kind_of_its_submission(kind, decision):
    if kind == Kind.NEW:
        item = SubmissionFactory(state=State.PUBLISHED)
    else:
        item = change_of(record(), kind=kind, state=State.PUBLISHED)

    newest = log()[0]

    assert (newest.decision, newest.reference) == (decision, item.reference)
    assert log(decision=[decision])[0].pk == newest.pk
    others = [code for code in Decided if code != decision]
    assert newest not in log(decision=others)


def test_import_and_what_is_published_at_once_are_no_decisions():
    secretariat = SecretariatFactory()
    draft = SubmissionFactory(
        submitter=secretariat, document=document(source="Report 2010")
    )
    workflow.take_step(draft, Action.IMPORT, actor=secretariat)
    small = change_of(record(), {"stage": "completed"})
    before = len(log())

    workflow.take_step(small, Action.PUBLISH_AT_ONCE, actor=small.submitter)

    assert len(log()) == before == 1  # of record(), which the factory published


def test_decision_waits_from_the_last_time_that_it_was_handed_in():
    handed_in(
        ("recall", 1),
        ("submit", 2),
        ("request-changes", 5.5),
        ("submit", 10),
        ("refuse", 11),
        ("appeal", 20),
        ("publish", 24),
    )

    found = told("decision", "waiting_days", "is_first")

    assert found == [
        ("published", 4.0, False),
        ("refused", 1.0, False),
        ("changes-requested", 3.5, True),
    ]


def test_decision_without_a_handing_in_has_no_waiting_time():
    SubmissionFactory(state=State.REFUSED)
    assert told("waiting_days") == [(None,)]


@pytest.mark.parametrize("decision", ["request-changes", "refuse"])
@pytest.mark.parametrize("of", ["new", "change"])
def test_what_is_refused_or_returned_has_no_reference(decision, of):
    item = SubmissionFactory()
    if of == "change":
        item = change_of(record(), {"stage": "stopped"})

    walk(item, ("submit", 0), (decision, 1))

    assert told("action", "reference")[0] == (decision, None)


def test_published_and_merged_name_the_public_record():
    published = handed_in(("publish", 1))
    merged = handed_in(("merge", 2))

    assert merged.merged_into.startswith("WSIS-P-")
    assert told("reference", decision=["merged"]) == [(merged.merged_into,)]
    assert (published.reference,) in told("reference", decision=["published"])


def test_filters_are_joined_by_and_their_values_by_or():
    handed_in(("refuse", 3))
    handed_in(("request-changes", 4))
    promise = commitment_document()
    handed_in(("refuse", 400), register="commitment", document=promise)

    def found(**filters):
        return told("register", "decision", **filters)

    project, commitment = ("project", "refused"), ("commitment", "refused")
    asked = ("project", "changes-requested")
    assert found() == [commitment, asked, project]
    assert found(register=["project"]) == [asked, project]
    assert found(register=["project", "commitment"]) == found()
    assert found(decision=["refused"]) == [commitment, project]
    assert found(decision=["refused"], register=["project"]) == [project]
    assert found(reason=["out-of-scope"]) == [commitment, project]
    assert found(reason=["out-of-scope"], year_to=2026) == [project]
    assert found(reason=["duplicate"]) == []
    assert found(year_from=2027) == [commitment]
    assert found(year_from=2028) == found(year_to=2025) == []


@pytest.mark.parametrize("before", [0, 2])
def test_page_costs_the_same_wherever_it_is(django_assert_num_queries, before):
    for day in range(3):
        handed_in(("refuse", day))

    with django_assert_num_queries(2):  # keys, rows
        (row,) = Decision.objects.of_page({}, slice(before, before + 1))

    assert row.waiting_days == 2 - before


def test_all_are_read_some_at_a_time_and_none_twice(monkeypatch):
    for day in range(5):
        handed_in(("refuse", day))
    monkeypatch.setattr("stocktaking.querysets.decisions.AT_ONCE", 2)

    rows = Decision.objects.asked({}).told().by_and_by()

    assert [row.waiting_days for row in rows] == [4, 3, 2, 1, 0]


def causes(**filters):
    return told("decision", "why", "reason_name", **filters)


def test_why_a_record_was_taken_down_or_merged_is_told_with_its_words():
    row, stays, goes = record(), record(), record()
    withdrawn(row, reason="legal")
    restored(row)
    merged(stays, goes)
    handed_in(("refuse", 1))

    found = causes()

    legal = ("withdrawn", "legal", "For legal reasons")
    twice = ("records-merged", "duplicate", "Recorded twice")
    refused = ("refused", "out-of-scope", "Out of scope")
    assert [one for one in found if one[0] != "published"] == [
        refused,
        twice,
        ("restored", "", ""),
        legal,
    ]
    assert causes(reason=["legal"]) == [legal]
    assert causes(reason=["duplicate"]) == [twice]
    assert causes(reason=["legal", "out-of-scope"]) == [refused, legal]


def test_what_two_lists_of_reasons_have_is_found_under_one_code():
    withdrawn(record(), reason="out-of-scope")
    handed_in(("refuse", 1))

    found = causes(reason=["out-of-scope"])

    assert {decision for decision, *_why in found} == {"withdrawn", "refused"}


def test_why_somebody_wanted_it_taken_down_is_not_told_where_it_was_refused():
    row = record()
    proposed = workflow.propose_withdrawal(
        row.reference, reason="legal", words="", actor=SecretariatFactory()
    )

    decided(proposed, Action.REFUSE, reason="other", words="It is true.")

    assert causes(decision=["refused"]) == [("refused", "other", "Other")]
    assert causes(reason=["legal"]) == []
