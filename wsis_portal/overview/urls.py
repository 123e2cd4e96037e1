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
    reports,
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
    path("reports/", reports.report_list, name="report-list"),
    path("reports/<int:year>/", reports.latest_report, name="latest-report"),
    path("reports/<int:year>/<str:day>/", reports.report, name="report"),
    path(
        "reports/<int:year>/<str:day>/report.pdf", reports.report_pdf, name="report-pdf"
    ),
    path(
        "reports/<int:year>/<str:day>/figures.json",
        reports.report_figures,
        name="report-figures",
    ),
    path("about/", about.about, name="about"),
    path("about/design/", design.design, name="design"),
    path("terms/", about.terms, name="terms"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
]
