"""`manage.py forget_person` as the operator meets it."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from stocktaking.choices import State
from tests.factories import SecretariatFactory, SubmissionFactory, UserFactory, record
from tests.factories import text as words
from tests.stocktaking.forgetting.world import EMAIL, NAME, dump, own
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    """Somebody who types this."""

    def isatty(self):
        return True


def run(*args, typed=None, monkeypatch=None):
    """Lines on standard output, and the words of the refusal at the end."""
    out, end = io.StringIO(), ""
    if typed is not None:
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
    try:
        call_command("forget_person", *args, stdout=out)
    except CommandError as error:
        end = str(error)
    return out.getvalue().splitlines(), end


def is_forgotten(person):
    return not User.objects.filter(pk=person.pk, email=EMAIL).exists()


def test_operator_is_told_what_will_be_erased_and_what_stays(person, traces):
    record(texts=[words("Ask Ana Lopez Ruiz")])
    SubmissionFactory(state=State.IN_REVIEW, reviewer=person)
    own(person, collaborators=[UserFactory()])

    out, end = run(EMAIL.lower(), "--yes")

    assert end == ""
    assert out[:-5] == [
        f"Forgetting {EMAIL} ({NAME})",
        "Will be erased:",
        "     1 drafts, which nobody else was shown",
        "     7 submissions that are not published: all their words",
        "     1 contacts given with published records",
        "     1 contacts given in submissions of others",
        "    14 notes on steps: who, and the words",
        "     6 rights, memberships and own entries in the log of the administration",
        "     2 entries about the person in that log",
        "     1 sessions",
        "     1 other rows with the e-mail address, of which the rest stays",
        "Will stay:",
        "     1 published submissions with their public words",
        "     1 submissions written with others: they go to the first of these",
        "     1 submissions in review: they go back into the queue",
        "    13 steps on record, of nobody",
        "       the account, without name, address and rights",
    ]
    assert out[-1] == "Erased. Copies outside, such as backups, are not reached."
    assert {line.split(": ")[0] for line in out[-5:-1]} == {
        "       the name, in words that stay"
    }
    assert is_forgotten(person)


def test_person_without_traces_is_forgotten_too(person):
    out, _end = run(EMAIL, "--yes")
    assert out == [
        f"Forgetting {EMAIL} ({NAME})",
        "Will be erased:",
        "Will stay:",
        "       the account, without name, address and rights",
        "Erased. Copies outside, such as backups, are not reached.",
    ]
    assert is_forgotten(person)


def test_without_a_terminal_it_says_so_and_changes_nothing(person, traces):
    before = dump()

    out, end = run(EMAIL)

    assert end == "Nothing was erased: say --yes where nobody can be asked."
    assert out[1] == "Will be erased:"
    assert {t: r for t, r in dump().items() if t != "django_content_type"} == {
        t: r for t, r in before.items() if t != "django_content_type"
    }


@pytest.mark.parametrize("typed", ["yes\n", " YES \n"])
def test_operator_who_types_yes_erases(person, typed, monkeypatch):
    _out, end = run(EMAIL, typed=typed, monkeypatch=monkeypatch)
    assert (end, is_forgotten(person)) == ("", True)


@pytest.mark.parametrize("typed", ["no\n", "\n", "y\n", "yes please\n", ""])
def test_operator_who_types_anything_else_does_not(person, typed, monkeypatch):
    _out, end = run(EMAIL, typed=typed, monkeypatch=monkeypatch)
    assert (end, is_forgotten(person)) == ("Nothing was erased.", False)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("who@example.org", "There is no account of who@example.org."),
        ("", "There is no account of ."),
        ("import@portal.invalid", "import@portal.invalid is no person's account."),
    ],
)
def test_address_of_nobody_is_a_sentence(email, sentence):
    UserFactory(email="import@portal.invalid")
    assert run(email, "--yes") == ([], sentence)


def test_only_administrator_is_not_forgotten(person):
    User.objects.update(is_superuser=True)
    SecretariatFactory()
    UserFactory(is_superuser=True, is_active=False)

    refused = run(EMAIL, "--yes")
    still_there = not is_forgotten(person)
    UserFactory(is_superuser=True)
    done = run(EMAIL, "--yes")

    sentence = f"{EMAIL} is the only administrator. Make somebody else one first."
    assert (refused, still_there) == (([], sentence), True)
    assert (done[1], is_forgotten(person)) == ("", True)
