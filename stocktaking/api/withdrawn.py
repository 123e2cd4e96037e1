"""What is left of a record that was taken down."""

from django.utils.translation import gettext_lazy as _

from stocktaking.models import Tombstone
from wsis_portal.errors import SENTENCES, Refusal

SENTENCES["withdrawn"] = _("This record was withdrawn.")


class Withdrawn(Refusal):
    """Its address answers 410, with the date and the reason."""

    status = 410


def refuse_withdrawn(reference: str) -> None:
    """Raises Withdrawn if a record had REFERENCE and was taken down. One query."""
    if gone := Tombstone.objects.filter(reference=reference).first():
        raise Withdrawn(
            "withdrawn",
            reference=gone.reference,
            withdrawn_at=gone.withdrawn_at,
            reason=gone.reason,
            words=gone.words,
            merged_into=gone.merged_into,
        )
