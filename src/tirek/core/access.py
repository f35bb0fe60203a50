"""How a view says who may enter. A convention test fails for a view that says nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from tirek.core.held import held
from tirek.core.permissions import Permission
from tirek.core.verdict import Refused, refuse

ViewFunction = Callable[..., HttpResponseBase]


def public(view: ViewFunction) -> ViewFunction:
    """Anyone may enter; what is shown is still limited by ``visible_to``."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: ViewFunction) -> ViewFunction:
    """Any signed-in user may enter."""
    return _guarded(view, "signed in", ())


def requires(*permissions: Permission) -> Callable[[ViewFunction], ViewFunction]:
    """A signed-in user who holds at least one of the permissions at some organisation may enter."""

    def decorate(view: ViewFunction) -> ViewFunction:
        return _guarded(view, ", ".join(permissions), permissions)

    return decorate


def _guarded(view: ViewFunction, label: str, permissions: tuple[Permission, ...]) -> ViewFunction:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        if actor.is_anonymous:
            return held(request) or redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if permissions and not any(actor.holds(permission) for permission in permissions):
            raise Refused(refuse(_("Your role does not open this page.")))
        return view(request, *args, **kwargs)

    guarded.access = label  # type: ignore[attr-defined]
    return guarded
