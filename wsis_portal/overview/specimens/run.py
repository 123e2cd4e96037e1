"""Making records, batch after batch, and what was made before."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice

from django.db import connection

from stocktaking.choices import Kind
from stocktaking.models import Collection, Submission
from stocktaking.seeding import seed_collections
from stocktaking.workflow import in_turn
from wsis_portal.overview.specimens.accounts import DOMAIN
from wsis_portal.overview.specimens.fields import SCHEME
from wsis_portal.overview.specimens.press import Press
from wsis_portal.overview.specimens.records import COLLECTION
from wsis_portal.overview.specimens.stories import Story, stories
from wsis_portal.remembering import remembering

ACCEPTED = """
INSERT INTO stocktaking_termsacceptance (user_id, version, accepted_at)
SELECT submitter_id, terms, min(terms_accepted_at) FROM stocktaking_submission
WHERE terms <> '' AND terms_accepted_at IS NOT NULL
GROUP BY submitter_id, terms ORDER BY min(id)
ON CONFLICT DO NOTHING
"""
"""Who handed something in accepted the terms of that day."""
NAME = "Specimens: made by make_records, not facts"
BATCH = 500  # records that are in memory, and in one transaction


def make(seed: int, number: int, first: int = 0) -> Iterator[int]:
    """Make the records FIRST to NUMBER - 1 of SEED; tells how many, batch by batch.

    What is told is committed, so that a run that is cut short can be continued.
    """
    seed_collections()
    Collection.objects.get_or_create(code=COLLECTION, defaults={"name": NAME})
    press = Press()
    for batch in ahead(stories(seed, number, first)):
        with in_turn(), remembering():
            press.print(list(chain.from_iterable(batch)))
        yield len(batch)
    with connection.cursor() as cursor:
        cursor.execute(ACCEPTED)
    for table in press.tables:
        table.analyse()


def ahead(told: Iterator[list[Story]]) -> Iterator[list[list[Story]]]:
    """Batches of what is TOLD; the next is written while the database takes one in."""

    def following() -> list[list[Story]]:
        return list(islice(told, BATCH))

    with ThreadPoolExecutor(1) as writer:
        batch = writer.submit(following)
        while found := batch.result():
            batch = writer.submit(following)
            yield found


def others_there() -> bool:
    """Whether anybody but the people of specimens has begun a record."""
    begun = Submission.objects.filter(kind=Kind.NEW)
    return begun.exclude(submitter__email__endswith=DOMAIN).exists()


def made_before() -> tuple[int, int] | None:
    """The seed of the records that were made, and how many there are."""
    made = Submission.objects.filter(submitter__email__endswith=DOMAIN)
    marked = made.filter(document__public__has_key="identifiers").order_by("pk")
    last = marked.last()
    if last is None:
        return None
    (mark,) = (
        one["value"]
        for one in last.public["identifiers"]
        if one["value"].startswith(f"{SCHEME}/")
    )
    _scheme, seed, number = mark.split("/")
    return int(seed), int(number) + 1
