"""Who may do what with a submission, and with the record that it is about."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from stocktaking import registers
from stocktaking.choices import ACTS, EDITABLE, Kind, State
from stocktaking.models import Organisation, Revision, Submission
from stocktaking.querysets import agencies_of, countries_of, moderators_on
from stocktaking.workflow.bases import with_confirmation
from wsis_portal.accounts.models import User


def submitter(item: Submission, actor: User) -> bool:
    return item.submitter_id == actor.pk


def by_name(item: Submission, actor: User) -> bool:
    """Who wrote it, and colleagues with whom it was shared by name."""
    return submitter(item, actor) or actor in item.collaborators.all()


def author(item: Submission, actor: User) -> bool:
    """Those, and whoever belongs to the organisation that it is of."""
    return by_name(item, actor) or (
        item.organisation_id is not None
        and actor.memberships.filter(organisation=item.organisation_id).exists()
    )


def contact_reader(item: Submission, actor: User) -> bool:
    """Of what was published those who wrote it by name, and nobody who came later."""
    return item.state in EDITABLE or by_name(item, actor)


def secretariat(item: Submission, actor: User) -> bool:
    return actor.has_perm("stocktaking.moderate_submission")


def moderator(item: Submission, actor: User) -> bool:
    return Submission.objects.decidable_by(actor).filter(pk=item.pk).exists()


def colleagues(item: Submission) -> QuerySet[User]:
    """Who might review it in place of its reviewer, by their rights of today. Stakes
    in it are asked of the one who is chosen. One query.
    """
    rights = Permission.objects.filter(
        content_type__app_label="stocktaking", codename="moderate_submission"
    )
    may = Q(is_superuser=True) | Q(user_permissions__in=rights)
    may |= Q(groups__permissions__in=rights)
    if item.kind not in ACTS:
        rows = item.public.get("action_lines")
        named = [row for row in rows if isinstance(row, dict)] if rows else []
        codes = [str(row.get("action_line")) for row in named]
        may |= Q(pk__in=moderators_on(codes))
    staff = User.objects.filter(may, is_active=True, is_staff=True)
    stakes = (item.reviewer_id, item.submitter_id, item.refused_by_id)
    return staff.exclude(pk__in=filter(None, stakes)).distinct()


def reviewer(item: Submission, actor: User) -> bool:
    return item.reviewer_id == actor.pk and moderator(item, actor)


def reviewer_of_document(item: Submission, actor: User) -> bool:
    """An act after publication is decided as it stands, yes or no."""
    return item.kind not in ACTS and reviewer(item, actor)


def opinion_holder(item: Submission, actor: User) -> bool:
    """A member of an agency of its lines, beside the one that decides."""
    other = item.reviewer_id != actor.pk
    return other and bool(agencies_of(actor)) and moderator(item, actor)


def endorser(item: Submission, actor: User) -> bool:
    """Who speaks for a country that it comes from, and has no stake in it."""
    if not (countries := countries_of(actor)):
        return False
    rows = Submission.objects.handed_in().of_countries(countries)
    return rows.without_stakes_of(actor).filter(pk=item.pk).exists()


def in_conversation(item: Submission, actor: User) -> bool:
    """Both sides of the review, the secretariat, and who speaks for the country."""
    return (
        author(item, actor)
        or reviewer(item, actor)
        or secretariat(item, actor)
        or endorser(item, actor)
    )


def reviewer_or_secretariat(item: Submission, actor: User) -> bool:
    """The secretariat moves what an absent reviewer holds."""
    return reviewer(item, actor) or (
        secretariat(item, actor) and moderator(item, actor)
    )


def importer(item: Submission, actor: User) -> bool:
    """The secretariat takes in its own rows, not what somebody else still writes."""
    return submitter(item, actor) and secretariat(item, actor)


def first_appeal(item: Submission, actor: User) -> bool:
    return submitter(item, actor) and item.appealed_at is None


def needs_no_review(item: Submission, actor: User) -> bool:
    """By its submitter, who still may: a change of fields that need none, or a new one
    of a register that asks for none.
    """
    if not (submitter(item, actor) and may_hand_in(item, actor)):
        return False
    register, document = registers.get(item.register), registers.cleaned(item)
    if not document:
        return False
    if item.kind == Kind.NEW:
        return register.is_plain(document["public"])
    before = Revision.objects.current(item.reference)
    if not before:
        return False
    after = with_confirmation(item, document["public"], before)
    return register.needs_no_review(before.public, after)


def may_hand_in(item: Submission, actor: User) -> bool:
    """Anybody a new record; a change, or a report about a record, who may change it.

    The secretariat alone brings a record back, or makes one of two.
    """
    if item.kind in (Kind.CHANGE, Kind.WITHDRAWAL):
        return may_change(item.reference, actor)
    if item.kind in ACTS:
        return secretariat(item, actor)
    about = registers.get(item.register).about
    return not about or may_change(str(item.public.get(about)), actor)


def may_change(reference: str, actor: User) -> bool:
    """Who reported it, who belongs to its organisation of today, and the secretariat.

    Whoever had it before, as an organisation, has it no more.
    """
    if actor.has_perm("stocktaking.moderate_submission"):
        return True
    published = Submission.objects.filter(reference=reference, state=State.PUBLISHED)
    if published.written_by(actor).exists():
        return True
    base = Revision.objects.current(reference)
    organisation = base.public.get("organisation") if base else None
    ours = Organisation.objects.filter(members=actor, reference=organisation)
    return ours.exists()
