"""The columns of a file that a stakeholder sends, and what to write in each."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.importing.keys import KEYS, Asked, Key

CONTACT = ("contact_name", "email", "telephone")
HELP: Mapping[str, StrOrPromise] = {
    "id": _(
        "Your own number or code of the record. By it we know the row again when you"
        " send the file once more."
    ),
    "reference": _("Only to change a public record: its reference, WSIS-P-000123."),
    "title": _("In the language of the next column, at most 250 characters."),
    "language": _("Of title, summary and description: a code or its name."),
    "fact_note": _("At most 300 words."),
    "description": _("At most 2,000 words."),
    "organisation": _(
        "Its full name, or its reference, WSIS-O-000012. Needed unless you send the"
        " file for your organisation."
    ),
    "organisation_type": _("One of the list. Needed when the organisation is new."),
    "activity_type": _("One of the list."),
    "stage": _("One of the list."),
    "level": _("One of the list."),
    "country": _("Names or codes, several with a semicolon between them."),
    "area": _("One of the list."),
    "year_start": _("2025-03-31, 2025-03 or 2025."),
    "year_end": _("2025-03-31, 2025-03 or 2025."),
    "languages": _("Codes or names, several with a semicolon between them."),
    "action_lines": _("Codes, several with a semicolon between them: C3; C7-EHEALTH."),
    "targets": _("Letters, a to j, several with a semicolon between them."),
    "sdgs": _("Numbers, 1 to 17, several with a semicolon between them."),
    "partners": _(
        "Names, several with a semicolon between them; a role may stand before a"
        " colon: funding: World Bank."
    ),
    "url": _("Whole addresses, https://..., several with a semicolon between them."),
    "budget_value": _("A number, 1234.50."),
    "currency": _("Three letters, USD. Needed where there is an amount."),
    "contact_name": _("Never published. Without it, your own name."),
    "email": _("Never published. Without it, your own address."),
    "telephone": _("Never published."),
}
"""By key, in the order of the template."""

NEEDED = (
    *("id", "title", "language", "fact_note", "activity_type", "stage"),
    *("level", "country", "year_start", "action_lines"),
)
"""Columns that every file has; what a row needs in them, the judge says."""
NEEDED_VALUES = ("id", "title", "language")
"""What a row cannot be understood without."""

SUBMITTED = Asked({key: KEYS.get(key, Key()) for key in HELP}, ())
"""As a stored header is read again: whether it is whole was asked before."""
OF_ORGANISATION = Asked(SUBMITTED.keys, NEEDED)
OF_ANY = Asked(SUBMITTED.keys, (*NEEDED, "organisation"))
