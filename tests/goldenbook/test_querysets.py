import pytest

from goldenbook.documents import CommitmentDocument, ProgressReportDocument
from goldenbook.models import Commitment, ProgressReport
from stocktaking.search import search
from tests.factories import CommitmentFactory, ProgressReportFactory, record, text
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_commitments_cost_the_same_for_any_number(count, django_assert_num_queries):
    for _ in range(count):
        record("commitment", links=[{"url": "https://example.org/"}])
    # rows with organisation, texts, countries, lines, what they name, targets, sdgs,
    # partners, links, identifiers, collections
    with django_assert_num_queries(11):
        rows = Commitment.objects.for_pages()
        shown = [CommitmentDocument(row).data for row in rows]
    assert len(shown) == count


@pytest.mark.parametrize("count", [1, 3])
def test_reports_cost_the_same_for_any_number(count, django_assert_num_queries):
    for _ in range(count):
        record("progress-report", links=[{"url": "https://example.org/"}])
    with django_assert_num_queries(3):  # rows with commitment, texts, links
        rows = ProgressReport.objects.for_pages()
        shown = [ProgressReportDocument(row).data for row in rows]
    assert len(shown) == count


def test_commitments_are_searched_like_projects():
    wanted = CommitmentFactory(texts=[text("Radios")], lines=["C7-EHEALTH"])
    CommitmentFactory(texts=[text("Books")], lines=["C7-EHEALTH"])
    filters = {"q": "radio", "action_line": ["C7"]}
    found = search(Commitment.objects.for_cards(), filters, Page())
    assert (found.rows, found.total) == ([wanted], 1)
    assert found.facets["action_line"] == {"C7": 1, "C7-EHEALTH": 1}


def test_reports_stand_with_their_commitment():
    report = ProgressReportFactory()
    assert list(report.commitment.progress_reports.all()) == [report]
