"""What is said to have a record taken down, brought back, or made one with another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stocktaking import workflow
from stocktaking.choices import Cause, Kind
from stocktaking.forms.fields import NONE, LongTextField
from stocktaking.models import Submission
from wsis_portal.accounts.models import User

MOST_LETTERS = 1000


class ActForm(forms.Form):
    """The words that go with every act; they are public once it is decided."""

    kind: Kind
    words = LongTextField(
        _("In words, for the public"),
        help_text=_(
            "Everybody reads them beside what was done to the record. No names of"
            " persons."
        ),
        max_length=MOST_LETTERS,
    )

    def propose(self, reference: str, actor: User) -> Submission:
        """Hand it in. Raises Refusal."""
        raise NotImplementedError


class WithdrawalForm(ActForm):
    kind = Kind.WITHDRAWAL
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[NONE, *Cause.choices], required=False
    )
    field_order = ["reason", "words"]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].needed = True  # type: ignore[attr-defined]

    def propose(self, reference: str, actor: User) -> Submission:
        said = self.cleaned_data
        return workflow.propose_withdrawal(
            reference, reason=said["reason"], words=said["words"], actor=actor
        )


class MergerForm(ActForm):
    kind = Kind.MERGER
    absorbs = forms.CharField(
        label=_("Which record becomes part of it"),
        max_length=16,
        help_text=_(
            "Its reference, WSIS-P-000123. Its address will lead here, and what only it"
            " says is added."
        ),
    )
    field_order = ["absorbs", "words"]

    def propose(self, reference: str, actor: User) -> Submission:
        said = self.cleaned_data
        return workflow.propose_merger(
            reference, said["absorbs"], words=said["words"], actor=actor
        )


class RestorationForm(ActForm):
    kind = Kind.RESTORATION
    number = forms.IntegerField(label=_("Which version"), min_value=1, max_value=32767)
    field_order = ["number", "words"]

    def propose(self, reference: str, actor: User) -> Submission:
        said = self.cleaned_data
        return workflow.propose_restoration(
            reference, said["number"], words=said["words"], actor=actor
        )


FORMS: dict[Kind, type[ActForm]] = {
    form.kind: form for form in (WithdrawalForm, MergerForm, RestorationForm)
}
