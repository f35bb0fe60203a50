"""Bearer tokens of connected systems."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from tirek.core.actor import Actor
from tirek.exchange.actors import actor_of, token_in_force
from tirek.exchange.api.problems import Problem
from tirek.exchange.enums import Scope


class Token(HttpBearer):
    """Requires a token with a scope and puts the system's actor on the request."""

    openapi_type = "oauth2"
    openapi_flows = {
        "clientCredentials": {"tokenUrl": "/api/oauth/token", "scopes": {str(each): each.name for each in Scope}}
    }

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        found = token_in_force(token, at=timezone.now())
        if found is None:
            return None
        if self.scope.value not in found.scopes:
            raise Problem(403, _("This token does not open this part of the API: it lacks %s.") % self.scope.value)
        actor = actor_of(found.client)
        request.actor = actor  # type: ignore[attr-defined]
        return actor
