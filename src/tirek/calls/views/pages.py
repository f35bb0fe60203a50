"""What many pages of calls share: who asks, and the call worked on."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from tirek.calls.enums import CallPermission
from tirek.calls.models import Call
from tirek.core.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def work_call(request: HttpRequest, code: str) -> Call:
    """A call of an organisation whose calls one runs or oversees; 404 otherwise."""
    actor = actor_of(request)
    found = Call.objects.visible_to(actor).select_related("organisation", "previous")
    call = get_object_or_404(found, code=code)
    if not actor.holds(CallPermission.VIEW, at=call.organisation_id):
        raise Http404
    return call
