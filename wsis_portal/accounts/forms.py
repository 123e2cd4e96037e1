"""The forms about an account: the library's, in the words and looks of the portal."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wsis_portal.accounts.models import ApiKey, User

ODD = ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error
EMAIL = User._meta.get_field("email")


class Plain(forms.Form):
    """Labels say what goes into a field; nothing is said twice in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in {"email", "login"}:
                field.label = capfirst(EMAIL.verbose_name)
                field.validators.append(MaxLengthValidator(EMAIL.max_length))


class NewPassword(Plain):
    """Typed once: whoever mistypes it gets another one by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class LoginForm(Plain, account.LoginForm):
    pass


class SignupForm(NewPassword, account.SignupForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Your name"), max_length=User._meta.get_field("name").max_length
    )
    language = forms.ChoiceField(
        label=_("Language of messages"),
        choices=settings.LANGUAGES,
        initial=get_language,
    )
    field_order = ["email", "name", "password1", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class ChangeEmailForm(Plain, account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New address")


class ChangePasswordForm(NewPassword, account.ChangePasswordForm):
    pass


class SetPasswordForm(NewPassword, account.SetPasswordForm):
    pass


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    pass


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPassword, account.ResetPasswordKeyForm):
    pass


class ActivateTOTPForm(Plain, totp.ActivateTOTPForm):
    pass


class AuthenticateForm(Plain, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(Plain, mfa.ReauthenticateForm):
    pass


class OfKey(Plain):
    """A key's answer is data of the browser; the library trips over odd ones."""

    def clean_credential(self) -> Any:
        cleaner = getattr(super(), "clean_credential", None)
        with odd_is_wrong():
            return cleaner() if cleaner else self.cleaned_data["credential"]

    def clean(self) -> Any:
        with odd_is_wrong():
            return super().clean()


@contextmanager
def odd_is_wrong() -> Iterator[None]:
    try:
        yield
    except ODD:
        raise get_adapter().validation_error("incorrect_code") from None


class AddKeyForm(OfKey, keys.AddWebAuthnForm):
    pass


class AuthenticateByKeyForm(OfKey, keys.AuthenticateWebAuthnForm):
    pass


class LoginByKeyForm(OfKey, keys.LoginWebAuthnForm):
    pass


class ReauthenticateByKeyForm(OfKey, keys.ReauthenticateWebAuthnForm):
    pass


class DetailsForm(forms.ModelForm[User]):
    """What a person may change of the own account without a mail or a password."""

    class Meta:
        model = User
        fields = ["name", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class ApiKeyForm(forms.Form):
    """What a new key is for, and for how long it is good."""

    name = forms.CharField(
        label=_("Name"),
        max_length=ApiKey._meta.get_field("name").max_length,
        help_text=_("Which program will use it, such as: copy for our website."),
    )
    days = forms.TypedChoiceField(
        label=_("Good for"),
        choices=[(90, _("90 days")), (365, _("a year")), (730, _("two years"))],
        initial=365,
        coerce=int,
    )
