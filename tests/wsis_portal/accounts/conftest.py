import pytest


@pytest.fixture
def deliver(django_capture_on_commit_callbacks):
    """Mails leave once the transaction is committed, which tests never do."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
