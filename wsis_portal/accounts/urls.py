from allauth.urls import urlpatterns as of_the_library
from django.urls import include, path

from wsis_portal.accounts.views import api_keys, details

urlpatterns = [
    path("accounts/", details.details, name="account_details"),
    path("accounts/", include(of_the_library)),
    path("my/keys/", api_keys.keys, name="account_api_keys"),
    path("my/keys/<int:pk>/revoke/", api_keys.revoke, name="account_revoke_api_key"),
]
