"""The portal's own addresses, and one at which it breaks."""

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

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]


def broken(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [in_all_languages(path("broken/", broken)), *urls.urlpatterns]
