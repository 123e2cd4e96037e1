"""A person, named by the address of the account: nobody is chosen out of a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wsis_portal.accounts.models import User


class PersonField(forms.ModelChoiceField[User]):
    default_error_messages = {
        "invalid_choice": _("There is no account of this address."),
    }

    def __init__(self, **more: Any) -> None:
        said: dict[str, Any] = {
            "label": _("Person"),
            "help_text": _("The e-mail address of the account."),
            "widget": forms.EmailInput(attrs={"class": "vTextField"}),
            "to_field_name": "email",
        }
        people = User.objects.filter(is_active=True)
        super().__init__(people, **said | more)

    def to_python(self, value: Any) -> User | None:
        """Addresses are kept in small letters."""
        typed = value.strip().lower() if isinstance(value, str) else value
        return super().to_python(typed)
