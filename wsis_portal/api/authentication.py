"""Who asks: a person, by a key that a program of theirs sends."""

from django.views.decorators.debug import sensitive_variables
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from wsis_portal.accounts import api_keys
from wsis_portal.accounts.models import ApiKey, User

SCHEME = "Bearer"


class KeyAuthentication(BaseAuthentication):
    """Authorization: Bearer wsis_... One answer to all keys that are not good."""

    @sensitive_variables("word")
    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        scheme, _space, word = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        if not (key := api_keys.known(word.strip())):
            raise AuthenticationFailed
        api_keys.note_use(key)
        return key.person, key

    def authenticate_header(self, request: Request) -> str:
        """With it REST framework answers 401, not 403."""
        return SCHEME


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The same in the words of OpenAPI."""

    target_class = "wsis_portal.api.authentication.KeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": SCHEME.lower(),
            "description": "A key of your own, made at /my/keys/.",
        }
