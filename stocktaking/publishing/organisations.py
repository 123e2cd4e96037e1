"""Organisations become rows with the record that names them, and keep their names."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from stocktaking import registers
from stocktaking.events import PATIENCE, one_at_a_time
from stocktaking.indexing import words
from stocktaking.indexing.run import reindex_of
from stocktaking.models import FormerName, Organisation

FACTS = ("stakeholder_type", "country", "website", "agency")
"""Of an organisation, beside its names."""
RESERVED = {"suggestions"}
"""The last part of an address that is not an organisation's."""


def settled(value: Any) -> Any:
    """VALUE, with each organisation that was spelled out made a row, once."""
    if isinstance(value, Mapping):
        return {name: settled(part) for name, part in value.items()}
    if isinstance(value, list):
        return [settled(part) for part in value]
    if isinstance(value, Organisation) and not value.pk:
        return known_or_new(value)
    return value


def known_or_new(spelled_out: Organisation) -> Organisation:
    """The same one may have become a row since, or a line above."""
    name, country = spelled_out.name, spelled_out.country
    if found := Organisation.objects.same_as(name, country).first():
        return found
    spelled_out.reference = registers.new_reference("O")
    spelled_out.slug = free_slug(name, spelled_out.reference)
    spelled_out.save()
    return spelled_out


def free_slug(name: str, reference: str) -> str:
    """From the name; where another organisation has or had it, with the reference."""
    slug = slugify(name, allow_unicode=True)[:70].strip("-")
    taken = Organisation.objects.filter(Q(slug=slug) | Q(former_names__slug=slug))
    held = slug in RESERVED or taken.exclude(reference=reference).exists()
    if not slug or held:
        return f"{slug}-{reference.lower()}".strip("-")
    return slug


@transaction.atomic
def rename(organisation: Organisation, name: str) -> None:
    """Give a new name and slug; what knows the old ones still finds it."""
    one_at_a_time(PATIENCE)
    FormerName.objects.get_or_create(
        slug=organisation.slug,
        defaults={"organisation": organisation, "name": organisation.name},
    )
    organisation.name = name
    organisation.slug = free_slug(name, organisation.reference)
    organisation.save(update_fields=["name", "slug", "folded_name"])
    words.renew_of(organisation)


def take_names(stays: Organisation, goes: Organisation) -> None:
    """STAYS is found by all that GOES is and was called."""
    goes.former_names.update(organisation=stays)
    FormerName.objects.get_or_create(
        slug=goes.slug, defaults={"organisation": stays, "name": goes.name}
    )


def fill(stays: Organisation, goes: Organisation) -> None:
    """What is known of GOES alone is said of STAYS."""
    missing = [name for name in FACTS if not getattr(stays, name)]
    for name in missing:
        setattr(stays, name, getattr(goes, name))
    if "agency" in missing and goes.agency_id:
        Organisation.objects.filter(pk=goes.pk).update(agency=None)  # one has it
    if missing:
        stays.save(update_fields=missing)


def renew(organisation: Organisation) -> None:
    """Let its records be found by the names and the type that it has now."""
    words.renew_of(organisation)
    reindex_of(organisation)
