"""A page, an API, an admin and a schema for the guard, whatever the portal has."""

import json

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularAPIView
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied as ApiPermissionDenied
from rest_framework.exceptions import Throttled
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response
from rest_framework.views import APIView

from wsis_portal import views
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidQuestion, Problem, Refusal
from wsis_portal.languages import in_all_languages


class People(admin.ModelAdmin):
    search_fields = ["email"]
    list_filter = ["is_staff"]


class PersonInput(serializers.Serializer):
    names = serializers.ListField(child=serializers.CharField(max_length=3))


class DocumentView(APIView):
    """Does with a document what the portal does: asks by it, stores it, shows it."""

    def get(self, request):
        names = request.query_params.getlist("q")
        return Response(User.objects.filter(name__in=names).count())

    def post(self, request):
        with connection.cursor() as cursor:
            cursor.execute("select %s::jsonb", [json.dumps(request.data)])
        return Response(request.data)


class BrokenView(APIView):
    """Raises what ?raise= names."""

    causes = {
        "refusal": Refusal("required"),
        "question": InvalidQuestion({"q": [Problem("unknown-filter")]}),
        "denied": ApiPermissionDenied(),
        "throttled": Throttled(wait=7),
        "bug": RuntimeError("secret"),
    }

    def get(self, request):
        if request.query_params.get("raise") == "missing":
            return get_object_or_404(User, pk=1)
        raise self.causes[request.query_params["raise"]]

    def post(self, request):
        PersonInput(data=request.data).is_valid(raise_exception=True)


@csrf_exempt
def page(request, slug=""):
    """Reads all that a page may read, and asks the database for it."""
    words = [*request.GET.values(), *request.POST.values(), slug]
    found = User.objects.filter(name__in=words).exists()
    return HttpResponse(str([found, request.session.get("a"), request.accepts("a/b")]))


def row(request, pk):
    return HttpResponse(str(User.objects.filter(pk__in=[pk]).exists()))


def denied(request):
    raise PermissionDenied


def bug(request):
    raise RuntimeError("secret")


def away(request):
    raise OperationalError("secret")


site = admin.AdminSite(name="admin")
site.register(User, People)
handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error
urlpatterns = [
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("api/v1/documents/", DocumentView.as_view()),
    path("api/v1/broken/", BrokenView.as_view()),
    path("api/v1/schema/", SpectacularAPIView.as_view()),
    in_all_languages(
        path("", page),
        path("page/<str:slug>/", page),
        path("denied/", denied),
        path("bug/", bug),
        path("away/", away),
        path("my/submissions/<int:pk>/", row),
        path("admin/", site.urls),
    ),
]
