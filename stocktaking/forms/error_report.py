"""What is typed to report an error in a record or on a page, and to say what was done
about it.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stocktaking.error_reports import MOST_LETTERS


class WordsField(forms.CharField):
    """Ends of lines count as one letter, as they do while one types."""

    widget = forms.Textarea(attrs={"dir": "auto", "rows": 6})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ErrorReportForm(forms.Form):
    words = WordsField(
        label=_("What is wrong?"),
        help_text=_("Say what the record says, and what is right, with a source."),
        max_length=MOST_LETTERS,
    )
    email = forms.EmailField(
        label=_("E-mail address, if you want an answer"),
        help_text=_("It is deleted once the answer has gone there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        max_length=254,
        required=False,
    )
    homepage = forms.CharField(
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        max_length=2000,
        required=False,
    )
    """Nobody sees it. What is typed there was typed by a program."""


class PageReportForm(ErrorReportForm):
    words = WordsField(
        label=_("What is wrong, or what did you look for?"),
        help_text=_("Say what you expected, and what you found instead."),
        max_length=MOST_LETTERS,
    )


class OutcomeForm(forms.Form):
    outcome = WordsField(
        label=_("What was done"),
        help_text=_("Whoever asked for an answer reads this."),
        max_length=MOST_LETTERS,
    )
