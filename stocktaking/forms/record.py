"""What the forms of all records ask: the same questions in the same order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import ActivityType, Area, Level, StakeholderType
from stocktaking.forms import vocabularies
from stocktaking.forms.fields import (
    CodeField,
    CodesField,
    LongTextField,
    OrganisationField,
    ReasonedField,
    TextField,
)
from stocktaking.forms.rows import TEXT_LANGUAGES
from stocktaking.forms.sections import Section

DATE = _("A day, a month or a year: 2025-03-31, 2025-03 or 2025.")


class RecordFacts(forms.Form):
    """What is no list of rows."""

    organisation = OrganisationField(
        _("Organisation"),
        help_text=_("Its full name. If we know it, we use what is recorded."),
    )
    organisation_type = CodeField(
        _("Stakeholder type"),
        StakeholderType.choices,
        help_text=_("Needed when the organisation is new here."),
    )
    organisation_country = CodesField(
        _("Country of the organisation"),
        vocabularies.countries_or_none,
        widget=forms.Select,
    )
    activity_type = CodeField(_("What is it?"), ActivityType.choices)
    level = CodeField(_("At which level?"), Level.choices)
    area = CodeField(_("Area of Connect the World"), Area.choices)
    starts_on = TextField(_("Starts on"), help_text=DATE)
    ends_on = TextField(_("Ends on"), help_text=DATE)
    countries = CodesField(
        _("Countries"),
        vocabularies.countries,
        help_text=_("Where the activity takes place."),
    )
    continues = TextField(
        _("Earlier entry"),
        help_text=_(
            "If this was reported before, for another year: the reference of that"
            " record, such as WSIS-P-000123."
        ),
    )
    languages = CodesField(_("Languages of the activity"), TEXT_LANGUAGES)
    action_lines = ReasonedField(
        _("Action lines"),
        vocabularies.lines,
        help_text=_("Those that the activity serves."),
    )
    targets = ReasonedField(_("Targets"), vocabularies.targets)
    sdgs = ReasonedField(_("Sustainable Development Goals"), vocabularies.sdgs)
    collections = CodesField(_("Collections"), vocabularies.collections)
    source = TextField(
        _("Source"), help_text=_("Where this can be read or checked by others.")
    )
    contact_name = TextField(_("Contact person"))
    email = TextField(_("E-mail address of the contact"))
    telephone = TextField(_("Telephone"))
    note = LongTextField(_("Note to the secretariat"))


def record_sections(
    *, where: tuple[str, ...], money: tuple[str, ...], proof: tuple[str, ...] = ()
) -> tuple[Section, ...]:
    """The sections of a record. WHERE and MONEY are facts that only its register has,
    PROOF lists of rows.
    """
    organisation = "organisation", "organisation_type", "organisation_country"
    times = *where, "starts_on", "ends_on", "continues", "languages"
    contact = "contact_name", "email", "telephone", "note"
    return (
        Section(
            "what",
            _("What"),
            (*organisation, "activity_type", "area"),
            ("texts",),
            lists_first=True,
        ),
        Section("where", _("Where and when"), ("level", "countries", *times)),
        Section("serves", _("What it serves"), ("action_lines", "targets", "sdgs")),
        Section("who", _("Who with"), (), ("partners",)),
        Section("money", _("Money"), money),
        Section(
            "proof",
            _("Links and proof"),
            ("source", "collections"),
            ("links", *proof, "identifiers"),
            lists_first=True,
        ),
        Section("contact", _("Contact"), contact),
    )
