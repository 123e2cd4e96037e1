from django.urls import path

from actionlines.views import action_lines, chronology, targets

app_name = "actionlines"
urlpatterns = [
    path("action-lines/", action_lines.action_line_list, name="action-line-list"),
    path("action-lines/<slug:slug>/", action_lines.action_line, name="action-line"),
    path("targets/", targets.target_list, name="target-list"),
    path("targets/<slug:letter>/", targets.target, name="target"),
    path("chronology/", chronology.chronology, name="chronology"),
]
