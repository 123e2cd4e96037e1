"""What a person says with a step: words, a reason, a record, a colleague."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import Action, Reason
from stocktaking.forms.fields import NONE
from stocktaking.models import Submission
from stocktaking.workflow import STEPS, Given
from wsis_portal.accounts.models import User

COMMENT = "comment-"
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

    def __init__(
        self, action: Action, item: Submission, *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        for name in (name for name in FIELDS if name in STEPS[action].needs):
            self.fields[name] = deepcopy(FIELDS[name])
            self.fields[name].needed = True  # type: ignore[attr-defined]
        if action == Action.APPEAL:
            self.fields["words"].label = _("Why it should be decided again")
        if "to" in self.fields:
            colleagues = User.objects.filter(is_active=True, is_staff=True)
            self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]

        if action == Action.REQUEST_CHANGES:
            self.fields |= comment_fields(item)

    def given(self) -> Given:
        """What was said; comments by the field of the document that they are about."""
        said = dict(self.cleaned_data)
        names = [name for name in said if name.startswith(COMMENT)]
        comments = {name.removeprefix(COMMENT): said.pop(name) for name in names}
        spoken = {name: words for name, words in comments.items() if words}
        return Given(**said, comments=spoken)


def comment_fields(item: Submission) -> dict[str, forms.Field]:
    """A line for each field of the document, to say what is to be changed there."""
    return {
        f"{COMMENT}{name}": forms.CharField(
            label=field.label or name, required=False, max_length=1000
        )
        for name, field in registers.get(item.register).judge().fields.items()
        if not field.read_only
    }
