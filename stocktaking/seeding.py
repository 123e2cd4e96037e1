"""What the portal itself puts into the database: collections, grants, replies."""

import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from actionlines.models import ActionLine, Agency
from stocktaking.models import CannedReply, Collection, ModerationGrant
from wsis_portal.accounts.models import User

FOLDER = Path(__file__).resolve().parent / "reference"


def seed_collections() -> None:
    """Those of the file that are missing; a name that was edited stays."""
    stored = set(Collection.objects.values_list("code", flat=True))
    Collection.objects.bulk_create(
        Collection(code=code, name=name)
        for code, name in content("collections.json")["collections"].items()
        if code not in stored
    )


def seed_replies(**_more: Any) -> None:
    """The first canned replies. Where there is one already, the admin decides."""
    if CannedReply.objects.exists():
        return
    CannedReply.objects.bulk_create(
        CannedReply(
            action=one["action"],
            reason=one.get("reason", ""),
            **in_columns("title", one["title"]),
            **in_columns("words", one["words"]),
        )
        for one in content("canned_replies.json")["canned_replies"]
    )


def in_columns(name: str, words: dict[str, str]) -> dict[str, str]:
    """By the columns of the languages: title_zh_hans."""
    return {f"{name}_{code.replace('-', '_')}": text for code, text in words.items()}


def seed_grants(by: User) -> int:
    """The first grants, from today on; gives how many.

    Once: where there is a grant already, in force or ended, the admin decides.
    """
    if ModerationGrant.objects.exists():
        return 0
    made = ModerationGrant.objects.bulk_create(
        ModerationGrant(
            agency=Agency.objects.get(code=agency),
            action_line=ActionLine.objects.get(code=line),
            valid_from=timezone.localdate(),
            appointed_by=by,
        )
        for agency, lines in content("moderation_grants.json")["grants"].items()
        for line in lines
    )
    return len(made)


def content(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / file).read_text(encoding="utf-8"))
    return found
