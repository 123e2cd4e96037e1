import pytest
import time_machine
from django.utils import timezone

from tests.factories import UserFactory, document, submitted, text

START = "2024-03-10T09:00:00Z"


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def ana(clock):
    return UserFactory(name="Ana", email="ana@example.org")


@pytest.fixture
def reported(clock):
    """A record that its submitter hands in now: reported(ana, "Village radio")."""

    def report(person, title="Village radio", **public):
        words = document(texts=[text(title)], **public)
        return submitted(
            "project", words, submitter=person, submitted_at=timezone.now()
        )

    return report


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Do a job as the queue does; what it queues is done at once."""

    def do(job):
        with django_capture_on_commit_callbacks(execute=True):
            job.call()

    return do
