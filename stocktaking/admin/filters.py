"""What the queue may be asked for. An unknown value finds nothing, never everything."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actionlines.models import ActionLine, Country
from stocktaking.choices import StakeholderType, State
from stocktaking.models import Upload
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.querysets.queue import AGES, LATE, OWN, Ages
from wsis_portal.accounts.models import User

Lookups = list[tuple[str, str]]
MOST_FILES = 20  # in the list of files to choose from
SEEN = [state for state in State if state not in OWN]
PLACE = {"p", "e", "o"}
"""Parameters that are no filters: where in the list one is."""


class QueueFilter(admin.SimpleListFilter):
    def has_output(self) -> bool:
        """What is asked is answered, even where there is nothing to choose from."""
        return bool(self.lookup_choices) or self.value() is not None

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value()
        if value is None:
            return queryset
        known = {code for code, _words in self.lookup_choices}
        return self.having(queryset, value) if value in known else queryset.none()

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        raise NotImplementedError


class ChooseFilter(QueueFilter):
    """Of many values: chosen in a field, not in a list of links."""

    template = "admin/stocktaking/submission/choose.html"
    asked: Iterable[tuple[str, str]] = ()
    """What else is asked, for the form to ask it again."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        mine = {self.parameter_name, *PLACE}
        params = changelist.params.items()
        self.asked = [(name, value) for name, value in params if name not in mine]
        chosen = self.value()
        yield {"value": "", "selected": chosen is None, "display": _("All")}
        for code, words in self.lookup_choices:
            yield {"value": code, "selected": chosen == code, "display": words}


class StateFilter(QueueFilter):
    """What waits for a decision, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("all", gettext("All")), *((s.value, str(s.label)) for s in SEEN)]

    def choices(self, changelist: Any) -> Any:
        """The first one, of no choice, is the queue itself."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Waiting")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset.waiting()
        return super().queryset(request, queryset)

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows if value == "all" else rows.filter(state=value)


class ReviewerFilter(ChooseFilter):
    """Who holds it: of those who hold something of one's own queue."""

    title = _("reviewer")
    parameter_name = "held"
    person = 0

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        queue = model_admin.get_queryset(request).filter(state=State.IN_REVIEW)
        holders = User.objects.filter(pk__in=queue.order_by().values("reviewer"))
        people = [(str(one.pk), str(one)) for one in holders.order_by("name", "pk")]
        self.person = request.user.pk or 0
        return [("me", gettext("Mine")), ("nobody", gettext("Unassigned")), *people]

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        if value == "nobody":
            return rows.filter(reviewer=None)
        return rows.filter(reviewer=self.person if value == "me" else int(value))


class AgeFilter(QueueFilter):
    title = _("waiting")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [(name, str(words)) for name, words in AGES_IN_WORDS.items()]

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows.aged({**AGES, "over-14": Ages(LATE)}[value])


AGES_IN_WORDS = {
    "over-14": _("More than 14 days"),
    "under-7": _("Less than 7 days"),
    "7-14": _("7 to 14 days"),
    "14-30": _("14 to 30 days"),
    "over-30": _("More than 30 days"),
}


class LineFilter(ChooseFilter):
    """C7 brings its sub-lines."""

    title = _("action line")
    parameter_name = "line"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [(one.code, str(one)) for one in ActionLine.objects.all()]

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows.under_lines(value)


class CountryFilter(ChooseFilter):
    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [(one.code, one.name) for one in Country.objects.all()]

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows.in_country(value)


class OfCountryFilter(CountryFilter):
    """By the country that a row names itself."""

    def having(self, rows: Any, value: str) -> Any:
        return rows.filter(country__code=value)


class StakeholderFilter(ChooseFilter):
    title = _("stakeholder type")
    parameter_name = "stakeholder"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [(one.value, str(one.label)) for one in StakeholderType]

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows.of_stakeholders(value)


class UploadFilter(ChooseFilter):
    """What came in one file: those of which something waits, the newest first."""

    title = _("file")
    parameter_name = "upload"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        queue = model_admin.get_queryset(request)
        here = Upload.objects.filter(pk__in=queue.waiting().order_by().values("upload"))
        newest = here.select_related("owner").order_by("-created_at")[:MOST_FILES]
        return [(str(one.pk), f"{one} ({one.owner})") for one in newest]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Older files have an address too."""
        value = self.value()
        if value is None:
            return queryset
        return self.having(queryset, value) if is_key(value) else queryset.none()

    def having(self, rows: SubmissionQuerySet, value: str) -> SubmissionQuerySet:
        return rows.filter(upload=value)


def is_key(value: str) -> bool:
    """Whether a key of the database may look like that."""
    return value.isascii() and value.isdecimal() and len(value) < 19
