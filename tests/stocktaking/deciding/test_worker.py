"""Many are decided on by the worker, piece by piece, and none twice."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stocktaking import deciding
from stocktaking.choices import Action, Outcome, State
from stocktaking.deciding import old_ones, running
from stocktaking.models import BulkDecision, Submission
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db
QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def mona():
    return SecretariatFactory()


@pytest.fixture
def queue(settings):
    settings.TASKS = QUEUED
    return DBTaskResult.objects.filter(task_path="stocktaking.deciding.running.decide")


@pytest.fixture
def made(mona, queue, monkeypatch):
    """About five, of which two are decided on in a piece."""
    for module in (running, deciding.beginning):
        monkeypatch.setattr(module, "PIECE", 2)
    SubmissionFactory.create_batch(5, state=State.SUBMITTED)
    return deciding.choose(mona, Action.TAKE_UP, Submission.objects.all())


def test_many_are_left_to_the_worker_and_done_in_pieces(made, queue):
    deciding.begin(made, Given())
    left = []
    while running.decide_some(made.pk):
        left.append(made.rows.waiting().count())

    assert queue.count() == 1
    assert left == [3, 1]
    made.refresh_from_db()
    assert made.rows.counts() == {Outcome.DONE: 5}
    assert made.done_at is not None


def test_nothing_is_done_before_it_is_begun(made):
    assert not running.decide_some(made.pk)
    assert made.rows.waiting().count() == 5


def test_what_was_cut_short_goes_on_where_it_was(made, queue):
    deciding.begin(made, Given())
    running.decide_some(made.pk)
    queue.delete()  # as when the job was given up

    with pytest.raises(Refusal):
        deciding.go_on(made)  # it has just begun
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert deciding.is_given_up(made)
        deciding.go_on(made)
        assert not deciding.is_given_up(made)

    assert queue.count() == 1
    while running.decide_some(made.pk):
        pass
    assert Submission.objects.filter(state=State.IN_REVIEW).count() == 5


def test_old_ones_go_and_what_is_left_undone_stays(made, mona):
    deciding.begin(made, Given())
    never = deciding.choose(mona, Action.PUBLISH, Submission.objects.all())
    new = deciding.choose(mona, Action.PUBLISH, Submission.objects.all())
    old = timezone.now() - timedelta(days=old_ones.DAYS + 1)
    BulkDecision.objects.exclude(pk=new.pk).update(made_at=old)

    assert old_ones.clear_old() == 1
    assert set(BulkDecision.objects.all()) == {made, new}
    assert never not in BulkDecision.objects.all()
