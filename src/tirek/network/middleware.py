"""``request.actor`` for every view, and nobody past a second factor they must have."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.http import see_other
from tirek.network.actors import actor_for
from tirek.network.enums import SECOND_FACTOR_ROLES

ACTING_FOR = "acting_for"
DEMO_SIGN_IN = "demo_sign_in"
OPEN_WITHOUT_SECOND_FACTOR = ("/accounts/", "/static/", "/language/", "/theme/", "/health/")

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


class SecondFactorMiddleware:
    """Sends whoever must have a second factor and has none to where one is set up, before anything else.

    A demo's one-click sign-in has no password to protect and is let through; it works in demo mode only.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _must_set_up(request):
            return self.get_response(request)
        messages.warning(request, _("Your role needs a second factor. Set one up to go on."))
        return see_other(reverse("mfa_index"))


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a request: ANONYMOUS (in the request's language) when nobody is signed in."""
    language = (get_language() or "kk")[:2]
    if not request.user.is_authenticated:
        return ANONYMOUS if language == ANONYMOUS.language else Actor(language=language)
    return actor_for(request.user, request.session.get(ACTING_FOR), language=language)


def _must_set_up(request: HttpRequest) -> bool:
    if request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR) or not request.user.is_authenticated:
        return False
    if settings.DEMO and request.session.get(DEMO_SIGN_IN):
        return False
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return bool(actor.roles & SECOND_FACTOR_ROLES) and not is_mfa_enabled(request.user)
