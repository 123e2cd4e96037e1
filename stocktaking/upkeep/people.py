"""Who is asked whether a record is still true, and who is told about an old draft."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from stocktaking.models import OrganisationMember, Record, Submission
from stocktaking.workflow import contact_holder
from wsis_portal.accounts.models import User

Keys = Mapping[int, set[int]]


def stakeholders(rows: Sequence[Record]) -> Keys:
    """By the key of each of ROWS, all of one register: keys of people.

    Who wrote the last version, and who belongs to its organisation of today: nobody who
    has left, and no account of the portal itself. Four queries, and one for each record
    of several versions. Needs the revisions with their submissions.
    """
    written = {row.pk: contact_holder(row.revision) for row in rows}
    authors, members = authors_of(written.values()), members_of(rows)
    found = {
        row.pk: authors[written[row.pk].pk] | members[row.organisation_id or 0]
        for row in rows
    }
    there = {*reachable(Q(pk__in=set().union(*found.values()))).values_list("pk")}
    return {pk: {one for one in keys if (one,) in there} for pk, keys in found.items()}


def authors_of(items: Iterable[Submission]) -> Keys:
    """By submission: who began it, and colleagues by name."""
    found = defaultdict(set, {item.pk: {item.submitter_id} for item in items})
    shared = Submission.collaborators.through.objects.filter(submission__in=[*found])
    for item, person in shared.values_list("submission", "user"):
        found[item].add(person)
    return found


def members_of(rows: Iterable[Record]) -> Keys:
    """By organisation."""
    found = defaultdict(set)
    keys = {row.organisation_id for row in rows}
    members = OrganisationMember.objects.filter(organisation__in=keys - {None})
    for organisation, person in members.values_list("organisation", "user"):
        found[organisation].add(person)
    return found


def colleagues(item: Submission) -> QuerySet[User]:
    """Who works on a draft by name, and who belongs to the organisation it is of."""
    people = Q(pk=item.submitter_id) | Q(shared_submissions=item)
    if item.organisation_id:
        people |= Q(organisations=item.organisation_id)
    return reachable(people)


def reachable(wanted: Q) -> QuerySet[User]:
    people = User.objects.filter(wanted, is_active=True)
    return people.exclude(email__endswith=".invalid").distinct().order_by("pk")
