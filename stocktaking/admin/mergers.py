"""Organisations that were recorded twice: found, compared, made one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.admin.secretariat import (
    SECRETARIAT,
    SecretariatAdmin,
    SecretariatView,
)
from stocktaking.forms.uniting import MergeForm
from stocktaking.models import Organisation, OrganisationMerger
from stocktaking.uniting import COUNTED, begin_merger, outlook
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

MERGE = "admin:stocktaking_organisation_merge"
MOST_ALIKE = 10


class Compared(NamedTuple):
    """A line of the table of both: a label, and what each of them has."""

    label: StrOrPromise
    one: list[str]
    other: list[str]
    differs: bool


class MergingAdmin(SecretariatAdmin[Organisation]):
    actions = ["merge_selected"]

    def get_urls(self) -> list[URLPattern]:
        """Two are named by their references, so that the address holds afterwards."""
        merge = self.admin_site.admin_view(self.merge_view)
        name = "stocktaking_organisation_merge"
        return [path("merge/", merge, name=name), *super().get_urls()]

    @admin.action(description=_("Merge the two selected"), permissions=["change"])
    def merge_selected(
        self, request: HttpRequest, queryset: QuerySet[Organisation]
    ) -> HttpResponse | None:
        chosen = list(queryset.order_by("pk")[:3])
        if len(chosen) == 2:
            return redirect(address(*chosen))
        self.message_user(request, gettext("Select two of them."), messages.WARNING)
        return None

    def merge_view(self, request: UserRequest) -> HttpResponse:
        """Asks for the other one first, then shows both side by side."""
        if not request.user.has_perm(SECRETARIAT):
            raise Http404
        one = referred(request.GET.get("one", ""))
        typed = request.GET.get("other", "").strip()
        named = list(named_by(typed)) if typed else []
        found = [row for row in named if row != one]
        if named and not found:
            said = gettext("%(typed)s is this organisation.") % {"typed": typed}
            self.message_user(request, said, messages.WARNING)
            return redirect(page_of(one))
        if len(found) == 1:
            return self.compare(request, one, found[0])
        return self.choose(request, one, typed, found)

    def choose(
        self, request: UserRequest, one: Organisation, typed: str, found: list[Any]
    ) -> HttpResponse:
        others = found or alike(one)
        context = {
            "typed": typed,
            "is_known": bool(found),
            "others": [(row, address(one, row)) for row in others],
        }
        return self.page(request, one, "find", context)

    def compare(
        self, request: UserRequest, one: Organisation, other: Organisation
    ) -> HttpResponse:
        sent = request.POST if request.method == "POST" else None
        form = MergeForm(sent, one, other)
        if sent is not None and form.is_valid():
            try:
                made = begin_merger(*form.chosen, actor=request.user)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return self.done(request, made)
        context = {"other": other, "form": form, "lines": list(lines(one, other))}
        return self.page(request, one, "merge", context, 422 if form.errors else 200)

    def done(
        self, request: HttpRequest, made: OrganisationMerger | None
    ) -> HttpResponse:
        if made is None:
            said = gettext("Many records name it. They are merged in a few minutes.")
            self.message_user(request, said, messages.SUCCESS)
            return redirect("admin:stocktaking_organisation_changelist")
        said = gettext("%(name)s (%(reference)s) is part of this organisation now.")
        named = {"name": made.name, "reference": made.reference}
        self.message_user(request, said % named, messages.SUCCESS)
        return redirect(page_of(made.into))

    def page(
        self,
        request: HttpRequest,
        one: Organisation,
        name: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            **context,
            "title": gettext("Merge organisations"),
            "one": one,
            "opts": self.opts,
        }
        template = f"admin/stocktaking/organisation/{name}.html"
        return TemplateResponse(request, template, context, status=status)


@admin.register(OrganisationMerger)
class OrganisationMergerAdmin(SecretariatView[OrganisationMerger]):
    list_display = ["reference", "name", "into", "merged_by", "merged_at"]
    list_filter = ["merged_at", ("merged_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["into", "merged_by"]
    search_fields = ["reference", "name", "into__name", "into__reference"]
    date_hierarchy = "merged_at"
    fields = (
        ("reference", "name", "into"),
        ("merged_by", "merged_at"),
        ("facts", "counts"),
    )
    readonly_fields = ["facts", "counts"]

    @admin.display(description=_("what it said"))
    def facts(self, made: OrganisationMerger) -> str:
        return ", ".join(str(value) for value in made.was.values() if value) or "-"

    @admin.display(description=_("what went over"))
    def counts(self, made: OrganisationMerger) -> str:
        moved = [(label, made.moved.get(name)) for name, label in COUNTED.items()]
        return ", ".join(f"{label}: {n}" for label, n in moved if n) or "-"


def referred(reference: str) -> Organisation:
    rows = Organisation.objects.referred_to(reference.strip().upper())
    return get_object_or_404(rows.select_related("country", "agency"))


def named_by(typed: str) -> QuerySet[Organisation]:
    """By a reference or a name; several may have it."""
    rows = Organisation.objects.named(typed)
    return rows.select_related("country", "agency")[: MOST_ALIKE + 1]


def alike(one: Organisation) -> list[Organisation]:
    """Those whose names are most like its own, by the index of trigrams."""
    name = one.folded_name
    rows = Organisation.objects.filter(folded_name__trigram_similar=name)
    rows = rows.exclude(pk=one.pk).select_related("country")
    nearest = rows.annotate(near=TrigramSimilarity("folded_name", name))
    return list(nearest.order_by("-near", "folded_name", "pk")[:MOST_ALIKE])


def lines(one: Organisation, other: Organisation) -> Iterator[Compared]:
    """What each is, then what each has. Some twenty queries for each."""
    facts = zip(FACTS.items(), facts_of(one), facts_of(other), strict=True)
    for (name, label), mine, theirs in facts:
        known = name in ONE_HOLDS and mine and theirs
        yield Compared(label, mine, theirs, bool(known) and mine != theirs)
    has, other_has = outlook(one), outlook(other)
    for name, label in COUNTED.items():
        if name not in FACTS:
            mine, theirs = [str(has[name])], [str(other_has[name])]
            yield Compared(label, mine, theirs, differs=False)


FACTS = {
    "name": _("Name"),
    "reference": _("Reference"),
    "type": _("Stakeholder type"),
    "country": _("Country"),
    "website": _("Website"),
    "agency": _("Agency"),
    "former_names": _("Former names"),
    "members": _("Members"),
}
ONE_HOLDS = {"type", "country", "website", "agency"}
"""Of the one that stays, where both say something."""


def facts_of(row: Organisation) -> Iterator[list[str]]:
    """By FACTS; an empty list where nothing is known."""
    single = (
        row.name,
        row.reference,
        row.get_stakeholder_type_display(),
        row.country,
        row.website,
        row.agency,
    )
    yield from ([str(value)] if value else [] for value in single)
    yield [former.name for former in row.former_names.all()]
    yield [str(person) for person in row.members.order_by("memberships__pk")]


def address(one: Organisation, other: Organisation) -> str:
    asked = {"one": one.reference, "other": other.reference}
    return f"{reverse(MERGE)}?{urlencode(asked)}"


def page_of(row: Organisation) -> str:
    return reverse("admin:stocktaking_organisation_change", args=[row.pk])
