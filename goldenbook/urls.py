from django.urls import path

from goldenbook import feeds, views
from stocktaking.views import cards, citing, opening, revisions

app_name = "goldenbook"
COMMITMENT = {"register": "commitment"}
RECORDS = {
    "pages": "goldenbook:record",
    "names": ("commitment", "progress-report"),
}
urlpatterns = [
    path("golden-book/", views.commitment_list, name="commitment-list"),
    path("feeds/commitments.atom", feeds.commitments, name="commitment-feed"),
    path(
        "golden-book/suggestions/",
        views.commitment_suggestions,
        name="commitment-suggestions",
    ),
    path("golden-book/<slug:reference>/", views.commitment, name="commitment"),
    path(
        "golden-book/<slug:reference>/card.png",
        cards.card,
        COMMITMENT,
        name="commitment-card",
    ),
    path(
        "golden-book/<slug:reference>/cite.<slug:form>",
        citing.cite,
        COMMITMENT,
        name="commitment-citation",
    ),
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
