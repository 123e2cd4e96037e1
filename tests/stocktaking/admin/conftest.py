"""Who decides, and on what."""

import pytest

from stocktaking.choices import State
from tests.factories import SecretariatFactory, SubmissionFactory


@pytest.fixture
def moderator(client):
    user = SecretariatFactory()
    client.force_login(user)
    return user


@pytest.fixture
def held(moderator):
    return SubmissionFactory(state=State.IN_REVIEW, reviewer=moderator)
