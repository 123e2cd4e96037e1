"""A mail, handed to the mail server."""

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage


class AddressRefused(Exception):
    """By the mail server. Neither a log nor the queue is told whose address it is."""


def deliver(
    to: str, subject: str, body: str, headers: dict[str, str] | None = None
) -> None:
    """Raises what the mail server does, and AddressRefused."""
    line, text = " ".join(subject.split()), body.strip() + "\n"
    try:
        EmailMessage(line, text, to=[to], headers=headers).send()
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        raise AddressRefused(codes) from None
