"""The portal's own addresses, and some at which it cannot answer."""

from django.db import OperationalError
from django.urls import path

from wsis_portal import urls
from wsis_portal.languages import in_all_languages
from wsis_portal.urls import (
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
)
from wsis_portal.views import too_many_requests

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]


def broken(request):
    raise RuntimeError("broken on purpose")


def away(request):
    raise OperationalError("the database does not answer")


urlpatterns = [
    in_all_languages(
        path("broken/", broken),
        path("away/", away),
        path("too-often/", too_many_requests),
    ),
    *urls.urlpatterns,
]
