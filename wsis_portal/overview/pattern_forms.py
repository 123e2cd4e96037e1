"""A form in every state, for the page of the design system. It is sent nowhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actionlines.models import Country
from stocktaking.choices import Level, Stage
from stocktaking.forms.fields import CodesField, LongTextField, ReasonedField, TextField
from stocktaking.forms.vocabularies import targets


class PatternForm(forms.Form):
    """Each kind of field once."""

    title = TextField(
        _("Title"),
        _("Community radio teaches farmers to read weather data"),
        help_text=_("As it should stand in the register."),
    )
    summary = LongTextField(_("Summary"), words=100)
    website = forms.URLField(label=_("Website"), assume_scheme="https")
    stage = forms.ChoiceField(
        label=_("Stage"), choices=Stage.choices, widget=forms.RadioSelect
    )
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    countries = CodesField(_("Countries"), lambda: list(countries()))
    targets = ReasonedField(_("Targets"), targets)
    terms = forms.BooleanField(label=_("I accept the terms of use"))


def countries() -> Any:
    return ((row.code, str(row)) for row in Country.objects.order_by("code"))


def pattern_forms() -> dict[str, PatternForm]:
    """As it begins, and as it comes back with what is to be mended."""
    wrong = PatternForm({"wrong-title": "Radio", "wrong-website": "?"}, prefix="wrong")
    wrong.fields["summary"].comment = _(  # type: ignore[attr-defined]
        "Say in which villages it is heard."
    )
    return {"empty": PatternForm(prefix="empty"), "wrong": wrong}
