from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import SEARCH_CONFIGS, Origin
from stocktaking.models.rows import Row
from wsis_portal.constraints import known

LANGUAGE = RegexValidator(r"^[a-z]{2,3}$", _("Write the language as en or fr."))


def vector(config: str) -> Combinable:
    return (
        SearchVector("title", weight="A", config=config)
        + SearchVector("summary", weight="B", config=config)
        + SearchVector("description", weight="C", config=config)
    )


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
    search_vector = models.GeneratedField(
        expression=Case(
            *(When(language=k, then=vector(v)) for k, v in SEARCH_CONFIGS.items()),
            default=vector("simple"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
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
        indexes = [GinIndex("search_vector", name="%(class)s_search")]

    def __str__(self) -> str:
        return self.title
