"""gunicorn as it is configured, without a proxy."""

import signal
import socket
import time
from http.client import HTTPConnection

import pytest

from tests.deploy.asking import TIMEOUT, answer, begin, finish

pytestmark = pytest.mark.django_db  # there is one; the server reads it


@pytest.mark.parametrize(("behind_proxy", "status"), [("true", 200), ("false", 301)])
def test_header_of_a_proxy_is_believed_only_behind_one(gunicorn, behind_proxy, status):
    with gunicorn(BEHIND_PROXY=behind_proxy) as (_process, port):
        connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

        found = answer(
            connection, "/terms/", "GET", None, {"X-Forwarded-Proto": "https"}
        )

    assert found.status == status


def test_server_that_is_told_to_stop_answers_what_was_asked(gunicorn):
    with gunicorn() as (server, port):
        with socket.create_connection(("127.0.0.1", port), TIMEOUT) as line:
            begin(line)
            server.send_signal(signal.SIGTERM)
            time.sleep(0.5)

            assert finish(line).startswith(b"HTTP/1.1 403 ")
        assert server.wait(10) == 0
