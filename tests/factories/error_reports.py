import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from stocktaking.models import ErrorReport


class ErrorReportFactory(DjangoModelFactory):
    """One that waits, by nobody known; settled=True: one about which all is done; page:
    one about that page and no record.
    """

    class Meta:
        model = ErrorReport

    class Params:
        settled = factory.Trait(
            state="settled",
            settled_at=factory.LazyFunction(timezone.now),
            outcome="We put it right.",
        )

    page = ""
    register = factory.LazyAttribute(lambda found: "" if found.page else "project")
    reference = factory.LazyAttribute(
        lambda found: "" if found.page else "WSIS-P-000001"
    )
    words = "It ended in 2019."
    language = "en"
