"""docker-compose.yml, beside what it starts."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from tests.wsis_portal.environment import ROOT, settings_read

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
IN_FILES = {"SECRET_KEY", "DATABASE_URL"}


def test_web_server_is_given_settings_that_exist():
    given = {name.removesuffix("_FILE") for name in SERVICES["web"]["environment"]}

    assert given - settings_read() == set()


def test_secrets_come_as_files_that_make_secrets_makes(secrets):
    sources = {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()}

    assert sources == {path.name for path in secrets.iterdir()}
    assert IN_FILES & set(SERVICES["web"]["environment"]) == set()


def test_secrets_are_for_their_owner_alone_and_for_containers(secrets):
    modes = {path.stat().st_mode & 0o777 for path in secrets.iterdir()}

    assert (secrets.stat().st_mode & 0o777, modes) == (0o700, {0o644})


def test_secrets_that_are_there_are_kept(secrets):
    before = {path.name: path.read_text() for path in secrets.iterdir()}

    words = ["make", "--silent", "secrets", f"SECRETS={secrets}"]
    subprocess.run(words, cwd=ROOT, check=True)

    assert {path.name: path.read_text() for path in secrets.iterdir()} == before


def test_each_service_has_a_limit_and_logs_that_end():
    loose = [
        name
        for name, service in SERVICES.items()
        if "mem_limit" not in service or "max-size" not in service["logging"]["options"]
    ]

    assert loose == []


def test_each_service_that_stays_says_whether_it_is_well():
    silent = {name for name in SERVICES if "healthcheck" not in SERVICES[name]}

    assert silent == {"web"}
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()  # which is that of web
    assert SERVICES["setup"]["healthcheck"] == {"disable": True}


def test_pages_wait_for_no_cache_and_no_worker():
    assert set(SERVICES["web"]["depends_on"]) == {"setup"}
    assert set(SERVICES["setup"]["depends_on"]) == {"db"}


def test_worker_reads_the_settings_of_the_web_server():
    assert SERVICES["worker"]["environment"] == SERVICES["web"]["environment"]


def test_worker_is_a_command_of_the_portal():
    python, manage, name = SERVICES["worker"]["command"]

    assert (python, manage) == ("python", "manage.py")
    assert get_commands()[name] == "wsis_portal"


def test_proxy_alone_is_reached_from_outside():
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert {n for n in SERVICES if SERVICES[n]["networks"] == ["inner"]} == {
        "cache",
        "db",
    }
    assert COMPOSE["networks"]["inner"] == {"internal": True}


def test_old_compose_reads_the_file():
    """Version 1.29, which Debian has, knows less than version 2."""
    if not (program := shutil.which("docker-compose")):
        pytest.skip("needs docker-compose (Debian: apt-get install docker-compose)")

    words = [program, "--file", "docker-compose.yml", "config", "--quiet"]
    assert subprocess.run(words, cwd=ROOT, check=False).returncode == 0
