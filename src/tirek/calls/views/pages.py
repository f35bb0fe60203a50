"""What many pages of calls share: fetching, and a plain form that saves."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tirek.calls.enums import CallPermission
from tirek.calls.models import Call
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other


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


def form_page(request: HttpRequest, form: Any, title: str, back: str, **more: Any) -> HttpResponse:
    """The form under its title; 422 when it comes back with what is wrong."""
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": title, "back": back, "intro": "", "press": "", "danger": False, **more}
    return render(request, "calls/form_page.html", context, status=status)


def saving(
    request: HttpRequest, form: Any, save: Callable[[], object], *, title: str, back: str, done: str, **more: Any
) -> HttpResponse:
    """A form page whose press calls ``save``: 303 to ``back`` with ``done`` said, or 422 with what an action refused
    at its fields."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, done)
            return see_other(back)
    return form_page(request, form, title, back, **more)
