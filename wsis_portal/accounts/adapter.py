"""What the account library asks of the portal: whom to let in, what to mail, how."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wsis_portal.accounts import mails
from wsis_portal.accounts.backends import is_open
from wsis_portal.jobs.queue import enqueue


class AccountAdapter(DefaultAccountAdapter):
    """Mails go through the queue, so that no page waits for them or breaks by them."""

    def save_user(
        self, request: HttpRequest, user: Any, form: Any, commit: bool = True
    ) -> Any:
        user.name = form.cleaned_data["name"]
        user.language = form.cleaned_data["language"]
        return super().save_user(request, user, form, commit)

    def pre_login(
        self, request: HttpRequest, user: Any, *args: Any, **more: Any
    ) -> HttpResponse | None:
        """However they prove who they are, by password, passkey or link."""
        if not is_open(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, *args, **more)

    def is_safe_url(self, url: str) -> bool:
        try:
            return super().is_safe_url(url)
        except ValueError:  # no address at all, as http://[
            return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_details")

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        way = get_next_redirect_url(request) or ""
        enqueue(mails.ask_to_confirm, emailconfirmation.email_address.pk, way)

    def send_password_reset_mail(
        self, user: Any, email: str, context: dict[str, Any]
    ) -> None:
        """To the address of the account alone: another one may be a stranger's."""
        enqueue(mails.send_reset_link, user.pk)

    def send_account_already_exists_mail(self, email: str) -> None:
        for user in filter_users_by_email(email, is_active=True):
            enqueue(mails.tell_of_account, user.pk)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        said = {
            "ip": self.get_client_ip(self.request),
            "user_agent": self.get_http_user_agent(self.request)[:200],
            "timestamp": timezone.now().isoformat(),
            **(context or {}),
        }
        enqueue(mails.tell_of_change, template_prefix, user.pk, email or "", said)


class SecondFactorAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """As a part of the page: its rules let no picture in that is an address."""
        return super().build_totp_svg(url).partition("?>")[2].strip()
