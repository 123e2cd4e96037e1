from django.urls import path

from wsis_portal.overview.views import (
    about,
    card,
    countries,
    decisions,
    design,
    golden_book,
    home,
    organisations,
    statements,
    statistics,
    world_map,
)

app_name = "overview"
urlpatterns = [
    path("", home.home, name="home"),
    path("card.png", card.card, name="card"),
    path("countries/", countries.country_list, name="country-list"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    path(
        "organisations/suggestions/pages/",
        organisations.organisation_suggestions,
        name="organisation-suggestions",
    ),
    path("organisations/<str:slug>/", organisations.organisation, name="organisation"),
    path(
        "golden-book/statistics/", golden_book.statistics, name="golden-book-statistics"
    ),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics/map/", world_map.world_map, name="world-map"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("about/", about.about, name="about"),
    path("about/design/", design.design, name="design"),
    path("terms/", about.terms, name="terms"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
]
