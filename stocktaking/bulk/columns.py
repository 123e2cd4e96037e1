"""What to write in the columns that the files of all registers have."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

Columns = Mapping[str, StrOrPromise]
"""By key, in the order of the template."""

ONE = _("One of the list.")
NUMBER = _("A number, 1234.50.")
WHAT: Columns = {
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
    "activity_type": ONE,
}
WHERE: Columns = {
    "level": ONE,
    "country": _("Names or codes, several with a semicolon between them."),
    "area": ONE,
    "year_start": _("2025-03-31, 2025-03 or 2025."),
    "year_end": _("2025-03-31, 2025-03 or 2025."),
}
SERVES: Columns = {
    "languages": _("Codes or names, several with a semicolon between them."),
    "action_lines": _("Codes, several with a semicolon between them: C3; C7-EHEALTH."),
    "targets": _("Letters, a to j, several with a semicolon between them."),
    "sdgs": _("Numbers, 1 to 17, several with a semicolon between them."),
    "partners": _(
        "Names, several with a semicolon between them; a role may stand before a"
        " colon: funding: World Bank."
    ),
    "url": _("Whole addresses, https://..., several with a semicolon between them."),
}
CURRENCY: Columns = {
    "currency": _("Three letters, USD. Needed where there is an amount."),
}
CONTACT: Columns = {
    "contact_name": _("Never published. Without it, your own name."),
    "email": _("Never published. Without it, your own address."),
    "telephone": _("Never published."),
}

NEEDED = (
    *("id", "title", "language", "fact_note", "activity_type"),
    *("level", "country", "year_start", "action_lines"),
)
"""Columns that every file has; what a row needs in them, the judge says."""
NEEDED_VALUES = ("id", "title", "language")
"""What a row cannot be understood without."""

FIELDS = {
    "organisation": "organisation",
    "activity_type": "activity_type",
    "level": "level",
    "country": "countries",
    "area": "area",
    "year_start": "starts_on",
    "year_end": "ends_on",
    "languages": "languages",
    "partners": "partners",
    "currency": "currency",
}
"""The field of the document that a column says all of, by its key."""
