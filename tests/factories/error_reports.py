import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from stocktaking.models import ErrorReport


class ErrorReportFactory(DjangoModelFactory):
    """One that waits, by nobody known; settled=True: one about which all is done."""

    class Meta:
        model = ErrorReport

    class Params:
        settled = factory.Trait(
            state="settled",
            settled_at=factory.LazyFunction(timezone.now),
            outcome="We put it right.",
        )

    register = "project"
    reference = "WSIS-P-000001"
    words = "It ended in 2019."
    language = "en"
