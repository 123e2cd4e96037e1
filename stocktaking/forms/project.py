"""The form of a project, on one page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actionlines.models import ActionLine, Country, Sdg, Target
from stocktaking.choices import ActivityType, Area, Level, Stage, StakeholderType
from stocktaking.forms.document import DocumentForm
from stocktaking.forms.fields import (
    NONE,
    Choices,
    CodeField,
    CodesField,
    LongTextField,
    ReasonedField,
    TextField,
)
from stocktaking.forms.rows import TEXT_LANGUAGES
from stocktaking.models import Collection

DATE = _("A day, a month or a year: 2025-03-31, 2025-03 or 2025.")


def countries() -> Choices:
    return [(country.code, country.name) for country in Country.objects.all()]


def countries_or_none() -> Choices:
    return [NONE, *countries()]


def lines() -> Choices:
    return [(line.code, str(line)) for line in ActionLine.objects.all()]


def targets() -> Choices:
    return [(target.letter, str(target)) for target in Target.objects.all()]


def sdgs() -> Choices:
    return [(sdg.number, str(sdg)) for sdg in Sdg.objects.all()]


def collections() -> Choices:
    return [(one.code, one.name) for one in Collection.objects.all()]


class ProjectFacts(forms.Form):
    """Everything of a project that is not a list of rows."""

    organisation = TextField(
        _("Organisation"),
        help_text=_("Its full name. If we know it, we use what is recorded."),
    )
    organisation_type = CodeField(
        _("Stakeholder type"),
        StakeholderType.choices,
        help_text=_("Needed when the organisation is new here."),
    )
    organisation_country = CodesField(
        _("Country of the organisation"), countries_or_none, widget=forms.Select
    )
    activity_type = CodeField(_("What is it?"), ActivityType.choices)
    level = CodeField(_("At which level?"), Level.choices)
    area = CodeField(_("Area of Connect the World"), Area.choices)
    stage = CodeField(_("Stage"), Stage.choices)
    starts_on = TextField(_("Starts on"), help_text=DATE)
    ends_on = TextField(_("Ends on"), help_text=DATE)
    countries = CodesField(
        _("Countries"), countries, help_text=_("Where the activity takes place.")
    )
    languages = CodesField(_("Languages of the activity"), TEXT_LANGUAGES)
    action_lines = ReasonedField(
        _("Action lines"), lines, help_text=_("Those that the activity serves.")
    )
    targets = ReasonedField(_("Targets"), targets)
    sdgs = ReasonedField(_("Sustainable Development Goals"), sdgs)
    budget = TextField(_("Budget"), help_text=_("A number, for example 125000.00"))
    currency = TextField(_("Currency"), help_text=_("For example USD, EUR or XOF."))
    collections = CodesField(_("Collections"), collections)
    source = TextField(
        _("Source"), help_text=_("Where this can be read or checked by others.")
    )
    contact_name = TextField(_("Contact person"))
    email = TextField(_("E-mail address of the contact"))
    telephone = TextField(_("Telephone"))
    note = LongTextField(_("Note to the secretariat"))
    terms = forms.BooleanField(label=_("I accept the terms of use"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ProjectForm(DocumentForm):
    facts_class = ProjectFacts
