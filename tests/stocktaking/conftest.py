"""Two at the same moment, with a connection and a transaction each."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from stocktaking.workflow import StepRefused
from wsis_portal.errors import InvalidDocument


@pytest.fixture
def at_once():
    """Runs two functions at the same moment; gives what each said or raised."""
    barrier = Barrier(2)

    def run(act):
        barrier.wait(timeout=10)
        try:
            return act()
        except (StepRefused, InvalidDocument) as refusal:
            return refusal

    with ThreadPoolExecutor(2) as pool:
        yield lambda *acts: list(pool.map(run, acts))
        # map() hands one task to each thread, for they meet at the barrier
        list(pool.map(run, [lambda: connection.close()] * 2))
