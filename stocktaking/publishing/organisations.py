"""Organisations become rows with the record that names them, and keep their names."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from stocktaking import registers
from stocktaking.events import PATIENCE, one_at_a_time
from stocktaking.indexing import words
from stocktaking.models import FormerName, Organisation


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
    if not slug or taken.exclude(reference=reference).exists():
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
