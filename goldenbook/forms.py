"""The forms of a commitment and of a progress report: other questions, one form."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from goldenbook.choices import Fulfilment, Timescale
from stocktaking.forms import DATE, DocumentForm, RecordFacts, Section, record_sections
from stocktaking.forms.fields import (
    AmountField,
    CodeField,
    CurrencyField,
    LongTextField,
    TextField,
)
from stocktaking.forms.rows import ROWS, TextForm, row_set
from stocktaking.validators import WORDS

AMOUNT = _("A number, for example 125000.00")
CURRENCY = _("For example USD, EUR or XOF.")


class CommitmentFacts(RecordFacts):
    timescale = CodeField(_("Timescale"), Timescale.choices)
    fulfilment = CodeField(
        _("What became of it so far?"),
        Fulfilment.choices,
        help_text=_("A new commitment is announced."),
        initial=Fulfilment.ANNOUNCED.value,
    )
    amount = AmountField(_("Amount that you commit"), help_text=AMOUNT)
    anticipated_expenditure = AmountField(
        _("Expenditure that you expect"), help_text=AMOUNT
    )
    currency = CurrencyField(_("Currency"), help_text=CURRENCY)


class CommitmentForm(DocumentForm):
    facts_class = CommitmentFacts
    sections = record_sections(
        where=("timescale", "fulfilment"),
        money=("amount", "anticipated_expenditure", "currency"),
    )


class ProgressReportFacts(forms.Form):
    starts_on = TextField(_("From"), help_text=DATE)
    ends_on = TextField(_("To"), help_text=DATE)
    fulfilment = CodeField(_("How far is it?"), Fulfilment.choices)
    amount_spent = AmountField(_("Amount spent since the start"), help_text=AMOUNT)
    currency = CurrencyField(_("Currency"), help_text=CURRENCY)
    source = TextField(
        _("Source"), help_text=_("Where this can be read or checked by others.")
    )
    contact_name = TextField(_("Contact person"))
    email = TextField(_("E-mail address of the contact"))


class ReportTextForm(TextForm):
    """The summary says what was done."""

    obstacles = LongTextField(
        _("Obstacles"),
        words=WORDS["obstacles"],
        help_text=format_lazy(
            _("What stood in the way, and what is done about it. At most {n} words."),
            n=WORDS["obstacles"],
        ),
    )
    field_order = ["language", "title", "summary", "obstacles"]


class ProgressReportForm(DocumentForm):
    facts_class = ProgressReportFacts
    rows = {**ROWS, "texts": row_set(ReportTextForm)}
    sections = (
        Section(
            "what", _("What was done"), ("fulfilment",), ("texts",), lists_first=True
        ),
        Section("when", _("Period"), ("starts_on", "ends_on")),
        Section("money", _("Money"), ("amount_spent", "currency")),
        Section(
            "proof", _("Links and proof"), ("source",), ("links",), lists_first=True
        ),
        Section("contact", _("Contact"), ("contact_name", "email")),
    )
