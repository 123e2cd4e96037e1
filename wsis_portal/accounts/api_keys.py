"""Keys by which programs act for people: made, known again by their digest."""

import hashlib
import re
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from wsis_portal.accounts.backends import is_open
from wsis_portal.accounts.models import ApiKey, User
from wsis_portal.errors import SENTENCES, Refusal

MOST = 10  # of one person
SHAPE = re.compile(r"wsis_[0-9a-f]{8}_[0-9a-f]{64}")

SENTENCES |= {
    "key-of-this-name": _("You have a key of this name already. Choose another name."),
    "too-many-keys": _(
        "You have %(most)s keys, and cannot have more. Revoke one that you do not use."
    ),
}


@sensitive_variables("word")
def make(person: User, name: str, days: int) -> tuple[ApiKey, str]:
    """A key that is good for DAYS, and the word that opens: nobody can tell it again.

    Raises Refusal where PERSON has too many, or one of NAME: two at once wait for each
    other here.
    """
    prefix = f"wsis_{secrets.token_hex(4)}"
    word = f"{prefix}_{secrets.token_hex(32)}"
    until = timezone.localdate() + timedelta(days=days)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        check_may_have(person, name)
        said = {"name": name, "prefix": prefix, "expires_on": until}
        key = person.api_keys.create(digest=digest_of(word), **said)
    return key, word


def check_may_have(person: User, name: str) -> None:
    """Whether PERSON may have one more, called NAME."""
    names = set(person.api_keys.values_list("name", flat=True))
    if name in names:
        raise Refusal("key-of-this-name")
    if len(names) >= MOST:
        raise Refusal("too-many-keys", most=MOST)


@sensitive_variables("word")
def known(word: str) -> ApiKey | None:
    """The key that WORD is, with its person, if both are good today; one query."""
    if not SHAPE.fullmatch(word):
        return None
    rows = ApiKey.objects.select_related("person").filter(person__is_active=True)
    key = rows.filter(digest=digest_of(word)).first()
    return key if key and not key.is_over and is_open(key.person) else None


def note_use(key: ApiKey) -> None:
    """One write a day at most: people ask whether a key is in use, not how much."""
    today = timezone.localdate()
    if key.last_used_on != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today)


@sensitive_variables("word")
def digest_of(word: str) -> str:
    """Needs no salt and no slowness: nobody guesses 32 random bytes."""
    return hashlib.sha256(word.encode()).hexdigest()
