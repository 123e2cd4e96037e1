"""Mails about an account, as jobs of the queue.

A job holds the number of an account or of an address, never a password, a token or a
link: the link is made when the mail is. What tells of a change also holds what is said
about it (IP address, browser, time; both addresses when the address changed), until
the job is cleared away: two weeks after it was done, a quarter of a year after it was
given up. Whoever has a worker's log or the table of jobs cannot sign in with it.
"""

from datetime import datetime
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from wsis_portal.accounts.models import User
from wsis_portal.jobs.mail import deliver

DAYS_TO_CONFIRM = 3  # the library's own


@task
def ask_to_confirm(address_id: int, way: str) -> None:
    """A link that proves the address; WAY is where its owner wanted to go."""
    unproved = EmailAddress.objects.filter(pk=address_id, verified=False)
    if address := unproved.select_related("user").first():
        with translation.override(address.user.language):
            key = EmailConfirmationHMAC(address).key
            url = link("account_confirm_email", key)
            if way:
                url += f"?{urlencode({'next': way})}"
            said = {"url": url, "days": DAYS_TO_CONFIRM}
            write(address.user, "accounts/mail/confirm.txt", said, to=address.email)


@task
def send_reset_link(user_id: int) -> None:
    if user := User.objects.filter(pk=user_id, is_active=True).first():
        with translation.override(user.language):
            parts = user_pk_to_url_str(user), default_token_generator.make_token(user)
            said = {
                "url": link("account_reset_password_from_key", *parts),
                "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
            }
            write(user, "accounts/mail/reset.txt", said)


@task
def tell_of_account(user_id: int) -> None:
    """Somebody signed up with an address that has an account."""
    if user := User.objects.filter(pk=user_id, is_active=True).first():
        with translation.override(user.language):
            said = {
                "login_url": link("account_login"),
                "reset_url": link("account_reset_password"),
            }
            write(user, "accounts/mail/exists.txt", said)


@task
def tell_of_change(template: str, user_id: int, to: str, said: dict[str, Any]) -> None:
    """A change that only the owner should make, in the words of the library.

    TEMPLATE is without its ending; an empty TO is the address of the account.
    """
    if user := User.objects.filter(pk=user_id, is_active=True).first():
        with translation.override(user.language):
            at = datetime.fromisoformat(said["timestamp"])
            context = {**said, "timestamp": at, "person": user}
            subject = render_to_string(f"{template}_subject.txt", context)
            body = render_to_string(f"{template}_message.txt", context)
            deliver(to or user.email, subject, body)


def forget_jobs_of(user: User) -> None:
    """An address that was changed is only in the job that told of it."""
    path = tell_of_change.module_path
    jobs = DBTaskResult.objects.filter(task_path=path, args_kwargs__args__1=user.pk)
    jobs.delete()


def write(user: User, template: str, said: dict[str, Any], to: str = "") -> None:
    """The first line of TEMPLATE is the subject."""
    message = render_to_string(template, {"person": user, **said})
    subject, body = message.strip().split("\n", 1)
    deliver(to or user.email, subject, body)


def link(name: str, *parts: str) -> str:
    """In the active language. Whoever asks cannot change where it leads."""
    return settings.SITE_URL + reverse(name, args=parts)
