"""The words that a record is found by beside its own: names, and what else it says."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from stocktaking import registers
from stocktaking.models import Edition, FormerName, Organisation, Published, RecordText
from stocktaking.registers import Public

BATCH = 500  # texts in memory

Names = Mapping[str, str]
"""Of organisations, by reference: the name, and the former ones behind it."""


def words_of(reference: str, public: Public, names: Names) -> dict[str, str]:
    """The columns of each text of a record that says PUBLIC."""
    partners = (names[one] for one in partners_of(public))
    awards = (
        f"{award['scheme']} {award['year']} {award['category']}"
        for award in public.get("awards", ())
    )
    identifiers = (one["value"] for one in public.get("identifiers", ()))
    return {
        "names": names[public["organisation"]] if public.get("organisation") else "",
        "more": "\n".join([reference, *partners, *awards, *identifiers]),
    }


def words_of_record(record: Published) -> dict[str, str]:
    """Of one that says what its revision says. Two queries, or none."""
    public = record.revision.public
    return words_of(record.reference, public, names_of(named_in(public)))


def named_in(public: Public) -> set[str]:
    """References of the organisations of a record."""
    own = public.get("organisation")
    return {*([own] if own else ()), *partners_of(public)}


def partners_of(public: Public) -> list[str]:
    """In their order, each once: the same one may have several roles."""
    return list(
        dict.fromkeys(one["organisation"] for one in public.get("partners", ()))
    )


def names_of(references: Iterable[str]) -> Names:
    wanted = set(references)
    if not wanted:
        return {}
    rows = Organisation.objects.filter(reference__in=wanted).order_by()
    names = {reference: [name] for reference, name in rows.values_list(*NAMED)}
    heirs = Organisation.objects.heirs_of(wanted - names.keys())
    names |= {reference: [one.name] for reference, one in heirs.items()}
    former = FormerName.objects.filter(organisation__reference__in=wanted)
    for reference, name in former.values_list("organisation__reference", "name"):
        names[reference].append(name)
    return {reference: "\n".join(some) for reference, some in names.items()}


NAMED = ("reference", "name")


def renew_of(organisation: Organisation) -> int:
    """Let all records that name it be found by the names that it has now."""
    return sum(
        renew(model.objects.filter(Q(organisation=organisation) | partner))
        for model, partner in naming(organisation)
    )


def naming(organisation: Organisation) -> Iterator[tuple[Any, Q]]:
    """Each register with partners, and that ORGANISATION is one of them."""
    for register in registers.every():
        model: Any = register.judge.Meta.model
        if hasattr(model, "partners"):
            links = model.partners.rel.related_model.objects.order_by()
            records = links.filter(organisation=organisation).values("record")
            yield model, Q(pk__in=records)


def renew(rows: QuerySet[Any]) -> int:
    """Give the texts of ROWS the words of today; tells how many had others."""
    changed, model = 0, rows.model
    texts: Any = model.texts.rel.related_model.objects
    known = texts.filter(record__in=rows.order_by()).select_related("record__revision")
    with transaction.atomic():
        for batch in batches(known.order_by("pk").iterator(BATCH)):
            other = renewed(batch)
            texts.bulk_update(other, ["names", "more"])
            changed += len(other)
        if changed:
            Edition.objects.turn(registers.of(model).name)
    return changed


def renewed(texts: list[Any]) -> list[RecordText]:
    """Those that had other words, with the new ones; not saved."""
    names = names_of(
        reference
        for text in texts
        for reference in named_in(text.record.revision.public)
    )
    other = []
    for text in texts:
        record = text.record
        words = words_of(record.reference, record.revision.public, names)
        if words != {"names": text.names, "more": text.more}:
            text.names, text.more = words["names"], words["more"]
            other.append(text)
    return other


def batches(texts: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(texts, BATCH)):
        yield batch
