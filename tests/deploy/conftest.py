"""gunicorn and nginx as they are deployed, on free ports of this machine."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.deploy.asking import Site, free_port
from wsis_portal import env
from wsis_portal.database import local_url

ROOT = Path(__file__).resolve().parents[2]
SERVER = env.text("DATABASE_URL", "") or local_url(ROOT / ".local")
PLACES = f"{os.environ['PATH']}:/usr/sbin"
NGINX = shutil.which("nginx", path=PLACES)
REDIS = shutil.which("redis-server", path=PLACES)


@contextmanager
def started(*words, port, **more):
    with subprocess.Popen([*map(str, words)], cwd=ROOT, **more) as process:
        try:
            wait_for(port, process)
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.terminate()


def wait_for(port, process):
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    pytest.fail(f"Nobody listens at {port}.")


@pytest.fixture(scope="session")
def secrets(tmp_path_factory):
    """What `make secrets` makes."""
    folder = tmp_path_factory.mktemp("deploy") / "secrets"
    words = ["make", "--silent", "secrets", f"SECRETS={folder}"]
    subprocess.run([*words, f"PYTHON={sys.executable}"], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def environment(django_db_setup, tmp_path_factory, secrets):
    """Of a server in production that reads the database of the tests."""
    database = f"/{connection.settings_dict['NAME']}"
    found = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.deploy.settings",
        "TEST_FOLDER": str(tmp_path_factory.mktemp("portal")),
        "DATABASE_URL": urlsplit(SERVER)._replace(path=database).geturl(),
        "SECRET_KEY_FILE": str(secrets / "secret-key"),
        "BEHIND_PROXY": "true",
        "WEB_CONCURRENCY": "1",
        "WEB_THREADS": "4",
    }
    words = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
    subprocess.run(words, cwd=ROOT, env=found, check=True)
    return found


@pytest.fixture(scope="session")
def gunicorn(environment):
    """Starts a server, with other settings if need be; gives its process and port."""

    @contextmanager
    def start(**settings):
        port = int(settings.get("PORT") or free_port())
        words = ["-m", "gunicorn", "-c", "python:wsis_portal.gunicorn_conf"]
        own = environment | settings | {"PORT": str(port)}
        with started(sys.executable, *words, port=port, env=own) as process:
            urlopen(f"http://127.0.0.1:{port}/healthz").close()  # it has loaded all
            yield process, port

    return start


@pytest.fixture(scope="session")
def nginx(tmp_path_factory, secrets):
    """Starts deploy/nginx.conf before a server at PORT; gives its process and site."""
    if NGINX is None:
        pytest.skip("needs nginx (Debian: apt-get install nginx)")

    @contextmanager
    def start(port):
        folder = tmp_path_factory.mktemp("proxy")
        site = Site(
            free_port(), free_port(), folder / "log", folder / "errors", secrets
        )
        configure(folder, site, port)
        words = [NGINX, "-p", f"{folder}/", "-c", "nginx.conf"]
        with started(*words, port=site.https) as process:
            yield process, site

    return start


def configure(folder, site, port):
    """The deployed files, with the ports and the places of this machine."""
    shutil.copytree(ROOT / "deploy", folder, dirs_exist_ok=True)
    words = (folder / "nginx.conf").read_text()
    for deployed, here in {
        "/tmp/": f"{folder}/",
        "/dev/stdout": str(site.log),
        "error_log stderr": f"error_log {site.errors}",
        "/run/secrets/": f"{site.secrets}/",
        "listen 8443": f"listen 127.0.0.1:{site.https}",
        "listen 8080": f"listen 127.0.0.1:{site.http}",
        "127.0.0.1:8081": f"127.0.0.1:{free_port()}",
        "web:8000": f"127.0.0.1:{port}",
        "client_header_timeout 10s": "client_header_timeout 1s",
    }.items():
        assert deployed in words
        words = words.replace(deployed, here)
    (folder / "nginx.conf").write_text(f"user {getpass.getuser()};\n{words}")


@pytest.fixture(scope="session")
def site(gunicorn, nginx):
    """The portal behind its proxy."""
    with gunicorn() as (_process, port), nginx(port) as (_proxy, site):
        yield site


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    """Starts deploy/redis.conf at PORT."""
    if REDIS is None:
        pytest.skip("needs Redis (Debian: apt-get install redis-server)")
    folder = tmp_path_factory.mktemp("cache")

    @contextmanager
    def start(port):
        here = ["--port", port, "--bind", "127.0.0.1", "--dir", folder]
        words = [REDIS, ROOT / "deploy" / "redis.conf", *here]
        with started(*words, port=port, stdout=subprocess.DEVNULL) as process:
            yield process

    return start


@pytest.fixture
def worker(environment, tmp_path):
    """Starts a worker, with other settings if need be; gives its process."""

    @contextmanager
    def start(**settings):
        own = environment | {"WORKER": "true", "TMPDIR": str(tmp_path)} | settings
        words = [sys.executable, "manage.py", "worker"]
        with subprocess.Popen(words, cwd=ROOT, env=own) as process:
            try:
                yield process
            finally:
                with suppress(ProcessLookupError):
                    process.kill()

    return start
