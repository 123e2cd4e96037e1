from django.urls import path

from stocktaking.views import (
    catalogue,
    editing,
    handing_in,
    opening,
    rebasing,
    submissions,
    suggestions,
)

app_name = "stocktaking"
PROJECT = {"register": "project"}
urlpatterns = [
    path("projects/", catalogue.project_list, name="project-list"),
    path(
        "projects/suggestions/",
        suggestions.project_suggestions,
        name="project-suggestions",
    ),
    path(
        "organisations/suggestions/",
        suggestions.organisation_suggestions,
        name="organisation-suggestions",
    ),
    path("projects/<slug:reference>/", catalogue.project, name="project"),
    path(
        "projects/<slug:reference>/edit/",
        opening.change,
        PROJECT,
        name="change-project",
    ),
    path(
        "submit/project/",
        opening.submit,
        {"register": "project"},
        name="submit-project",
    ),
    path("my/", submissions.my, name="my"),
    path("my/submissions/<int:pk>/", submissions.submission, name="submission"),
    path("my/submissions/<int:pk>/edit/", editing.begin, name="edit"),
    path(
        "my/submissions/<int:pk>/edit/<slug:slug>/", editing.edit, name="edit-section"
    ),
    path("my/submissions/<int:pk>/newer/", rebasing.onto_newer, name="onto-newer"),
    path("my/submissions/<int:pk>/review/", handing_in.review, name="review"),
    path("my/submissions/<int:pk>/<slug:action>/", submissions.step, name="step"),
]
