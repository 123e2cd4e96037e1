"""What was published, as the API tells it: nothing is gathered from rows again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from rest_framework.serializers import ListSerializer, Serializer

from stocktaking.models import Published
from stocktaking.registers import Public

Shape = Mapping[str, tuple[str, ...]]
"""The fields of a document in their order, each with those of its items, if any."""


@cache
def shape(serializer: type[Serializer[Any]]) -> Shape:
    """As SERIALIZER describes it. The database keeps another order of names."""
    fields: Mapping[str, Any] = {**serializer().fields}
    return {name: items(field) for name, field in fields.items()}


def items(field: Any) -> tuple[str, ...]:
    """Names of the fields of each item, where FIELD is a list of such."""
    child: Any = field.child if isinstance(field, ListSerializer) else None
    return tuple(child.fields) if child else ()


def told(row: Published, shape: Shape, names: Iterable[str], site: str) -> Public:
    """ROW with the fields NAMES; needs for_documents(). SITE is its address.

    A field that there was not yet when it was published is null.
    """
    known = {**beside(row, site), **row.revision.public}
    return {name: in_order(known.get(name), shape[name]) for name in names}


def beside(row: Any, site: str) -> Public:
    """What the portal knows beside the document."""
    if translation.get_language() == settings.LANGUAGE_CODE:  # as a rule
        url = row.get_absolute_url()
    else:
        with translation.override(settings.LANGUAGE_CODE):
            url = row.get_absolute_url()
    found: Public = {
        "url": f"{site}{url}",
        "reference": row.reference,
        "revision": row.revision.number,
        "published_at": moment(row.published_at),
        "updated_at": moment(row.updated_at),
    }
    if hasattr(row, "organisation"):
        name = row.organisation.name if row.organisation else None
        found |= {"organisation_name": name, "stakeholder": row.stakeholder}
        found |= {"endorsements": row.endorsements, **row.derived}
    return found


def moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def in_order(value: Any, names: tuple[str, ...]) -> Any:
    return [{name: item[name] for name in names} for item in value] if names else value
