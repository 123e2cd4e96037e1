"""What the database knows by name, read once for a whole file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from actionlines.models import ActionLine, Agency, Sdg, Target, TitleVariant
from stocktaking.choices import StakeholderType
from stocktaking.importing.vocabulary.closed import stakeholder_type
from stocktaking.importing.vocabulary.names import in_all_languages
from stocktaking.importing.vocabulary.old import table
from stocktaking.importing.vocabulary.places import Places
from stocktaking.importing.vocabulary.words import Words, fold
from stocktaking.models import Collection
from wsis_portal.errors import SENTENCES, Refusal

SENTENCES["un-or-international"] = _(
    "Write un-family or international-organisation: the organisation does not say."
)
UN_OR_INTERNATIONAL = "un/international organisation"


@dataclass(frozen=True)
class Vocabulary:
    places: Places
    action_lines: Words
    sdgs: Words
    targets: Words
    collections: Words
    agencies: frozenset[str]

    @classmethod
    def load(cls) -> Self:
        """Eight queries."""
        return cls(
            places=Places.load(),
            action_lines=action_lines(),
            sdgs=titled(Sdg, "number", "%s", "SDG %s", "Goal %s", "ODD %s", "ODS %s"),
            targets=titled(Target, "letter", "%s", "Target %s"),
            collections=spelled(Collection.objects.values_list("code", "name")),
            agencies=agencies(),
        )

    def sdg(self, word: int | str) -> int:
        """Whether there is a goal of this number the judge knows. Raises Refusal."""
        return word if isinstance(word, int) else int(self.sdgs.code(word))

    def stakeholder_type(self, word: str, organisation: str) -> str:
        """Raises Refusal. UN_OR_INTERNATIONAL is decided by ORGANISATION.

        Of the UN family is an agency that we know by its name, its acronym or an
        acronym in brackets; what else is settled is in the table of old words; the
        rest is refused.
        """
        if fold(word) != fold(UN_OR_INTERNATIONAL):
            return stakeholder_type(word)
        names = [organisation, *re.findall(r"\(([^()]+)\)", organisation)]
        if any(fold(name) in self.agencies for name in names if name):
            return StakeholderType.UN_FAMILY.value
        if settled := settled_types().get(fold(organisation)):
            return settled
        raise Refusal("un-or-international")


def settled_types() -> dict[str, str]:
    """Organisations that a source calls UN_OR_INTERNATIONAL, and what they are."""
    rows = table()["un_or_international"]
    return {fold(row["organisation"]): row["stakeholder_type"] for row in rows}


def spelled(rows: Iterable[tuple[Any, ...]]) -> Words:
    """Each row is a code, its name and other spellings; a code is the strongest."""
    known = [[str(word) for word in row if word] for row in rows]
    names = {code: name for code, name, *_more in known}
    others = [(word, code) for code, *words in known for word in words]
    codes = ((code, code) for code in names)
    return Words.of([*others, *codes], lambda code: names.get(code, code))


def action_lines() -> Words:
    """Also by the number and the short title, as the portal writes them."""
    titles = in_all_languages(ActionLine, "short_title", "title")
    columns = ["code", "short_title", "slug", *titles]
    rows = list(ActionLine.objects.values_list(*columns))
    labelled = [
        (code, name, *(f"{code.partition('-')[0]} {word}" for word in words), *words)
        for code, name, *words in rows
    ]
    variants = TitleVariant.objects.values_list("action_line__code", "title")
    names = {row[0]: row[1] for row in rows}
    more = [(code, names[code], title) for code, title in variants]
    return spelled([*more, *labelled])


def titled(model: Any, code: str, *patterns: str) -> Words:
    """By PATTERNS of the code, and by title in the six languages."""
    columns = [code, "title", *in_all_languages(model, "title")]
    return spelled(
        (row[0], row[1], *(pattern % row[0] for pattern in patterns), *row[2:])
        for row in model.objects.values_list(*columns)
    )


def agencies() -> frozenset[str]:
    columns = ["code", *in_all_languages(Agency, "acronym", "name")]
    rows = Agency.objects.values_list(*columns)
    return frozenset(fold(word) for row in rows for word in row if word)
