"""Requests in bytes, as a server hands them on, and what comes back."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"


@dataclass(frozen=True)
class Ask:
    """One request in bytes. An empty path means: the address under test."""

    method: str = "GET"
    path: bytes = b""
    more: bytes = b""
    query: bytes = b""
    body: bytes = b""
    headers: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes


def environ_of(ask: Ask, address: str = "/") -> dict:
    path = (ask.path or address.encode()) + ask.more
    environ = {
        "REQUEST_METHOD": ask.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": ask.query.decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(ask.body),
    }
    if ask.body:
        environ["CONTENT_LENGTH"] = str(len(ask.body))
    return environ | ask.headers


def send(application, ask: Ask, address: str = "/") -> Answer:
    """What the WSGI application says: nothing of Django's test client helps it."""
    told = {}

    def respond(status, pairs):
        told.update(status=int(status[:3]), headers=dict(pairs))

    with inside_the_transaction():
        response = application(environ_of(ask, address), respond)
        try:
            body = b"".join(response)
        finally:
            response.close()
    return Answer(told["status"], told["headers"], body)


@contextmanager
def inside_the_transaction():
    """The end of a request drops the connection that the test still holds."""
    ends = [request_started, request_finished]
    for end in ends:
        end.disconnect(close_old_connections)
    try:
        yield
    finally:
        for end in ends:
            end.connect(close_old_connections)


def json(body: bytes, content_type: str = JSON, **headers: str) -> Ask:
    return Ask("POST", body=body, headers={"CONTENT_TYPE": content_type, **headers})


def form(body: bytes, content_type: str = FORM) -> Ask:
    return Ask("POST", body=body, headers={"CONTENT_TYPE": content_type})


def part(body: bytes, head: bytes = b'form-data; name="title"') -> Ask:
    lines = [b"--x", b"Content-Disposition: " + head, b"", body, b"--x--", b""]
    return form(b"\r\n".join(lines), MULTIPART)


def deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


def head(**headers: str) -> Ask:
    return Ask(headers=headers)


class Broken:
    """The body of somebody who has gone."""

    def read(self, size=-1):
        raise OSError

    readline = read
