"""``request.actor`` for every view, and nobody past a second factor they must have."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from tirek.core.actor import ANONYMOUS, Actor
from tirek.network.actors import actor_for

ACTING_FOR = "acting_for"

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Puts the actor on the request, made once, when something first asks for it.

    Stands after authentication and the language middleware. A session may name the organisation acted for.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a request: ANONYMOUS (in the request's language) when nobody is signed in."""
    language = (get_language() or "kk")[:2]
    if not request.user.is_authenticated:
        return ANONYMOUS if language == ANONYMOUS.language else Actor(language=language)
    return actor_for(request.user, request.session.get(ACTING_FOR), language=language)
