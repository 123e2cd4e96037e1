"""How every form is drawn: each control names all the words that belong to it."""

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting

BESIDE = ("example", "words", "comment")
"""What a field may have beside Django's help and errors, as its template draws it."""


class Described(BoundField):
    @property
    def aria_describedby(self) -> str | None:
        """The ids of help, example, counter, comment and error, in the page's order."""
        if not self.auto_id or self.is_hidden:
            return None
        has = {name: getattr(self.field, name, None) for name in BESIDE}
        has = {"helptext": self.help_text, **has, "error": self.errors}
        return " ".join(f"{self.auto_id}_{name}" for name, some in has.items() if some)


class Renderer(TemplatesSetting):
    bound_field_class = Described
