"""Requests over TLS as anybody may send them, from as many addresses as needed."""

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from itertools import count
from pathlib import Path

LOGIN = "/accounts/login/"
TIMEOUT = 20  # seconds
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HEAD = b"\r\n".join(
    [
        f"POST {LOGIN} HTTP/1.1".encode(),
        b"Host: localhost",
        b"X-Forwarded-Proto: https",
        b"Content-Type: application/x-www-form-urlencoded",
        b"Content-Length: 3",
        b"",
    ]
)
ADDRESSES = (f"127.0.{n // 250}.{n % 250 + 1}" for n in count(250))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes


@dataclass(frozen=True)
class Site:
    """Ports of a proxy, where it writes what was asked, or went wrong, and its
    certificate.
    """

    https: int
    http: int
    log: Path
    errors: Path
    secrets: Path

    @property
    def trust(self):
        return ssl.create_default_context(cafile=self.secrets / "tls-certificate")

    def ask(self, path, method="GET", body=None, address=None, **headers):
        """Over TLS, from an address that was never here unless ADDRESS is given."""
        source = (address or next(ADDRESSES), 0)
        own = {"timeout": TIMEOUT, "source_address": source, "context": self.trust}
        connection = HTTPSConnection("localhost", self.https, **own)
        return answer(connection, path, method, body, headers)

    def ask_plainly(self, path, **headers):
        connection = HTTPConnection("localhost", self.http, timeout=TIMEOUT)
        return answer(connection, path, "GET", None, headers)

    def open(self):
        """A connection to write bytes to."""
        return secured(self.trust, self.https)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def secured(trust, port):
    address = ("127.0.0.1", port)
    plain = socket.create_connection(address, TIMEOUT, (next(ADDRESSES), 0))
    return trust.wrap_socket(plain, server_hostname="localhost")


def answer(connection, path, method, body, headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    response = connection.getresponse()
    found = Answer(response.status, dict(response.headers), response.read())
    connection.close()
    return found


def begin(line):
    """The head of a form, until the other side waits for its body."""
    line.sendall(HEAD + b"Expect: 100-continue\r\n\r\n")
    assert line.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"


def finish(line):
    line.sendall(b"a=b")
    return line.recv(1000)
