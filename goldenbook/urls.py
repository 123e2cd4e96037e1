from django.urls import path

from goldenbook import views

app_name = "goldenbook"
urlpatterns = [
    path("golden-book/", views.commitment_list, name="commitment-list"),
    path(
        "golden-book/suggestions/",
        views.commitment_suggestions,
        name="commitment-suggestions",
    ),
    path("golden-book/<slug:reference>/", views.commitment, name="commitment"),
]
