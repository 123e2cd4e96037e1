"""The portal as it is served in production, and somebody who asks it."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import psycopg2

from benchmarks.requests.cpu import Clocks, children, clocks
from benchmarks.requests.questions import Question

ADDRESS, WORKERS = "127.0.0.1", 2
NAME = f"portal-of-benchmark-{os.getpid()}"  # by which its connections are known
COMMAND = ("-m", "gunicorn", "--config", "python:wsis_portal.gunicorn_conf")
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE application_name = %s"
TURN = "UPDATE stocktaking_edition SET number = number + 1"
HEADERS = {"Host": "localhost", "User-Agent": "benchmark"}
QUIETLY = {"HX-Request": "true"}


class Unexpected(Exception):
    """The portal gave another answer than the one that is measured."""


def settings_for(url: str) -> dict[str, str]:
    """The environment of production, but for the certificate and the mails."""
    ours = {
        "DATABASE_URL": f"{url}{'&' if '?' in url else '?'}application_name={NAME}",
        "DEBUG": "false",
        "DEMO": "false",
        "DJANGO_SETTINGS_MODULE": "wsis_portal.settings",
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "HTTPS": "false",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "WEB_CONCURRENCY": str(WORKERS),
        "WORKER": "true",  # another process sends the mails
    }
    others = {
        name: value
        for name, value in os.environ.items()
        if name.removesuffix("_FILE") not in ours  # a file would win
    }
    return {**others, **ours}


class Portal:
    """A running server. Its clocks, and those of the database that work for it."""

    def __init__(self, url: str, master: int, port: int) -> None:
        self.master, self.port = master, port
        self.watch = psycopg2.connect(url, application_name="benchmark")
        self.watch.autocommit = True

    def programs(self) -> Clocks:
        return clocks([self.master, *children(self.master)])

    def backends(self) -> Clocks:
        with self.watch.cursor() as cursor:
            cursor.execute(BACKENDS, [NAME])
            return clocks(pid for (pid,) in cursor.fetchall())

    def turn(self) -> None:
        """A new edition of every register: what was counted before has no value."""
        with self.watch.cursor() as cursor:
            cursor.execute(TURN)

    def visitor(self) -> "Visitor":
        return Visitor(self.port)


@contextmanager
def serving(url: str, log: Path) -> Iterator[Portal]:
    """The portal on a free port, for as long as it is measured."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with socket() as listener, log.open("ab") as output:
        listener.bind((ADDRESS, 0))
        listener.listen()
        words = [sys.executable, *COMMAND, "--bind", f"fd://{listener.fileno()}"]
        server = subprocess.Popen(  # noqa: S603
            words,
            env=settings_for(url),
            pass_fds=[listener.fileno()],
            stdout=output,
            stderr=output,
        )
        try:
            portal = Portal(url, server.pid, listener.getsockname()[1])
            wait_for(portal, server, log)
            yield portal
        finally:
            server.terminate()
            server.wait(timeout=40)


def wait_for(portal: Portal, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the workers answer."""
    for _ in range(300):
        if server.poll() is not None:
            break
        if len(children(portal.master)) == WORKERS:
            with portal.visitor() as visitor:
                visitor.ask(Question("/readyz"))
            return
        time.sleep(0.1)
    raise Unexpected(f"The server does not start; {log} says why.")


class Visitor:
    """Somebody with one connection, and with cookies."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection(ADDRESS, port, timeout=600)
        self.cookies: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def ask(self, question: Question) -> bytes:
        """The answer, which is to be 200; of a form: where it leads."""
        if question.is_quiet:
            return self.save(question.address, question.form)
        if question.form:
            return self.post(question.address, question.form)
        answer, body = self.exchange("GET", question.address)
        if answer.status != 200:
            raise Unexpected(f"{question.address}: {answer.status} {body[:500]!r}")
        return body

    def post(self, address: str, form: Mapping[str, Any]) -> bytes:
        answer, body = self.exchange("POST", address, self.typed(form))
        if answer.status != 302:
            raise Unexpected(f"{address}: {answer.status} {body[:500]!r}")
        return (answer.getheader("Location") or "").encode()

    def save(self, address: str, form: Mapping[str, Any]) -> bytes:
        """As htmx sends it; the part of the page that it answers."""
        answer, body = self.exchange("POST", address, self.typed(form), **QUIETLY)
        if answer.status != 200:
            raise Unexpected(f"{address}: {answer.status} {body[:500]!r}")
        return body

    def typed(self, form: Mapping[str, Any]) -> str:
        token = {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
        return urlencode({**form, **token}, doseq=True)

    def exchange(
        self, method: str, address: str, body: str | None = None, **more: str
    ) -> tuple[HTTPResponse, bytes]:
        headers = HEADERS | more
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {k: v.value for k, v in SimpleCookie(line).items()}
        return answer, answer.read()

    def sign_in(self, email: str, password: str) -> Self:
        """Raises Unexpected where that is not possible."""
        address = "/accounts/login/"
        self.ask(Question(address))
        self.post(address, {"login": email, "password": password})
        return self
