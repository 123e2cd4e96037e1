"""What a person says with a step: words, a reason, a record, a colleague."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Action, Reason
from stocktaking.forms.fields import NONE
from stocktaking.workflow import STEPS, Given
from wsis_portal.accounts.models import User

FIELDS: dict[str, forms.Field] = {
    "reason": forms.ChoiceField(
        label=_("Reason"), choices=[NONE, *Reason.choices], required=False
    ),
    "words": forms.CharField(
        label=_("Words to the submitter"), widget=forms.Textarea, required=False
    ),
    "into": forms.CharField(
        label=_("Reference of the record"), max_length=16, required=False
    ),
    "to": forms.ModelChoiceField(
        label=_("Who takes it over"), queryset=User.objects.none(), required=False
    ),
}


class StepForm(forms.Form):
    """The fields that ACTION needs. What is missing the workflow says."""

    def __init__(self, action: Action, *args: Any) -> None:
        super().__init__(*args)
        for name in (name for name in FIELDS if name in STEPS[action].needs):
            self.fields[name] = deepcopy(FIELDS[name])
        if "to" in self.fields:
            colleagues = User.objects.filter(is_active=True, is_staff=True)
            self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]

    def given(self) -> Given:
        return Given(**self.cleaned_data)
