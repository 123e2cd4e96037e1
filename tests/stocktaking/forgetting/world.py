"""A person, their traces, and ways to look for them in the database."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from stocktaking import formats
from stocktaking.choices import State
from stocktaking.events import verify_events, verify_submissions
from tests.factories import SubmissionFactory, document, text

EMAIL, NAME, PHONE = "Ana.Lopez@example.org", "Ana Lopez Ruiz", "+41 22 730 6039"
CONTACT = {"contact_name": NAME, "email": EMAIL, "telephone": PHONE, "note": "Call me."}


def with_contact(**public):
    return formats.envelope(document(**public)["public"], dict(CONTACT))


def own(person, state=State.DRAFT, **more):
    """A submission of PERSON in that state, with their words and contact."""
    words = with_contact(texts=[text("Radio", description=f"Ask {NAME}, {EMAIL}.")])
    return SubmissionFactory(submitter=person, state=state, document=words, **more)


def log(user, about, words="", message=""):
    return LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(about),
        object_id=str(about.pk),
        object_repr=words or str(about),
        action_flag=CHANGE,
        change_message=message,
    )


def dump():
    """All rows of all tables as they stand in the database, by table."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            found[table] = " ".join(row for (row,) in cursor.fetchall())
    return found


def tables_that_name_the_person():
    words = [EMAIL.lower(), NAME.lower(), PHONE]
    return {
        table
        for table, rows in dump().items()
        if any(word in rows.lower() for word in words)
    }


def state_of(item):
    item.refresh_from_db()
    return item.state, item.document["public"], item.document["private"]


def faults():
    return [*verify_events(), *verify_submissions()]
