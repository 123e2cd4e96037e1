from django.urls import path

from wsis_portal.overview.views import about, countries, decisions, home

app_name = "overview"
urlpatterns = [
    path("", home.home, name="home"),
    path("countries/", countries.country_list, name="country-list"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("about/", about.about, name="about"),
    path("terms/", about.terms, name="terms"),
]
