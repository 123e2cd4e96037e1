from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from wsis_portal import healthcheck


class Server(BaseHTTPRequestHandler):
    """Answers to one name alone, as the portal does."""

    def do_GET(self):
        known = self.headers["Host"] == self.server.name
        self.send_response(200 if known and self.path == "/healthz" else 400)
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture
def server(monkeypatch):
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        server.name = "localhost"
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PORT", str(server.server_port))
        yield server
        server.shutdown()


@pytest.mark.parametrize(
    ("hosts", "name"),
    [
        (None, "localhost"),
        ("portal.example,other.example", "portal.example"),
        (".portal.example", "portal.example"),
        ("*", "localhost"),
        ("*,portal.example", "portal.example"),
    ],
)
def test_portal_is_asked_by_a_name_that_it_goes_by(server, monkeypatch, hosts, name):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    if hosts:
        monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    server.name = name

    assert healthcheck.answers() is True


def test_portal_that_refuses_does_not_answer(server, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "other.example")

    assert healthcheck.answers() is False


def test_portal_that_is_away_does_not_answer(server):
    server.server_close()

    assert healthcheck.answers() is False
