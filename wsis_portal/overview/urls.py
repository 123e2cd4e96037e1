from django.urls import path

from wsis_portal.overview.views import about, home

app_name = "overview"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("terms/", about.terms, name="terms"),
]
