"""The portal behind deploy/nginx.conf, from outside."""

import json
import re
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.deploy.asking import FORM, HEAD, LOGIN, begin, finish, free_port, secured

ANSWERS = Path(__file__).resolve().parents[2] / "deploy" / "answers"
pytestmark = pytest.mark.django_db  # there is one; the server reads it
SENDER = "127.0.0.9"
WORKBOOK = "openxmlformats-officedocument.spreadsheetml.sheet"
GONE = "reset|closed|EOF|Broken pipe"
LARGE = b"x" * 2_000_000
LONG = f"/projects/?q={'x' * 9_000}"
HALF_A_FORM = HEAD + b"\r\na"


@pytest.mark.parametrize("path", ["/", "/ar/projects/", "/api/v1/projects/", "/readyz"])
def test_portal_answers_over_tls(site, path):
    answer = site.ask(path)

    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert answer.headers["Server"] == "nginx"


def test_file_of_many_records_may_be_larger_than_a_form(site):
    """Without a session it leads to the sign-in; it was let in."""
    for path in ("/submit/bulk/", "/ar/submit/bulk/"):
        assert site.ask(path, "POST", LARGE).status in {302, 403}
    assert site.ask("/submit/bulk/", "POST", b"x" * 21_000_000).status == 413
    assert site.ask("/submit/project/", "POST", LARGE).status == 413


def test_http_2_is_spoken(site):
    trust = site.trust
    trust.set_alpn_protocols(["h2", "http/1.1"])

    with secured(trust, site.https) as line:
        assert line.selected_alpn_protocol() == "h2"


def test_static_files_come_as_the_portal_compressed_them(site):
    page = site.ask("/").body.decode()
    (sheet, *_) = re.findall(r'href="(/static/css/components\.[^"]+)"', page)

    answer = site.ask(sheet, accept_encoding="gzip, br")

    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "br")
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_pages_are_compressed_on_the_way(site):
    answer = site.ask("/", accept_encoding="gzip", via="1.1 office.example")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "path", ["/sitemap-pages.xml", "/api/v1/projects/?format=csv", "/api/v1/schema/"]
)
def test_what_programs_read_is_compressed_as_well(site, path):
    answer = site.ask(path, accept_encoding="gzip")

    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")


def test_plain_http_leads_to_https_whatever_is_claimed(site):
    answer = site.ask_plainly("/projects/?q=x", x_forwarded_proto="https")

    assert answer.status == 301
    assert answer.headers["Location"] == "https://localhost/projects/?q=x"


def test_claims_of_outsiders_change_nothing(site):
    answer = site.ask(
        "/accounts/login/",
        x_forwarded_proto="http",
        x_forwarded_host="evil.example",
        forwarded="proto=http;host=evil.example",
    )

    assert answer.status == 200  # not a redirect to https


def test_name_that_is_not_ours_is_refused(site):
    assert site.ask("/", host="evil.example").status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [("POST", LOGIN, LARGE, 413), ("GET", LONG, None, 414)],
)
def test_people_are_told_what_is_too_much(site, method, path, body, status):
    answer = site.ask(path, method, body)

    assert answer.status == status
    assert answer.body == (ANSWERS / f"{status}.html").read_bytes()


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl, which knows HTTP/2")
def test_people_are_told_so_over_http_2(site):
    words = ["curl", "--silent", "--show-error", "--http2", "--data-binary", "@-"]
    trust = ["--cacert", site.secrets / "tls-certificate"]
    own = [*trust, "--write-out", "%{http_version}", f"https://localhost:{site.https}/"]

    told = subprocess.run([*words, *own], input=LARGE, capture_output=True, check=True)

    assert told.stdout == (ANSWERS / "413.html").read_bytes() + b"2"


def test_machines_are_told_so_as_problem_details(site):
    answer = site.ask("/api/v1/projects/", "POST", LARGE)

    assert answer.status == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.body)["code"] == "too-large"


def test_attempts_to_sign_in_are_slowed_down_whoever_claims_to_make_them(site):
    answers = [
        site.ask(
            f"{prefix}{LOGIN}", "POST", "a=b", SENDER, **FORM, x_forwarded_for=name
        )
        for prefix in ("", "/fr", "/%61r")
        for name in [f"192.0.2.{n}" for n in range(10)]
    ]
    other = site.ask(LOGIN, "POST", "a=b", **FORM)

    statuses = [answer.status for answer in answers]
    assert statuses[:11] == [403] * 11  # without the token of the form
    assert statuses.count(429) >= 15
    assert {a.headers.get("Retry-After") for a in answers if a.status == 429} == {"60"}
    assert other.status == 403


@pytest.mark.parametrize(
    ("asked", "headers", "sender"),
    [
        ("level=local&format=xlsx", {}, "127.0.0.10"),
        ("format=%78lsx", {}, "127.0.0.11"),
        ("", {"accept": f"application/vnd.{WORKBOOK}"}, "127.0.0.12"),
    ],
)
def test_nobody_takes_many_workbooks_at_once(site, asked, headers, sender):
    path = f"/api/v1/projects/?{asked}"
    files = [site.ask(path, address=sender, **headers) for _ in range(25)]
    other = site.ask("/api/v1/projects/?format=csv", address=sender)

    statuses = [answer.status for answer in files]
    assert statuses[:11] == [200] * 11
    assert statuses.count(429) >= 10
    assert other.status == 200


def test_slow_headers_are_cut_off_however_busily_they_drip(site):
    with site.open() as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")

        with pytest.raises(OSError, match=GONE):
            drip(line)


def drip(line):
    for _ in range(100):
        line.sendall(b"X-Slow: yes\r\n")
        time.sleep(0.1)


def test_slow_forms_keep_nobody_else_waiting(site):
    with ExitStack() as lines:
        for _ in range(10):  # more than the server has threads
            lines.enter_context(site.open()).sendall(HALF_A_FORM)
        start = time.monotonic()

        answer = site.ask("/healthz")

    assert answer.status == 200
    assert time.monotonic() - start < 5  # the forms are given up after ten seconds


def test_log_holds_no_question(site):
    site.ask("/projects/?q=Somebody")
    site.ask("/nothing/?q=Somebody", referer="https://localhost/?q=Somebody")

    lines = written(site.log, ' "GET /nothing/" HTTP/1.1 404 ')
    assert "Somebody" not in lines


@pytest.mark.parametrize(
    "path",
    [
        *("/still-true/", "/ar/still-true/", "/fr/no-more-reminders/", "/invitations/"),
        "/no-more-search-letters/",
        *("/accounts/confirm-email/", "/zh/accounts/password/reset/key/"),
    ],
)
def test_log_holds_no_end_of_a_link_that_opens_something(site, path):
    site.ask(f"{path}canary:of-a-token/")

    lines = written(site.log, f' "GET {path}..." HTTP/1.1 ')
    assert "canary" not in lines


def test_log_holds_no_key_that_was_typed_into_an_address(site):
    path, secret = "/api/v1/submissions/wsis_12ab34cd_", "0a" * 32
    site.ask(f"{path}{secret}/")

    lines = written(site.log, f' "GET {path}..." HTTP/1.1 ')
    assert secret not in lines


def test_nothing_that_goes_wrong_tells_the_question(site, nginx):
    """nginx adds to each such entry what was asked, and from which page."""
    asked, sender = f"{LOGIN}?q=Somebody", "127.0.0.8"
    many = [site.ask(asked, "POST", "a=b", sender, **FORM) for _ in range(25)]
    with nginx(free_port()) as (_proxy, lonely):  # nobody listens behind it
        away = lonely.ask("/projects/?q=Somebody", referer="https://localhost/?q=Some")
        written(lonely.log, ' "GET /projects/" HTTP/1.1 503 ')

    assert [many[-1].status, away.status] == [429, 503]
    assert [site.errors.read_text(), lonely.errors.read_text()] == ["", ""]


def written(log, line):
    """The whole log, once LINE is in it: it is written after the answer has gone."""
    for _attempt in range(100):
        if line in (lines := log.read_text()):
            return lines
        time.sleep(0.1)
    pytest.fail(f"never logged: {line}")


def test_portal_that_is_away_is_told_in_six_languages(nginx):
    with nginx(free_port()) as (_process, site):
        page, data = site.ask("/"), site.ask("/api/v1/")

    assert (page.status, page.headers["Retry-After"]) == (503, "30")
    assert page.body == (ANSWERS / "503.html").read_bytes()
    assert (data.status, json.loads(data.body)["code"]) == (503, "unavailable")


def test_proxy_that_is_told_to_stop_answers_what_was_asked(gunicorn, nginx):
    with gunicorn() as (_server, port), nginx(port) as (proxy, site):
        with site.open() as line:
            begin(line)
            proxy.send_signal(signal.SIGQUIT)
            time.sleep(0.5)

            assert finish(line).startswith(b"HTTP/1.1 403 ")
        assert proxy.wait(10) == 0


def test_an_office_whose_forms_save_while_it_types_is_not_slowed_down(site):
    def statuses(address):
        asked = address, "POST", "a=b", "127.0.0.10"
        answers = [site.ask(*asked, **FORM) for _ in range(50)]
        return {answer.status for answer in answers}

    assert statuses("/fr/my/submissions/7/edit/what/") == {403}
    assert 429 in statuses("/my/submissions/7/withdraw/")
