"""What moderators say often: kept here, and put into the words of a step."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, QueryDict
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from stocktaking.admin.secretariat import SECRETARIAT, SecretariatAdmin
from stocktaking.choices import Action
from stocktaking.forms.steps import COMMENT
from stocktaking.models import CannedReply, Organisation, Submission
from stocktaking.models.reply import PLACES
from wsis_portal.text import listed

LANGUAGES = {code.replace("-", "_"): name for code, name in settings.LANGUAGES}
"""By the end of the names of their columns."""


@admin.register(CannedReply)
class CannedReplyAdmin(SecretariatAdmin[CannedReply]):
    list_display = ["title", "action", "reason"]
    list_filter = ["action", "reason"]
    search_fields = [f"{n}_{code}" for n in ("title", "words") for code in LANGUAGES]
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["action", "reason"]}),
        *[
            (name, {"fields": [f"title_{code}", f"words_{code}"]})
            for code, name in LANGUAGES.items()
        ],
    ]

    def get_form(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        places = listed(f"{{{name}}} {words}" for name, words in PLACES.items())
        told = _("Is put in: %(places)s.") % {"places": places}
        texts = {f"words_{code}": told for code in LANGUAGES}
        return super().get_form(request, *args, **{**more, "help_texts": texts})

    def has_delete_permission(
        self, request: HttpRequest, obj: CannedReply | None = None
    ) -> bool:
        """Nothing names it: it is words to begin with."""
        return request.user.has_perm(SECRETARIAT)


def with_reply(item: Submission, action: Action, sent: QueryDict) -> dict[str, Any]:
    """What was typed so far, and the chosen reply after it, in the language of the
    submitter.
    """
    typed: dict[str, Any] = {
        name: words for name, words in sent.items() if is_said(name)
    }
    key = sent.get("reply", "")
    rows = CannedReply.objects.filter(action=action)
    reply = rows.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None
    if reply:
        with translation.override(item.submitter.language):
            filled = reply.filled(places(item))
        before = sent.get("words", "").rstrip()
        typed["words"] = f"{before}\n\n{filled}" if before else filled
        typed["reason"] = typed.get("reason") or reply.reason
    return typed


def is_said(name: str) -> bool:
    return name in ("words", "reason", "into") or name.startswith(COMMENT)


def places(item: Submission) -> dict[str, str]:
    """What stands for {name} and the others in a reply about ITEM."""
    named: Any = item.public.get("organisation") or ""
    if isinstance(named, str):
        rows = Organisation.objects.filter(reference=named)
        named = {"name": rows.values_list("name", flat=True).first() or ""}
    elif not isinstance(named, dict):
        named = {}
    return {
        "name": str(item.submitter),
        "title": str(item),
        "reference": item.reference,
        "organisation": str(named.get("name") or ""),
        "link": f"{settings.SITE_URL}{item.get_absolute_url()}",
    }
