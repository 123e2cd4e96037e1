"""What the database holds true, with words for people."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


def known(field: str, values: Iterable[str], *, blank: bool = False) -> CheckConstraint:
    """FIELD has one of the codes VALUES, or is empty where it may be."""
    codes = [*values, ""] if blank else [*values]
    return CheckConstraint(
        condition=Q(**{f"{field}__in": codes}),
        name=f"%(class)s_{field}_known",
        violation_error_message=_("This is none of the choices."),
    )


def currency(field: str = "currency") -> CheckConstraint:
    """FIELD is empty or three capital letters, as ISO 4217 has them."""
    return CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": "^[A-Z]{3}$"}),
        name=f"%(class)s_{field}_has_its_shape",
        violation_error_message=_("Write the currency as CHF or XOF."),
    )
