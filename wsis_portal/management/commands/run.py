"""`make run`: the database made ready, step by step, then the server."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections, transaction

from wsis_portal import env, serving, static_files
from wsis_portal.accounts import demo
from wsis_portal.accounts.models import User
from wsis_portal.jobs import beside

ADDRESS = "127.0.0.1"
STOPPED = 130  # how shells tell that Ctrl-C ended a command
SERVER = ("-m", "gunicorn", "--config", "python:wsis_portal.gunicorn_conf")


class Command(BaseCommand):
    help = "Make the database ready and serve the portal on this machine."

    def handle(self, *args: Any, **options: Any) -> None:
        port = env.number("PORT", 8000)
        try:
            serving.take_place(settings.LOCAL_DIR)
        except serving.Taken:
            raise CommandError(
                "The portal runs already: `make stop` ends it."
            ) from None
        with bound_socket(port) as listener, sentences():
            self.prepare()
            self.greet(port)
            become_server(listener, port)

    def prepare(self) -> None:
        """Each step may run again: what is there already is kept."""
        self.step(1, "tables of the database", make_tables)
        wants_sample = sample_is_wanted()
        self.step(2, "reference data", lambda: call_command("load_reference"))
        if wants_sample:
            self.step(3, "sample records and demo accounts", load_sample)
        else:
            self.say("3/4 sample records: none added, the database is in use")
        self.step(4, "style sheets, scripts and pictures", static_files.collect)

    def step(self, number: int, name: str, work: Callable[[], object]) -> None:
        self.say(f"{number}/4 {name} ...")
        start = time.monotonic()
        work()
        self.say(f"    done in {time.monotonic() - start:.1f} s")

    def greet(self, port: int) -> None:
        self.say(f"\nThe portal answers at http://{ADDRESS}:{port}/")
        if demo.is_demo():
            self.say(f"Demo accounts, password {demo.PASSWORD}:")
            for account in demo.ACCOUNTS:
                self.say(f"    {account.email:<28} {account.role}")
        self.say("Ctrl-C stops it, and so does `make stop`. The data are kept.")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def make_tables() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def sample_is_wanted() -> bool:
    """DEMO=1 asks for it, DEMO=0 refuses it; else an empty database gets it."""
    if "DEMO" in os.environ:
        return env.flag("DEMO")
    return not User.objects.exists()


@transaction.atomic
def load_sample() -> None:
    """All or nothing: half a sample would count as a database in use."""
    call_command("load_sample")


@contextmanager
def bound_socket(port: int) -> Iterator[socket]:
    """The port, ours from the first moment on; nobody is let in yet."""
    with socket() as listener:
        listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
        except (OSError, OverflowError) as taken:
            raise CommandError(
                f"Port {port} cannot be used ({taken}): stop the program that has it,"
                " or choose another one: make run PORT=8001"
            ) from taken
        yield listener


@contextmanager
def sentences() -> Iterator[None]:
    """What people may meet on the way is told in a sentence, not a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError(
            "Stopped. Start again at any time.", returncode=STOPPED
        ) from None
    except OperationalError as problem:
        raise CommandError(
            f"The database does not answer: {str(problem).strip()}"
        ) from problem


def become_server(listener: socket, port: int) -> None:
    """Gunicorn in place of this process, so that signals go straight to it."""
    os.environ["DEMO"] = str(demo.is_demo()).lower()
    os.environ.setdefault("HTTPS", "false")
    os.environ.setdefault("SITE_URL", f"http://{ADDRESS}:{port}")
    os.environ["WORKER"] = os.environ[beside.WANTED] = "true"
    connections.close_all()
    listener.listen()  # whoever comes from now on waits for the workers
    listener.set_inheritable(True)
    words = [sys.executable, *SERVER, "--bind", f"fd://{listener.fileno()}"]
    os.execv(sys.executable, words)  # noqa: S606
