"""Fields that take what was typed as it is: the document judges, the form does not."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

Choices = Iterable[tuple[Any, StrOrPromise]]
NONE: tuple[str, StrOrPromise] = ("", _("Choose"))


class TextField(forms.CharField):
    """Words of any length; nothing is missing for the form."""

    def __init__(
        self, label: StrOrPromise, example: StrOrPromise = "", **more: Any
    ) -> None:
        super().__init__(label=label, required=False, **more)
        self.example = example

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Words run in their own direction, whatever the language of the page."""
        written = isinstance(widget, forms.TextInput | forms.Textarea)
        return super().widget_attrs(widget) | ({"dir": "auto"} if written else {})


class LongTextField(TextField):
    """Of at most so many WORDS, which are counted as one types."""

    def __init__(
        self, label: StrOrPromise, rows: int = 4, words: int = 0, **more: Any
    ) -> None:
        counted = {"data-words": words} if words else {}
        drawn = forms.Textarea({"rows": rows, **counted})
        super().__init__(label, widget=drawn, **more)
        self.words = words

    def clean(self, value: Any) -> str:
        """Browsers end lines in two letters, files and the API in one."""
        return str(super().clean(value)).replace("\r\n", "\n")


class OrganisationField(TextField):
    """A name; those that are known are offered as one types."""

    def __init__(self, label: StrOrPromise, **more: Any) -> None:
        super().__init__(label, widget=OrganisationInput, **more)


class OrganisationInput(forms.TextInput):
    template_name = "forms/organisation.html"

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["known"] = reverse("stocktaking:organisation-suggestions")
        return context


class AmountField(TextField):
    """A number as people write it, with spaces; what is none the document refuses."""

    def clean(self, value: Any) -> str | None:
        return "".join(super().clean(value).split()) or None


class CurrencyField(TextField):
    def clean(self, value: Any) -> str:
        return str(super().clean(value)).upper()


def admit(widget: Any, value: Any) -> None:
    """Let the widget show VALUE, one code or several, though no list of ours has it.

    What a file or the API brought would be gone with the first save otherwise.
    """
    codes = list(value) if isinstance(value, list | dict) else [value]
    known = {str(code) for code, _name in widget.choices}
    others = [str(code) for code in codes if code and str(code) not in known]
    widget.choices = [*widget.choices, *((code, code) for code in others)]


class CodeField(TextField):
    """One code of a closed list, drawn as a list; any other is for the document."""

    def __init__(self, label: StrOrPromise, choices: Any, **more: Any) -> None:
        drawn = forms.Select(choices=[NONE, *choices])
        super().__init__(label, widget=drawn, **more)

    def get_bound_field(
        self, form: forms.BaseForm, field_name: str
    ) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        admit(self.widget, bound.value())
        return bound


class CodesField(forms.Field):
    """Several codes, drawn as check boxes; the list may be asked of the database."""

    def __init__(
        self, label: StrOrPromise, choices: Choices | Callable[[], Choices], **more: Any
    ) -> None:
        more.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(label=label, required=False, **more)
        self.choices = choices

    def get_bound_field(
        self, form: forms.BaseForm, field_name: str
    ) -> forms.BoundField:
        listed = self.choices() if callable(self.choices) else self.choices
        self.widget.choices = list(listed)
        bound = super().get_bound_field(form, field_name)
        admit(self.widget, bound.value())
        return bound


class ReasonedWidget(forms.CheckboxSelectMultiple):
    """Check boxes, each with a place for the reason. Value: {code: reason}.

    A reason counts with its box alone; it stays on the page for who ticks it again.
    """

    template_name = "forms/reasoned.html"

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.unticked: dict[str, str] = {}

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> dict[str, str]:
        chosen = data.getlist(name) if isinstance(data, QueryDict) else []
        place = f"{name}-reason-"
        reasons = {k.removeprefix(place): v for k, v in data.items() if place in k}
        self.unticked = {k: v for k, v in reasons.items() if k not in chosen}
        return {code: data.get(f"{name}-reason-{code}", "") for code in chosen}

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        reasons = value or {}
        context = super().get_context(name, list(reasons), attrs)
        context["reasons"] = [
            {
                "option": option,
                "name": f"{name}-reason-{option['value']}",
                "text": (self.unticked | reasons).get(str(option["value"]), ""),
            }
            for _group, options, _index in context["widget"]["optgroups"]
            for option in options
        ]
        return context


class ReasonedField(CodesField):
    """What a record serves, and why: {"C3": "Villagers learn to ...", "C9": ""}."""

    def __init__(self, label: StrOrPromise, choices: Any, **more: Any) -> None:
        super().__init__(label, choices, widget=ReasonedWidget, **more)
