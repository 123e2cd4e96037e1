"""Rows that may be added: texts, partners, links, awards, identifiers."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.choices import AwardLevel, IdentifierScheme, Origin, PartnerRole
from stocktaking.forms.fields import (
    CodeField,
    LongTextField,
    OrganisationField,
    TextField,
)
from stocktaking.validators import WORDS

TEXT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
    ("zh", _("Chinese")),
    ("ru", _("Russian")),
    ("pt", _("Portuguese")),
    ("sw", _("Swahili")),
    ("hi", _("Hindi")),
    ("bn", _("Bengali")),
    ("id", _("Indonesian")),
    ("fa", _("Persian")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
    ("vi", _("Vietnamese")),
]


class RowForm(forms.Form):
    """One item of a list. Empty rows are left out of the document."""

    one: StrOrPromise
    """What people call such a row."""
    more: StrOrPromise
    """What the button says that adds one."""
    seldom = False
    """Folded away until there is one."""
    preset: tuple[str, ...] = ()
    """Fields that are filled from the start and do not make a row by themselves."""

    def item(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        written = any(v for k, v in typed.items() if k not in self.preset)
        return {k: v for k, v in typed.items() if v != ""} if written else {}


class TextForm(RowForm):
    one, more = _("Text"), _("Add another language")
    language = CodeField(_("Language of this text"), TEXT_LANGUAGES)
    title = TextField(
        _("Title"),
        _("Community radio teaches farmers to read weather data"),
        help_text=_("As it should stand in the register."),
    )
    summary = LongTextField(
        _("Summary"),
        words=WORDS["summary"],
        help_text=format_lazy(
            _("What is done, for whom, with what result. At most {number} words."),
            number=WORDS["summary"],
        ),
        example=_(
            "Twelve village radios broadcast a daily weather report for farmers. Since"
            " 2024, 3,000 families have planted by it; harvests grew by a tenth."
        ),
    )
    description = LongTextField(
        _("Description"),
        rows=8,
        words=WORDS["description"],
        help_text=_("How it works, who takes part, what was learnt, what comes next."),
    )
    origin = CodeField(_("Who wrote this text"), Origin.choices)
    preset = ("language", "origin")


class PartnerForm(RowForm):
    one, more = _("Partner"), _("Add another partner")
    organisation = OrganisationField(_("Name of the partner"))
    role = CodeField(_("Role"), PartnerRole.choices)
    preset = ("role",)


class LinkForm(RowForm):
    one, more = _("Link"), _("Add another link")
    url = TextField(_("Address"), help_text=_("Beginning with https://"))
    title = TextField(_("What is found there"))


class AwardForm(RowForm):
    one, more = _("Award"), _("Add another award")
    seldom = True
    scheme = TextField(_("Prize"), help_text=_("For example: WSIS Prizes"))
    year = TextField(_("Year"))
    category = TextField(_("Category"))
    level = CodeField(_("Level"), AwardLevel.choices)
    source = TextField(_("Where this can be read"))


class IdentifierForm(RowForm):
    one, more = _("Number elsewhere"), _("Add another identifier")
    seldom = True
    scheme = CodeField(_("Whose number"), IdentifierScheme.choices)
    value = TextField(_("Number"))
    preset = ("scheme",)


def row_set(form: type[RowForm]) -> Any:
    """A form set of FORM with one empty row at its end."""
    return forms.formset_factory(form, extra=1, max_num=50, absolute_max=60)


ROWS = {
    "texts": row_set(TextForm),
    "partners": row_set(PartnerForm),
    "links": row_set(LinkForm),
    "awards": row_set(AwardForm),
    "identifiers": row_set(IdentifierForm),
}
