"""Requests that are refused beside the views: the codes, their words and statuses."""

from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, Refusal

SENTENCES |= {
    "authentication-failed": _("This key is not valid, or not any more."),
    "bad-request": _("We do not understand this request."),
    "broken-form": _("This form arrived broken. Please send it again."),
    "broken-json": _("This is not correct JSON."),
    "csrf": _(
        "This form was open for too long, or your browser keeps no cookies."
        " Please go back, reload the page and send it again."
    ),
    "cut-short": _("Only a part of this arrived. Please send it again."),
    "length-required": _("Say in Content-Length how long this is."),
    "method-not-allowed": _("This address does not take this method."),
    "not-acceptable": _("The portal cannot answer in the form that Accept names."),
    "not-authenticated": _(
        "This address needs a key. Make one at /my/keys/ and send it in the header"
        " Authorization: Bearer."
    ),
    "not-found": _("There is nothing at this address."),
    "not-text": _("This has a character that cannot be stored (NUL or half a pair)."),
    "not-utf-8": _("This is not written in UTF-8."),
    "odd-accept": _("We do not understand the Accept header."),
    "odd-number": _("This has a number that is too long, or that is none."),
    "permission-denied": _("You may not do this."),
    "server-error": _("Something went wrong here. It is our fault, not yours."),
    "throttled": _("You ask too often. Please wait a little."),
    "too-deep": _("These data are nested too deeply."),
    "too-large": _("This is too large. Please send less at once."),
    "too-long-address": _("This address is too long. Please ask for less at once."),
    "too-many-fields": _("This has too many fields. Please send fewer."),
    "unavailable": _("The portal cannot be reached just now."),
    "unknown-host": _("The portal does not answer under this name."),
    "unsupported-media-type": _(
        "We do not understand the type of these data (Content-Type)."
        " Please send them in UTF-8."
    ),
}
STATUSES = {
    "csrf": 403,
    "length-required": 411,
    "not-found": 404,
    "permission-denied": 403,
    "server-error": 500,
    "throttled": 429,
    "too-large": 413,
    "too-long-address": 414,
    "unavailable": 503,
    "unsupported-media-type": 415,
}


class BadRequest(Refusal):
    """A request that no view could answer; 400 unless its code says otherwise."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.status = STATUSES.get(code, 400)
