import pytest
from django.db.models.signals import post_save
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from tests.wsis_portal.jobs import examples
from wsis_portal.jobs import again, holding, worker


@pytest.fixture
def queued(settings):
    """The queue of a worker, which does not run."""
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}


@pytest.fixture
def one_run(queued):
    """What a worker does between two pauses, in this process."""
    holding.hold_what_is_taken()
    again.try_failed_ones_again()

    def run():
        again.give_back()
        worker.make_worker().run()

    yield run
    post_save.disconnect(sender=DBTaskResult, dispatch_uid="holding")
    task_finished.disconnect(dispatch_uid="again")
    task_started.disconnect(dispatch_uid="heartbeat")


@pytest.fixture(autouse=True)
def nothing_done():
    examples.done.clear()
