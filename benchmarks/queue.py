"""What opening the queue of the secretariat costs, by how many submissions wait.

.venv/bin/python -m benchmarks.queue 200 20000

It makes a database of its own on the server of DATABASE_URL, and drops it again. Each
page is asked once to warm up and then five times; what is told is the middle one, our
processor time and the database's together.
"""

import os
import statistics
import sys
import time
from collections import Counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

# Only now there are models, and pages to ask for.
from allauth.mfa.models import Authenticator  # noqa: E402
from django.contrib.auth.models import Permission  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.import_records import database, database_seconds  # noqa: E402
from benchmarks.requests.questions import Question  # noqa: E402
from benchmarks.requests.submissions import document_of  # noqa: E402
from stocktaking.choices import State  # noqa: E402
from stocktaking.models import Submission  # noqa: E402
from wsis_portal.accounts.models import User  # noqa: E402

QUEUE = "admin:stocktaking_submission_changelist"
COLUMNS = ("waiting", "", "page", "found", "queries", "ms")
ASKED: dict[str, dict[str, str]] = {
    "all that waits": {},
    "mine": {"held": "me"},
    "unassigned": {"held": "nobody"},
    "over 14 days": {"age": "over-14"},
    "an action line": {"line": "C2"},
    "a country": {"country": "KE"},
    "a stakeholder type": {"stakeholder": "government"},
    "one word": {"q": "villages"},
    "a rare word": {"q": "person7@benchmark.invalid"},
    "the last page": {"p": "last"},
}
ROUNDS = 5
WAITING = """
INSERT INTO stocktaking_submission (
    register, kind, profile, reference, document, document_version, state, writers,
    submitter_id, reviewer_id, shared_with_secretariat, apart_from, merged_into, terms,
    submitted_at, created_at, updated_at
)
SELECT register, kind, profile, '', jsonb_set(document, '{public,texts,0,title}',
    to_jsonb('Radio links for villages of district ' || number)),
    1, CASE WHEN number %% 20 = 0 THEN 'in-review' ELSE 'submitted' END, '{}',
    (SELECT min(id) + number %% 50 FROM accounts_user WHERE NOT is_staff),
    CASE WHEN number %% 20 = 0 THEN %s END, false, '{}', '', '',
    now() - (number %% 60) * interval '1 day', now(), now()
FROM stocktaking_submission, generate_series(1, %s) AS number
WHERE id = %s
"""


def moderator() -> User:
    person = User.objects.create_user("moderator@benchmark.invalid", is_staff=True)
    right = Permission.objects.get(codename="moderate_submission")
    person.user_permissions.add(right)
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "A"}
    )
    return person


def fill(number: int, reviewer: User) -> None:
    people = [
        User.objects.create_user(f"person{one}@benchmark.invalid") for one in range(50)
    ]
    first = Submission.objects.create(
        register="project",
        document=document_of(Question("", {"number": 0})),
        submitter=people[0],
        state=State.DRAFT,
    )
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [reviewer.pk, number, first.pk])
        cursor.execute("ANALYZE")


def measured(client: Client, address: str, asked: dict[str, str]) -> tuple[object, ...]:
    """Queries and milliseconds of the page, the middle one of some."""
    client.get(address, asked)
    times, queries = [], 0
    for _round in range(ROUNDS):
        count: Counter[str] = Counter()

        def counted(execute: Any, sql: str, *more: Any, seen: Any = count) -> Any:
            seen["all"] += 1
            return execute(sql, *more)

        began = time.process_time() + database_seconds()
        with connection.execute_wrapper(counted):
            client.get(address, asked)
        times.append(time.process_time() + database_seconds() - began)
        queries = count["all"]
    return queries, f"{1000 * statistics.median(times):.0f}"


def found(client: Client, asked: dict[str, str]) -> tuple[int, int]:
    """How many are in the list, and on how many pages."""
    rows = client.get(reverse(QUEUE), asked).context["cl"]
    return rows.result_count, rows.paginator.num_pages


def main() -> None:
    setup_test_environment()  # which tells the context of a page
    table: list[tuple[object, ...]] = [COLUMNS]
    for waiting in map(int, sys.argv[1:] or ["200", "20000"]):
        with database():
            person = moderator()
            fill(waiting, person)
            client = Client()
            client.force_login(person)
            start = measured(client, reverse("admin:index"), {})
            table.append((waiting, "", "the start, with its panel", "", *start))
            for name, asked in ASKED.items():
                number, pages = found(client, asked)
                last = {"p": str(pages)} if "p" in asked else asked
                cost = measured(client, reverse(QUEUE), last)
                table.append((waiting, "", name, number, *cost))
    widths = [
        max(len(str(cell)) for cell in column) for column in zip(*table, strict=True)
    ]
    for line in table:
        cells = (str(c).rjust(width) for c, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells) + "\n")


if __name__ == "__main__":
    main()
