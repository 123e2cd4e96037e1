from django.contrib import admin
from django.urls import include, path

from wsis_portal import views
from wsis_portal.languages import in_all_languages
from wsis_portal.overview.sitemaps import index, part, robots

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", part, name="sitemap"),
    path("api/v1/", include("wsis_portal.api.urls")),
    in_all_languages(
        path("admin/", admin.site.urls),
        path("", include("wsis_portal.accounts.urls")),
        path("", include("actionlines.urls")),
        path("", include("stocktaking.urls")),
        path("", include("wsis_portal.overview.urls")),  # has organisations/<slug>/
        path("", include("goldenbook.urls")),  # has golden-book/<reference>/
    ),
]

handler400 = "wsis_portal.views.bad_request"
handler403 = "wsis_portal.views.permission_denied"
handler404 = "wsis_portal.views.page_not_found"
handler429 = "wsis_portal.views.too_many_requests"
handler500 = "wsis_portal.views.server_error"
