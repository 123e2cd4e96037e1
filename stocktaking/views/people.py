"""Who works on a submission, and what the reader may change about that."""

from dataclasses import dataclass

from stocktaking.membership import may_share
from stocktaking.models import DraftInvitation, Submission
from wsis_portal.accounts.models import User


@dataclass(frozen=True)
class Colleague:
    person: User
    is_reader: bool
    may_go: bool
    """Whether the reader may stop sharing with this person."""


@dataclass(frozen=True)
class Sent:
    invitation: DraftInvitation
    may_withdraw: bool


@dataclass(frozen=True)
class People:
    colleagues: list[Colleague]
    sent: list[Sent]
    may_share: bool


def people_on(item: Submission, reader: User) -> People:
    """Three queries at most. Invitations are shown while they are open."""
    is_owner = item.submitter_id == reader.pk
    people = item.collaborators.order_by("pk")
    return People(
        colleagues=[
            Colleague(one, one.pk == reader.pk, is_owner or one.pk == reader.pk)
            for one in people
        ],
        sent=[
            Sent(one, is_owner or one.invited_by_id == reader.pk)
            for one in item.invitations.open()
        ],
        may_share=may_share(item, reader),
    )
