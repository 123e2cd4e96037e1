from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "wsis_portal.overview"
