"""The form of a project."""

from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Stage
from stocktaking.forms.document import DocumentForm
from stocktaking.forms.fields import AmountField, CodeField, CurrencyField
from stocktaking.forms.record import RecordFacts, record_sections


class ProjectFacts(RecordFacts):
    stage = CodeField(_("Stage"), Stage.choices)
    budget = AmountField(_("Budget"), help_text=_("A number, for example 125000.00"))
    currency = CurrencyField(_("Currency"), help_text=_("For example USD, EUR or XOF."))


class ProjectForm(DocumentForm):
    facts_class = ProjectFacts
    sections = record_sections(
        where=("stage",), money=("budget", "currency"), proof=("awards",)
    )
