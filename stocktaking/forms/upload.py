"""A file of many records is sent, and one of its rows is corrected."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.models import Organisation
from stocktaking.outline import Difference
from wsis_portal.accounts.models import User

Choices = Sequence[tuple[str, StrOrPromise]]
ENDINGS = ".csv,.xlsx,.txt,.tsv"
LONG = {"fact_note", "description"}
"""Columns whose words are more than a line, in any language."""


class UploadForm(forms.Form):
    register = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or an Excel workbook (.xlsx), at most 5,000 rows and 18 MB."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="reference",
        required=False,
        label=_("For which organisation?"),
        help_text=_(
            "Your colleagues there may send its next file. Rows that name no other"
            " organisation are its records."
        ),
        empty_label=_("For none: each row names its own"),
    )

    def __init__(
        self, user: User, kinds: Choices, register: str, *args: Any, **more: Any
    ) -> None:
        """KINDS are the registers that take files, REGISTER is the one that the page is
        about.
        """
        super().__init__(*args, **more)
        self.kinds, self.asked = dict(kinds), register
        self.fields["register"].choices = kinds  # type: ignore[attr-defined]
        self.fields["register"].initial = register
        own = user.organisations.all()
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]
        if not own.exists():
            del self.fields["organisation"]

    @property
    def kind(self) -> str:
        """What is sent, as far as it is known; else what the page is about."""
        typed: str = self["register"].value()
        return typed if typed in self.kinds else self.asked


class Cell(NamedTuple):
    """A cell of the row, under the key of its column."""

    key: str
    label: str
    help: StrOrPromise
    words: str
    needed: bool


class RowForm(forms.Form):
    """The cells of a row as they were typed; judged elsewhere."""

    def __init__(self, cells: Sequence[Cell], data: Any = None) -> None:
        super().__init__(data)
        self.elsewhere: list[Difference] = []
        for cell in cells:
            long = cell.key.partition(":")[0] in LONG or "\n" in cell.words
            field = forms.CharField(
                label=cell.label,
                help_text=cell.help,
                initial=cell.words,
                required=False,
                strip=False,
                widget=forms.Textarea if long else forms.TextInput,
            )
            field.needed = cell.needed  # type: ignore[attr-defined]  # for its label
            self.fields[cell.key] = field

    def typed(self) -> dict[str, str]:
        """What arrived; a form writes each line break as two characters."""
        words = self.cleaned_data.items()
        arrived = ((key, value) for key, value in words if key in self.data)
        return {key: value.replace("\r\n", "\n") for key, value in arrived}

    def compare(self, names: Sequence[str], stored: Mapping[str, str]) -> None:
        """Show what was saved elsewhere beside what was typed here."""
        typed = self.typed()
        for name in names:
            label = self.fields[name].label or name
            old, new = (
                [words] if words else [] for words in (stored[name], typed[name])
            )
            self.elsewhere.append((label, old, new))

    def mark(self, faults: Mapping[str, Sequence[str]]) -> None:
        """Put what is wrong beside the cells; what is of none above them."""
        self.full_clean()
        for key, sentences in faults.items():
            for sentence in sentences:
                self.add_error(key if key in self.fields else None, sentence)
