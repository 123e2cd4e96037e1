from django.urls import path

from goldenbook import views
from stocktaking.views import opening

app_name = "goldenbook"
COMMITMENT = {"register": "commitment"}
urlpatterns = [
    path("golden-book/", views.commitment_list, name="commitment-list"),
    path(
        "golden-book/suggestions/",
        views.commitment_suggestions,
        name="commitment-suggestions",
    ),
    path("golden-book/<slug:reference>/", views.commitment, name="commitment"),
    path(
        "golden-book/<slug:reference>/edit/",
        opening.change,
        COMMITMENT,
        name="change-commitment",
    ),
    path("golden-book/<slug:reference>/report/", views.report, name="report"),
    path("submit/commitment/", opening.submit, COMMITMENT, name="submit-commitment"),
]
