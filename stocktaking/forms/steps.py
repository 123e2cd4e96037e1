"""What a person says with a step: words, a reason, a record, a colleague."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.choices import Action, Leaning, Reason
from stocktaking.forms.fields import NONE
from stocktaking.models import Submission
from stocktaking.workflow import STEPS, Given, colleagues
from wsis_portal.accounts.models import User

COMMENT = "comment-"
ASKING = f"take-{Action.REQUEST_CHANGES}"
"""The form to which comments belong, wherever on the page they stand."""
FIELDS: dict[str, forms.Field] = {
    "reason": forms.ChoiceField(
        label=_("Reason"), choices=[NONE, *Reason.choices], required=False
    ),
    "leaning": forms.ChoiceField(
        label=_("What you would decide"),
        choices=[NONE, *Leaning.choices],
        required=False,
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
WORDS: dict[Action, StrOrPromise] = {
    Action.APPEAL: _("Why it should be decided again"),
    Action.OPINION: _("Why, for the other reviewers"),
    Action.COMMENT: _("Your message"),
}
"""What its words are, where they are no words of a decision to the submitter."""


class StepForm(forms.Form):
    """The fields that ACTION needs. What is missing the workflow says."""

    def __init__(
        self, action: Action, item: Submission, *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.action = action
        for name in (name for name in FIELDS if name in STEPS[action].needs):
            self.fields[name] = deepcopy(FIELDS[name])
            self.fields[name].needed = True  # type: ignore[attr-defined]
        if action in WORDS:
            self.fields["words"].label = WORDS[action]
        if action == Action.COMMENT:
            words = self.fields["words"]
            words.required = True
            words.error_messages["required"] = _("Write what you want to say.")
        if "to" in self.fields:
            self.fields["to"].queryset = colleagues(item)  # type: ignore[attr-defined]
        if action == Action.REQUEST_CHANGES:
            self.fields |= comment_fields(item)

    def given(self) -> Given:
        """What was said; comments by the field of the document that they are about."""
        said = dict(self.cleaned_data)
        names = [name for name in said if name.startswith(COMMENT)]
        comments = {name.removeprefix(COMMENT): said.pop(name) for name in names}
        spoken = {name: words for name, words in comments.items() if words}
        return Given(**said, comments=spoken)

    def comment_on(self, name: str) -> Any:
        """The field for words on the field NAME of the document; None without one."""
        return self[COMMENT + name] if COMMENT + name in self.fields else None

    def about_the_whole(self) -> list[Any]:
        """Its fields, those for comments aside."""
        return [field for field in self if not field.name.startswith(COMMENT)]


def comment_fields(item: Submission) -> dict[str, forms.Field]:
    """Some lines for each field of the document, to say what is to be changed there."""
    return {
        f"{COMMENT}{name}": forms.CharField(
            label=field.label or name,
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2, "form": ASKING}),
        )
        for name, field in registers.get(item.register).judge().fields.items()
        if not field.read_only
    }
