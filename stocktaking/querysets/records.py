"""Public records: what a page, a document or a question needs of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db.models import F, FloatField, Max, Model, Prefetch, QuerySet

from stocktaking.querysets.endorsements import Endorsed
from stocktaking.words.asking import asked, matches, rank

if TYPE_CHECKING:
    from stocktaking.models import Project


DOCUMENT = (
    *("reference", "published_at", "updated_at"),
    *("revision__number", "revision__public"),
)
OF_ORGANISATION = (
    *("stakeholder_type", "organisation__name"),
    "organisation__stakeholder_type",
)
"""Columns of a row that its document is told from."""
M = TypeVar("M", bound=Model)


def coded(name: str, value: object) -> str:
    """A code among those of a record, such as action_line:C7."""
    return f"{name}:{value}"


class RecordQuerySet(QuerySet[M]):
    """Reads of a register. The lists of a document are rows that name their record."""

    ORDERS: ClassVar[Mapping[str, tuple[Any, ...]]] = {
        "-published_at": ("-published_at", "-pk"),
        "published_at": ("published_at", "pk"),
        "-updated_at": ("-updated_at", "-pk"),
        "updated_at": ("updated_at", "pk"),
        "-vouched_on": (F("vouched_on").desc(nulls_last=True), "-pk"),
        "reference": ("reference",),
    }
    """What the rows may be ordered by; each has its index."""

    def in_order(self, name: str) -> Self:
        return self.order_by(*self.ORDERS[name])

    def for_cards(self) -> Self:
        """With what a list shows of them, `told` by their documents. One query."""
        return self.select_related("organisation", "revision")

    def for_names(self) -> Self:
        """With what names a record: title, organisation, countries. Three queries."""
        return self.select_related("organisation").with_texts("countries")

    def with_texts(self, *also: str) -> Self:
        """Without what they are searched by, which nobody reads. A query for each."""
        texts = self.rows_of("texts").defer("search_vector", "names", "more")
        return self.prefetch_related(Prefetch("texts", texts), *also)

    def for_citing(self) -> Self:
        """With what a citation says. Two queries."""
        return self.with_versions().with_texts()

    def with_versions(self) -> Self:
        """Each with the number of its revision, without the document."""
        rows = self.select_related("organisation", "revision")
        return rows.defer("revision__public")

    def for_documents(self) -> Self:
        """With what the public document shows, and no more: the revision says it."""
        rows = self.select_related("organisation", "revision").with_endorsements()
        return rows.only(*DOCUMENT, *OF_ORGANISATION)

    def with_endorsements(self) -> Self:
        """Each with its `endorsements` as the API says them, in the same statement."""
        return self.annotate(endorsements=Endorsed("reference"))

    def for_pages(self) -> Self:
        """With all that the page of a record shows."""
        lists = ["targets__target", "sdgs__sdg", "partners__organisation", "links"]
        lists += ["action_lines__action_line", "identifiers", "collections"]
        return self.for_names().with_versions().prefetch_related(*lists)

    def rows_of(self, name: str) -> QuerySet[Any]:
        """The rows of the list NAME, such as "texts", of all records."""
        model: Any = self.model
        rows: QuerySet[Any] = getattr(model, name).rel.related_model.objects.all()
        return rows

    def matching(self, typed: str, languages: Iterable[str] | None = None) -> Self:
        """With a text that has the words; each is searched in its own language.

        One text has all the words, or those of one side of OR, and none that follows
        a minus; quotes make a phrase. With LANGUAGES only their texts are searched.
        """
        found = self.texts_with(typed, languages).values("record")
        return self.filter(pk__in=found)

    def texts_with(
        self, typed: str, languages: Iterable[str] | None = None
    ) -> QuerySet[Any]:
        """The texts of all records that have the words."""
        texts = self.rows_of("texts").order_by().filter(matches(asked(typed)))
        return texts.filter(language__in=list(languages)) if languages else texts

    def best_first(
        self, typed: str, languages: Iterable[str] | None = None
    ) -> QuerySet[Any]:
        """Primary keys of those that match, by the rank of their best text; the newest
        first among equals. Each text is looked at once.
        """
        if not (question := asked(typed)):
            return self.none().values_list("pk", flat=True)
        texts = self.texts_with(typed, languages)
        if self.query.where:
            texts = texts.filter(record__in=self.order_by().values("pk"))
        ranked = texts.values("record", "record__published_at")
        ranked = ranked.annotate(rank=Max(rank(question), output_field=FloatField()))
        best = ranked.order_by("-rank", "-record__published_at", "-record")
        keys: QuerySet[Any] = best.values_list("record", flat=True)
        return keys

    def coded(self, name: str, values: Iterable[object]) -> Self:
        """Found by any of these codes: coded("action_line", ["C7"])."""
        return self.filter(codes__overlap=[coded(name, value) for value in values])

    def entries_of(self, reference: str) -> list[Any]:
        """Earlier and later entries of the same undertaking, the oldest first.

        Each with `step`: how many entries after (below zero: before) that of REFERENCE
        it is, and the `title` of its original. One query.
        """
        texts = self.rows_of("texts").model._meta.db_table
        names = {"records": self.model._meta.db_table, "texts": texts}
        params = {"reference": reference, "most": MOST_ENTRIES}
        return list(self.model._default_manager.raw(ENTRIES % names, params))


MOST_ENTRIES = 50
"""In each direction; nobody reports once a year for longer."""
ENTRIES = """
WITH RECURSIVE earlier(id, continues_id, step) AS (
    SELECT id, continues_id, 0 FROM %(records)s WHERE reference = %%(reference)s
    UNION ALL
    SELECT one.id, one.continues_id, step - 1
    FROM %(records)s AS one JOIN earlier ON one.id = earlier.continues_id
    WHERE step > -%%(most)s
), later(id, step) AS (
    SELECT id, 0 FROM %(records)s WHERE reference = %%(reference)s
    UNION ALL
    SELECT one.id, step + 1
    FROM %(records)s AS one JOIN later ON one.continues_id = later.id
    WHERE step < %%(most)s
)
SELECT one.id, one.reference, one.year, found.step, text.title
FROM (SELECT id, step FROM earlier UNION ALL SELECT id, step FROM later) AS found
JOIN %(records)s AS one USING (id)
JOIN %(texts)s AS text ON text.record_id = one.id AND text.position = 0
WHERE found.step <> 0
ORDER BY found.step, one.year, one.id
"""


class ProjectQuerySet(RecordQuerySet["Project"]):
    def for_pages(self) -> Self:
        return super().for_pages().prefetch_related("awards")
