from django.urls import path

from goldenbook import views
from stocktaking.views import opening, revisions

app_name = "goldenbook"
COMMITMENT = {"register": "commitment"}
RECORDS = {
    "pages": "goldenbook:record",
    "names": ("commitment", "progress-report"),
}
urlpatterns = [
    path("golden-book/", views.commitment_list, name="commitment-list"),
    path(
        "golden-book/suggestions/",
        views.commitment_suggestions,
        name="commitment-suggestions",
    ),
    path("golden-book/<slug:reference>/", views.commitment, name="commitment"),
    path(
        "golden-book/<slug:reference>/revisions/",
        revisions.revisions,
        RECORDS,
        name="record-revisions",
    ),
    path(
        "golden-book/<slug:reference>/revisions/<int:number>/",
        revisions.revision,
        RECORDS,
        name="record-revision",
    ),
    path(
        "golden-book/<slug:reference>/edit/",
        opening.change,
        COMMITMENT,
        name="change-commitment",
    ),
    path("golden-book/<slug:reference>/report/", views.report, name="report"),
    path("submit/commitment/", opening.submit, COMMITMENT, name="submit-commitment"),
]
