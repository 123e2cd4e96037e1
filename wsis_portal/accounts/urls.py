from allauth.urls import urlpatterns as of_the_library
from django.urls import include, path

from wsis_portal.accounts import views

urlpatterns = [
    path("accounts/", views.details, name="account_details"),
    path("accounts/", include(of_the_library)),
]
