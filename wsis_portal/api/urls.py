"""The one list of endpoints. Contract tests run over it."""

from django.urls import path
from rest_framework.routers import DefaultRouter

from actionlines.api import viewsets as actionlines
from goldenbook.api import viewsets as goldenbook
from stocktaking.api import viewsets as stocktaking
from stocktaking.api.facets import ProjectFacetsViewSet
from stocktaking.api.submissions import SubmissionViewSet
from wsis_portal.api.root import RootView
from wsis_portal.api.schema import SchemaView
from wsis_portal.overview.api import viewsets as overview
from wsis_portal.overview.api.golden_book import GoldenBookViewSet
from wsis_portal.overview.api.statistics import StatisticsViewSet


class Router(DefaultRouter):
    APIRootView = RootView
    include_format_suffixes = False  # indicators/1.1 is no file type


app_name = "api"

router = Router()
router.register("action-lines", actionlines.ActionLineViewSet)
router.register("agencies", actionlines.AgencyViewSet)
router.register("targets", actionlines.TargetViewSet)
router.register("indicators", actionlines.IndicatorViewSet)
router.register("observations", actionlines.ObservationViewSet)
router.register("sdgs", actionlines.SdgViewSet)
router.register("countries", actionlines.CountryViewSet)
router.register("summit-events", actionlines.SummitEventViewSet)
router.register("organisations", stocktaking.OrganisationViewSet)
router.register("projects", stocktaking.ProjectViewSet)
router.register("commitments", goldenbook.CommitmentViewSet)
router.register("progress-reports", goldenbook.ProgressReportViewSet)
router.register("submissions", SubmissionViewSet)
router.register("facets/projects", ProjectFacetsViewSet, basename="project-facets")
router.register(
    "facets/commitments",
    goldenbook.CommitmentFacetsViewSet,
    basename="commitment-facets",
)
router.register("decisions", overview.DecisionViewSet)
router.register(
    "facets/decisions", overview.DecisionFacetsViewSet, basename="decision-facets"
)
router.register(
    "golden-book-statistics", GoldenBookViewSet, basename="golden-book-statistics"
)
router.register("statistics", StatisticsViewSet, basename="statistics")

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    *router.urls,
]
