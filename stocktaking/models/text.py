from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Origin
from stocktaking.models.rows import Row
from wsis_portal.constraints import known

LANGUAGE = RegexValidator(r"^[a-z]{2,3}$", _("Write the language as en or fr."))


VECTOR = models.Func(
    "language",
    "title",
    "names",
    "summary",
    "description",
    "more",
    function="wsis_vector",
)
"""In four weights: the title, the names, the summary, the rest."""


class RecordText(Row):
    """The words of a record in one language, searched in that language.

    A register adds its foreign key `record`, with related_name "texts". The original
    has position 0.
    """

    language = models.CharField(_("language"), max_length=3, validators=[LANGUAGE])
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), blank=True)
    description = models.TextField(_("description"), blank=True)
    origin = models.CharField(
        _("origin"), max_length=19, choices=Origin, default=Origin.AUTHOR
    )
    names = models.TextField(_("names"), blank=True, default="", editable=False)
    """Of the organisation, present and former: found with the text."""
    more = models.TextField(_("more words"), blank=True, default="", editable=False)
    """By which the record is found beside: partners, awards, identifiers."""
    search_vector = models.GeneratedField(
        expression=VECTOR, output_field=SearchVectorField(), db_persist=True
    )

    class Meta(Row.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"],
                name="%(class)s_one_text_a_language",
                violation_error_message=_("There is a text in this language already."),
            ),
            known("origin", Origin.values),
        ]
        indexes = [
            GinIndex("search_vector", name="%(class)s_search"),
            GinIndex(
                OpClass(models.Func("title", function="wsis_bare"), "gin_trgm_ops"),
                name="%(class)s_titles",
            ),
            GinIndex(
                models.Func("title", function="wsis_title_words"),
                name="%(class)s_title_words",
            ),
        ]

    def __str__(self) -> str:
        return self.title
