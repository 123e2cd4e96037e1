"""Publishers: the public part of a document becomes rows, and a revision is kept."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from stocktaking import documents, registers
from stocktaking.choices import Kind, Profile
from stocktaking.documents import ProjectDocument
from stocktaking.events import PATIENCE, is_rehearsal, one_at_a_time
from stocktaking.indexing import words
from stocktaking.indexing.codes import index
from stocktaking.models import (
    Edition,
    FormerName,
    Organisation,
    Record,
    Revision,
    Submission,
)
from stocktaking.registers import Public, Register
from stocktaking.validators import check_not_emptied
from wsis_portal.api.documents import DocumentSerializer
from wsis_portal.errors import SENTENCES, InvalidDocument, Problem

Judge = type[DocumentSerializer[Any]]

SENTENCES["partner-twice"] = _("Two of the partners are the same organisation.")
SENTENCES["identifier-taken"] = _("Another record has one of these identifiers.")


def publish(judge: Judge, item: Submission) -> Public:
    """Write the rows of item.reference, new or changed; gives its public words.

    Runs inside the transaction of the step. Raises InvalidDocument when a code or
    an organisation has gone since the document was handed in.
    """
    model: Any = judge.Meta.model
    before = Revision.objects.current(item.reference) if item.base_revision else None
    rows = model.objects.filter(reference=item.reference)
    row = (rows.first() if before else None) or model(reference=item.reference)
    judged = getattr(item.document, "judged", None)  # by the step, a moment ago
    judged = judged or judge.read(item.public, item.profile)
    values = settled(judged.validated_data)
    public = judged.to_representation(values)
    row.revision = keep_revision(item, before, public)
    if isinstance(row, Record):
        row.vouched_on = vouched_on(item, row, values["confirmed_on"])
    try:
        write(row, values, judge.items)
    except IntegrityError as error:  # the step is undone as a whole
        raise refusal_of(error) from error
    if not is_rehearsal():  # nobody is to wait for it at the number of the edition
        Edition.objects.turn(item.register)
    return public


def vouched_on(item: Submission, row: Record, confirmed_on: date | None) -> date | None:
    """The last day on which its stakeholder handed it in or confirmed it, if any."""
    days = [row.vouched_on, confirmed_on]
    if speaks_for_stakeholder(item):
        reviewed = item.submitted_at if item.reviewer_id else None
        days.append(timezone.localdate(reviewed))
    return max(filter(None, days), default=None)


def speaks_for_stakeholder(item: Submission) -> bool:
    """Neither the import does, nor the secretariat that mends a record of others."""
    if item.kind == Kind.NEW:
        return item.profile != Profile.HISTORIC
    return not item.submitter.has_perm("stocktaking.moderate_submission")


def refusal_of(error: IntegrityError) -> Exception:
    """What the judge could not know: rows that meet only in the database."""
    if "identifier_once" in str(error):
        return InvalidDocument({"identifiers": [Problem("identifier-taken")]})
    if "partner_once" in str(error):  # two names that are one organisation
        return InvalidDocument({"partners": [Problem("partner-twice")]})
    return error


def write(row: Any, values: Mapping[str, Any], lists: Mapping[str, Any]) -> None:
    """Fields of the row, its links, and each list of rows in its order."""
    is_new, linked = row._state.adding, {f.name for f in row._meta.many_to_many}
    for name in values.keys() - lists.keys() - linked:
        setattr(row, name, values[name])
    row.year = first_year(values)
    row.updated_at = timezone.now()
    if isinstance(row, Record):
        index(row)
    row.save()
    for name in linked:
        links = getattr(row, name)
        if is_new:
            links.add(*values[name])
        else:
            links.set(values[name])
    for name in lists:
        rows = getattr(row, name)
        if not is_new:
            rows.all().delete()
        found_by = words.words_of_record(row) if name == "texts" else {}
        rows.model.objects.bulk_create(
            rows.model(record=row, position=n, **more, **found_by)
            for n, more in enumerate(values[name])
        )


def first_year(values: Mapping[str, Any]) -> int | None:
    """Of the start; where none is recorded, of the first award."""
    if start := values.get("starts_on"):
        return int(start[:4])
    return min((award["year"] for award in values.get("awards", ())), default=None)


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


def keep_revision(
    item: Submission, before: Revision | None, public: Public
) -> Revision:
    refuse_emptied(item, before, public)
    return Revision.objects.create(
        reference=item.reference,
        number=before.number + 1 if before else 1,
        public=public,
        submission=item,
    )


def refuse_emptied(item: Submission, before: Revision | None, public: Public) -> None:
    """Raises InvalidDocument when a change would empty a historic record."""
    historic = item.profile == Profile.HISTORIC
    if before and historic and (lost := check_not_emptied(before.public, public)):
        raise InvalidDocument(lost)


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


def register(name: str, letter: str, judge: Judge, **lists: Any) -> Register:
    return Register(
        name,
        letter,
        judge,
        clean=partial(documents.clean, judge),
        problems=partial(documents.problems, judge),
        publish=partial(publish, judge),
        **lists,
    )


PROJECTS = register(
    "project",
    "P",
    ProjectDocument,
    at_once=frozenset({"stage", "ends_on", "confirmed_on"}),
    page="stocktaking:project",
)
