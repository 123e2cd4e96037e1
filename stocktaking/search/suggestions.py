"""What somebody who types a few letters may mean: names and titles, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    CharField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, JSONObject, Length
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from modeltranslation.utils import build_localized_fieldname

from actionlines.models import ActionLine, Country
from stocktaking.models import FormerName, Organisation
from stocktaking.querysets import coded
from stocktaking.search.filters import Rows
from stocktaking.words.letters import RUN
from wsis_portal.text import fold_code, fold_words

LEAST, WITHIN, MOST = 2, 4, 4
"""Letters that must be there; from how many on they may stand within a word; how many
suggestions there are of a kind."""
KINDS: Mapping[str, StrOrPromise] = {
    "action_line": _("Action line"),
    "country": _("Country"),
    "organisation": _("Organisation"),
    "title": _("Record"),
}
"""In this order. All but the last are names of filters."""


@dataclass(frozen=True)
class Suggestion:
    """`value` is that of the filter `kind`; of a title, the reference of the record."""

    kind: str
    value: str
    label: str

    @property
    def kind_label(self) -> StrOrPromise:
        return KINDS[self.kind]


def suggestions(rows: Rows, typed: str) -> list[Suggestion]:
    """For ROWS, a register: what has records there and is called like TYPED.

    Of each kind the shortest names first. None for a letter alone; a character of
    Chinese is a word.
    """
    letters = fold_words(typed).replace("_", "")
    if len(letters) < LEAST and not RUN.search(typed):
        return []
    others = (countries(rows, typed), organisations(rows, typed), titles(rows, typed))
    found = lines(rows, typed).union(*others, all=True)
    order = list(KINDS)
    return sorted(
        {Suggestion(**row) for row in found},
        key=lambda one: (order.index(one.kind), len(one.label), one.label),
    )


def of_kind(
    kind: str, rows: QuerySet[Any], value: str, label: Combinable
) -> QuerySet[Any]:
    """The shortest of ROWS as suggestions, each in one column."""
    words = rows.annotate(label=label)
    told = JSONObject(kind=Value(kind), value=F(value), label=F("label"))
    short = words.annotate(told=told).order_by(Length("label"), value)
    found: QuerySet[Any] = short.values_list("told", flat=True)[:MOST]
    return found


def lines(rows: Rows, typed: str) -> QuerySet[Any]:
    """By title, and by code in either alphabet."""
    family = Func(
        "code",
        Value("-"),
        Value(1),
        function="split_part",
        output_field=CharField(),
    )
    title = in_reading("short_title")
    label = Concat(family, Value(" "), title, output_field=CharField())
    every = ActionLine.objects.filter(has_records(rows, "action_line"))
    numbered = Q(code__startswith=fold_code(typed))
    found = every.alias(bare=bare(F(title))).filter(like(typed) | numbered)
    return of_kind("action_line", found, "code", label)


def countries(rows: Rows, typed: str) -> QuerySet[Any]:
    name = in_reading("name")
    every = Country.objects.filter(has_records(rows, "country"))
    found = every.alias(bare=bare(F(name))).filter(like(typed))
    return of_kind("country", found, "code", F(name))


def organisations(rows: Rows, typed: str) -> QuerySet[Any]:
    """By their present and former names."""
    mine = Q(organisation=OuterRef("pk"))
    alike = within("folded_name", fold_words(typed), Value(fold_words(typed)))
    former = Exists(FormerName.objects.filter(mine, alike))
    named = Organisation.objects.filter(alike | Q(former))
    named = named.filter(Exists(rows.model.objects.filter(mine)))
    return of_kind("organisation", named, "reference", F("name"))


def titles(rows: Rows, typed: str) -> QuerySet[Any]:
    if RUN.search(typed):
        found = rows.texts_with(typed).filter(title__contains=typed.strip())
    else:
        texts = rows.rows_of("texts")
        found = texts.alias(bare=bare(F("title"))).filter(like(typed))
    return of_kind("title", found, "record__reference", F("title"))


def in_reading(column: str) -> str:
    """The column in the language of the reader."""
    return str(build_localized_fieldname(column, get_language() or "en"))


def bare(words: Combinable) -> Func:
    """WORDS without case, accents and punctuation, as the index of titles has them."""
    return Func(words, function="wsis_bare", output_field=TextField())


def like(typed: str) -> Q:
    """TYPED within `bare`, both folded by the database."""
    return within("bare", fold_words(typed), bare(Value(typed)))


def within(name: str, folded: str, words: Combinable) -> Q:
    """WORDS at the beginning of a word in NAME; anywhere when FOLDED is long enough."""
    if len(folded) >= WITHIN:
        return Q(**{f"{name}__contains": words})
    later = Concat(Value(" "), words, output_field=TextField())
    return Q(**{f"{name}__startswith": words}) | Q(**{f"{name}__contains": later})


def has_records(rows: Rows, name: str) -> Exists:
    code = Concat(Value(coded(name, "")), OuterRef("code"), output_field=CharField())
    codes = Func(
        code,
        template="ARRAY[%(expressions)s]::varchar[]",
        output_field=ArrayField(CharField()),
    )
    return Exists(rows.model.objects.filter(codes__contains=codes))
