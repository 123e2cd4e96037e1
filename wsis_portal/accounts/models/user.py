from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, **more: Any
    ) -> "User":
        """A person who signs in by EMAIL; without a password nobody can sign in."""
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **more: Any
    ) -> "User":
        rights = {"is_staff": True, "is_superuser": True}
        user = self.create_user(email, password, **{**more, **rights})
        user.vouch_for_address()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """By e-mail, in whatever case it is typed."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person: submitter, member of an agency, focal point or secretariat."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language of messages"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["email"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_in_any_case",
                violation_error_message=_("There is an account of this address."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """In small letters, as the account library keeps and looks for addresses."""
        self.email = self.email.lower()

    def vouch_for_address(self) -> None:
        """The address needs no mail to prove it.

        For accounts that a command or an administrator makes or changes: whoever does
        that knows the person, and a mail server may not even be there yet.
        """
        self.emailaddress_set.exclude(email=self.email).delete()
        said = {"verified": True, "primary": True}
        self.emailaddress_set.update_or_create(email=self.email, defaults=said)
