"""The first address of the API: what there is."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.routers import APIRootView

from wsis_portal.api.words import speak


class RootView(APIRootView):
    """All resources of the API, by name, and its description."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        speak(request.query_params)
        super().initial(request, *args, **kwargs)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().get(request, *args, **kwargs)
        response.data["schema"] = reverse("api:schema", request=request)
        return response
