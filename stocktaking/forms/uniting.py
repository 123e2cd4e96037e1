"""Two organisations that are one: which of them stays."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from stocktaking.models import Organisation


class MergeForm(forms.Form):
    stays = forms.ChoiceField(
        label=_("Which one stays"),
        widget=forms.RadioSelect,
        help_text=_("The other one becomes part of it. This cannot be undone."),
        error_messages={"required": _("Choose the one that stays.")},
    )

    def __init__(
        self, data: QueryDict | None, one: Organisation, other: Organisation
    ) -> None:
        super().__init__(data)
        self.references = [one.reference, other.reference]
        self.pair = " ".join(self.references)
        self.fields["stays"].choices = [  # type: ignore[attr-defined]
            (row.reference, f"{row.name} ({row.reference})") for row in (one, other)
        ]

    def clean(self) -> None:
        """What was read is what is merged: one of them may be part of another since."""
        if self.data.get("pair") != self.pair:
            raise forms.ValidationError(
                _("These are not the two that you compared. Compare them, then choose.")
            )

    @property
    def chosen(self) -> tuple[str, str]:
        """References of the one that stays, and of the one that goes."""
        stays = self.cleaned_data["stays"]
        (goes,) = (one for one in self.references if one != stays)
        return stays, goes
