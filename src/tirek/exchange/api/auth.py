"""Bearer tokens of connected systems."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.exchange.actors import actor_of, token_in_force
from tirek.exchange.api.problems import Problem
from tirek.exchange.enums import Scope
from tirek.exchange.models import ApiClient

MINUTE = timedelta(minutes=1)


class Token(HttpBearer):
    """Requires a token with a scope and puts the system's actor on the request.

    Looked up with each request: a system that was cut off, or whose memorandum has ended, is refused with the tokens it
    got before.
    """

    openapi_type = "oauth2"
    openapi_flows = {
        "clientCredentials": {"tokenUrl": "/api/oauth/token", "scopes": {str(each): each.name for each in Scope}}
    }

    def __init__(self, scope: Scope, *, in_sandbox: bool = False) -> None:
        self.scope, self.in_sandbox = scope, in_sandbox
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        at = timezone.now()
        found = token_in_force(token, at=at)
        if found is None:
            return None
        request.api_client = found.client  # type: ignore[attr-defined]
        _ensure_within_rate(found.client)
        _ensure_bound(found.client, local_date(at))
        if self.scope.value not in found.scopes:
            raise Problem(403, _("This token does not open this part of the API: it lacks %s.") % self.scope.value)
        if found.client.is_sandbox and not self.in_sandbox:
            raise Problem(403, _("A sandbox does not reach real records."))
        actor = actor_of(found.client)
        request.actor = actor  # type: ignore[attr-defined]
        return actor


def bound_client(request: HttpRequest) -> ApiClient:
    """The system that calls; one that is bound to no memorandum is refused."""
    client: ApiClient = request.api_client  # type: ignore[attr-defined]
    if client.memorandum_id is None:
        raise Problem(403, _("This system is not bound to a memorandum."))
    return client


def _ensure_within_rate(client: ApiClient) -> None:
    limit = settings.API_CALLS_PER_MINUTE
    if limit and not hit(f"api:{client.pk}", limit, MINUTE):
        raise TooMany(refuse(_("At most %(n)s requests a minute: wait and send it again.") % {"n": limit}))


def _ensure_bound(client: ApiClient, today: date) -> None:
    if client.is_in_force(today):
        return
    assert client.memorandum is not None
    last = client.memorandum.last_day or today
    if client.memorandum.during.lower > today:
        day = date_format(client.memorandum.during.lower, "DATE_FORMAT")
        raise Problem(403, _("The memorandum comes into force on %(day)s.") % {"day": day})
    raise Problem(
        403, _("The memorandum has ended: its last day was %(day)s.") % {"day": date_format(last, "DATE_FORMAT")}
    )
