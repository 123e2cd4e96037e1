from django.urls import path

from stocktaking.views import catalogue, editing, submissions, suggestions

app_name = "stocktaking"
urlpatterns = [
    path("projects/", catalogue.project_list, name="project-list"),
    path(
        "projects/suggestions/",
        suggestions.project_suggestions,
        name="project-suggestions",
    ),
    path("projects/<slug:reference>/", catalogue.project, name="project"),
    path(
        "projects/<slug:reference>/edit/", editing.change_project, name="change-project"
    ),
    path("submit/project/", editing.submit_project, name="submit-project"),
    path("my/", submissions.my, name="my"),
    path("my/submissions/<int:pk>/", submissions.submission, name="submission"),
    path("my/submissions/<int:pk>/edit/", editing.edit, name="edit"),
    path("my/submissions/<int:pk>/<slug:action>/", submissions.step, name="step"),
]
