"""Keys of Open311: a token of a connected system, sent as ``api_key`` or as a bearer token."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.throttle import hit
from tirek.exchange.api.auth import Token
from tirek.exchange.enums import Scope
from tirek.exchange.views.open311_answers import Wrong

WITHOUT_KEY = 5
WINDOW = timedelta(hours=1)


def actor_of_key(request: HttpRequest, scope: Scope) -> Actor | None:
    """Whom a key stands for, None without one. Raises Wrong for a key that opens nothing, Problem for one that opens
    another part."""
    bearer = request.headers.get("Authorization", "")
    told = bearer.removeprefix("Bearer ") if bearer.startswith("Bearer ") else ""
    secret = told or request.POST.get("api_key", "") or request.GET.get("api_key", "")
    if not secret:
        return None
    actor = Token(scope).authenticate(request, secret)
    if actor is None:
        raise Wrong(403, _("This key is not in force. Ask for a token again."))
    if request.api_client.memorandum_id is not None:  # type: ignore[attr-defined]
        raise Wrong(403, _("A system bound to a memorandum works through /api/v1, where its terms are kept."))
    return actor


def may_send_without_key(address: str) -> bool:
    """Whether one more application may come without a key from a network address."""
    return hit(f"open311:{address}", WITHOUT_KEY, WINDOW)
