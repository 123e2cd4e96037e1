"""What a person types to invite, to claim, to be erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wsis_portal.accounts.models import User


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We send a message that leads here; it is open for two weeks."),
    )


class ClaimForm(forms.Form):
    words = forms.CharField(
        label=_("How do you belong to it?"),
        help_text=_("Your work there, and somebody who can confirm it."),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )


class DecisionForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is refused"),
        help_text=_("The person reads this."),
        widget=forms.Textarea,
        max_length=2000,
    )


class EraseForm(forms.Form):
    """The address, and the password where the account has one."""

    email = forms.CharField(label=_("Your e-mail address"), max_length=254)
    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        max_length=4096,
        strip=False,
    )

    def __init__(self, user: User, *args: Any) -> None:
        super().__init__(*args)
        self.user = user
        if not user.has_usable_password():
            del self.fields["password"]

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        if typed.casefold() != self.user.email.casefold():
            raise forms.ValidationError(_("This is not the address of your account."))
        return typed

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        if not self.user.check_password(typed):
            raise forms.ValidationError(_("This is not your password."))
        return typed
