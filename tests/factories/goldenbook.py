import factory

from goldenbook.choices import Fulfilment
from goldenbook.models import Commitment, ProgressReport
from stocktaking.formats import envelope
from tests.factories.stocktaking import (
    DOCUMENTS,
    MODELS,
    PRIVATE,
    PublishedFactory,
    RecordFactory,
    text,
    with_rows,
)


class CommitmentFactory(RecordFactory):
    class Meta:
        model = Commitment
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"WSIS-G-{900000 + n}")
    revision__register = "commitment"


class ProgressReportFactory(PublishedFactory):
    class Meta:
        model = ProgressReport
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"WSIS-R-{900000 + n}")
    revision__register = "progress-report"
    commitment = factory.SubFactory(CommitmentFactory)
    ends_on = "2026"
    fulfilment = Fulfilment.IN_PROGRESS

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        extracted = [text("Half way")] if extracted is None else extracted
        for n, item in enumerate(extracted):
            self.texts.create(position=n, **item)


def commitment_document(**public):
    """The smallest commitment that may be new; PUBLIC changes or adds to it."""
    smallest = {
        "texts": [text("Radios for all")],
        "activity_type": "project",
        "level": "international",
        "starts_on": "2025",
        "timescale": "five-years",
        "fulfilment": "announced",
    }
    return envelope(with_rows(smallest | public), dict(PRIVATE))


def report_document(**public):
    """The smallest progress report that may be new, of a commitment of its own."""
    smallest = {
        "texts": [text("Half way")],
        "ends_on": "2026",
        "fulfilment": "in-progress",
    }
    if "commitment" not in public:
        smallest["commitment"] = CommitmentFactory().reference
    return envelope(smallest | public, dict(PRIVATE))


DOCUMENTS["commitment"] = commitment_document
DOCUMENTS["progress-report"] = report_document
MODELS.update({"commitment": Commitment, "progress-report": ProgressReport})
