"""Organisations by a part of a name, with records or without."""

from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Length

from stocktaking.models import FormerName, Organisation
from stocktaking.querysets import OrganisationQuerySet
from stocktaking.search.suggestions import LEAST, within
from stocktaking.words.letters import RUN
from wsis_portal.text import fold_words

MOST = 20


def organisations_like(typed: str) -> OrganisationQuerySet:
    """Present or former names with TYPED in them, the shortest first; `formerly` is the
    name that has it where the present one has not.

    None for a letter alone; a character of Chinese is a word.
    """
    letters = fold_words(typed).replace("_", "")
    if len(letters) < LEAST and not RUN.search(typed):
        return Organisation.objects.none()
    alike = within("folded_name", fold_words(typed), Value(fold_words(typed)))
    former = FormerName.objects.filter(alike, organisation=OuterRef("pk"))
    found = Organisation.objects.filter(alike) | Organisation.objects.filter(
        Exists(former)
    )
    had = Subquery(former.order_by("pk").values("name")[:1])
    formerly = Case(When(alike, then=Value("")), default=had)
    found = found.select_related("country").annotate(formerly=formerly)
    return found.order_by(Length("name"), "name", "pk")[:MOST]
