"""One decision about many: each row by itself, each refusal with its reason."""

import pytest
from django.utils import timezone

from stocktaking import deciding
from stocktaking.choices import TOGETHER, Action, Outcome, State
from stocktaking.deciding import beginning, running
from stocktaking.models import BulkDecision, EventNote, Submission
from stocktaking.workflow import Given
from tests.factories import (
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    lines,
)
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db
REFUSED = Given(reason="advertising", words="An advert.")
SAID = {
    Action.REFUSE: REFUSED,
    Action.REQUEST_CHANGES: Given(words="Which village?"),
}
AFTER = {
    Action.TAKE_UP: State.IN_REVIEW,
    Action.REQUEST_CHANGES: State.RETURNED,
    Action.PUBLISH: State.PUBLISHED,
    Action.REFUSE: State.REFUSED,
    Action.HAND_OVER: State.IN_REVIEW,
}


@pytest.fixture
def mona():
    return SecretariatFactory(name="Mona")


def waiting(number=1, **more):
    rows = SubmissionFactory.create_batch(number, state=State.SUBMITTED, **more)
    return Submission.objects.filter(pk__in=[row.pk for row in rows])


def decide(person, action, rows, given=None):
    made = deciding.choose(person, action, rows)
    deciding.begin(made, given or SAID.get(action, Given()))
    return made


def codes(made):
    """Of each row: the code of the first problem."""
    return [
        next(iter(row.problems.values()))[0][0] if row.problems else row.outcome
        for row in made.rows.order_by("pk")
    ]


@pytest.mark.parametrize("action", AFTER)
def test_what_nobody_holds_is_taken_up_and_decided(mona, action):
    rows, to = waiting(3), SecretariatFactory()
    given = Given(to=to) if action == Action.HAND_OVER else None

    made = decide(mona, action, rows, given)

    assert codes(made) == [Outcome.DONE] * 3
    assert {row.state for row in rows.all()} == {AFTER[action]}
    assert made.done_at is not None


def test_each_row_has_its_own_event_with_the_words(mona):
    rows = waiting(2)

    made = decide(mona, Action.REFUSE, rows)

    for row in made.rows.all():
        assert row.event.submission_id == row.submission_id
        assert (row.event.reason, row.event.words) == ("advertising", "An advert.")


def test_words_stay_in_the_notes_alone(mona):
    made = decide(mona, Action.REFUSE, waiting(2))
    made.refresh_from_db()
    assert (made.words, made.reason) == ("", "advertising")
    assert EventNote.objects.filter(words="An advert.").count() == 2


@pytest.mark.parametrize(
    ("action", "given", "code"),
    [
        (Action.REFUSE, Given(words="No."), "needs-reason"),
        (Action.REFUSE, Given(reason="other"), "needs-words"),
        (Action.REFUSE, Given(reason="other", words="  "), "needs-words"),
        (Action.REFUSE, Given(reason="nonsense", words="No."), "needs-reason"),
        (Action.REQUEST_CHANGES, Given(), "needs-words"),
        (Action.HAND_OVER, Given(), "needs-to"),
    ],
)
def test_what_is_missing_is_asked_for_before_anything_is_done(
    mona, action, given, code
):
    made = deciding.choose(mona, action, waiting(2))

    with pytest.raises(Refusal) as refused:
        deciding.begin(made, given)

    made.refresh_from_db()
    assert refused.value.problem.code == code
    assert made.begun_at is None
    assert made.rows.waiting().count() == 2


def test_each_refused_row_says_why(mona):
    organisation = OrganisationFactory(members=[mona])
    ours = document(organisation=organisation.reference)
    rows = [
        SubmissionFactory(state=State.SUBMITTED),
        SubmissionFactory(state=State.SUBMITTED, submitter=mona),
        SubmissionFactory(state=State.SUBMITTED, document=ours),
        SubmissionFactory(state=State.IN_REVIEW),
        SubmissionFactory(state=State.REFUSED),
        SubmissionFactory(state=State.SUBMITTED, document=document(level="")),
        SubmissionFactory(state=State.SUBMITTED, appealed_at=timezone.now()),
    ]
    Submission.objects.filter(pk=rows[-1].pk).update(refused_by=mona)
    chosen = Submission.objects.filter(pk__in=[row.pk for row in rows])
    made = deciding.choose(mona, Action.PUBLISH, chosen)
    order = {row.pk: n for n, row in enumerate(rows)}

    deciding.begin(made, Given())

    found = dict(
        zip(made.rows.values_list("submission", flat=True), codes(made), strict=True)
    )
    assert [found[pk] for pk in order] == [
        *(Outcome.DONE, "own-part", "own-part", "held-by-another"),
        *("waits-no-more", "required", "own-part"),
    ]
    assert [row.events.count() for row in rows] == [3, 1, 1, 1, 1, 1, 1]


def test_problem_of_a_document_names_its_field(mona):
    made = decide(mona, Action.PUBLISH, waiting(document=document(stage="")))
    (row,) = made.rows.all()
    said = deciding.sentences(row.submission, row.problems)
    assert said == ["Stage: This field is required."]


def test_other_words_than_were_chosen_are_not_decided_on(mona):
    rows = waiting()
    made = deciding.choose(mona, Action.PUBLISH, rows)
    rows.update(document_version=2)

    deciding.begin(made, Given())

    assert codes(made) == ["moved-meanwhile"]


def test_grant_that_ended_meanwhile_decides_nothing():
    user = UserFactory(is_staff=True)
    grant = ModerationGrantFactory(member=user, code="C3")
    rows = waiting(2, document=document(action_lines=lines("C3")))
    made = deciding.choose(user, Action.PUBLISH, rows)
    grant.delete()

    deciding.begin(made, Given())

    assert codes(made) == ["not-in-queue"] * 2


def test_who_is_no_longer_of_the_staff_decides_nothing(mona):
    made = deciding.choose(mona, Action.PUBLISH, waiting())
    mona.is_staff = False
    mona.save()
    deciding.begin(made, Given())
    assert codes(made) == ["not-in-queue"]


def test_secretariat_frees_what_an_absent_reviewer_holds(mona):
    absent = SecretariatFactory()
    rows = SubmissionFactory.create_batch(3, state=State.IN_REVIEW, reviewer=absent)
    held = Submission.objects.filter(reviewer=absent)

    made = decide(mona, Action.RELEASE, held)

    assert codes(made) == [Outcome.DONE] * 3
    for row in rows:
        row.refresh_from_db()
        assert (row.state, row.reviewer) == (State.SUBMITTED, None)


def test_what_is_free_is_handed_to_a_colleague_or_kept(mona):
    to, mine, theirs = SecretariatFactory(), waiting(), waiting()

    decide(mona, Action.HAND_OVER, mine, Given(to=mona))
    decide(mona, Action.HAND_OVER, theirs, Given(to=to))

    assert [mine.get().reviewer, theirs.get().reviewer] == [mona, to]


def test_pressed_twice_it_is_done_once(mona):
    rows = waiting(2)
    made = decide(mona, Action.TAKE_UP, rows)

    with pytest.raises(Refusal):
        deciding.begin(made, Given())
    assert not running.decide_some(made.pk)

    assert [row.events.filter(action="take-up").count() for row in rows] == [1, 1]


def test_nothing_and_too_much_are_not_chosen(mona, monkeypatch):
    monkeypatch.setattr(beginning, "MOST", 2)
    for rows, code in (
        (waiting(3), "too-many-chosen"),
        (Submission.objects.none(), "nothing-chosen"),
    ):
        with pytest.raises(Refusal) as refused:
            deciding.choose(mona, Action.PUBLISH, rows)
        assert refused.value.problem.code == code
    assert not BulkDecision.objects.exists()


def test_row_that_the_program_stumbles_over_does_not_stop_the_others(mona, monkeypatch):
    rows = waiting(3)
    broken = rows.first()
    real = running.take_step

    def stumbling(item, *args, **more):
        if item.pk == broken.pk:
            raise ZeroDivisionError
        return real(item, *args, **more)

    monkeypatch.setattr(running, "take_step", stumbling)
    made = decide(mona, Action.PUBLISH, rows)

    assert sorted(codes(made)) == [Outcome.DONE, Outcome.DONE, "failed"]


def test_only_steps_of_the_list_are_stored():
    assert set(AFTER) | {Action.RELEASE} == set(TOGETHER)
