import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do it, commit, and run what was queued."""

    def run(act, *args, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **more)

    return run
