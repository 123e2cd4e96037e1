"""What a person says once about many submissions."""

from copy import deepcopy
from typing import Any

from django import forms

from stocktaking.choices import Action
from stocktaking.forms.steps import FIELDS
from stocktaking.workflow import STEPS, Given
from wsis_portal.accounts.models import User


class TogetherForm(forms.Form):
    """The fields that ACTION needs. What is missing, deciding says."""

    def __init__(self, action: Action, *args: Any) -> None:
        super().__init__(*args)
        for name in (name for name in FIELDS if name in STEPS[action].needs):
            self.fields[name] = deepcopy(FIELDS[name])
            self.fields[name].needed = True  # type: ignore[attr-defined]
        if "to" in self.fields:
            colleagues = User.objects.filter(is_active=True, is_staff=True)
            self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]

    def given(self) -> Given:
        return Given(**self.cleaned_data)
