"""One's own calendar: the page of its address, and the file under it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tirek.core.access import public, signed_in
from tirek.core.http import see_other
from tirek.exchange.actions import calendars as actions
from tirek.exchange.models import CalendarAddress
from tirek.exchange.queries.calendars import address_by_digest, own_calendar, reader_of

SHOWN = "own_calendar"


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Make a secret address under which a calendar program reads one's own days; it is shown once."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        request.session.pop(SHOWN, None)
        if "end" in request.POST:
            actions.end_address(by=actor, at=timezone.now())
        else:
            request.session[SHOWN] = actions.make_address(by=actor, at=timezone.now())
        return see_other(request.path)
    token = request.session.get(SHOWN, "")
    told = f"{settings.SITE_URL}{reverse('exchange:own_calendar_file', args=[token])}" if token else ""
    made = CalendarAddress.objects.filter(user_id=actor.user_id).first()
    return render(request, "exchange/own_calendar.html", {"address": told, "made": made})


@public
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of a secret address."""
    made = address_by_digest(actions.digest_of(token))
    if made is None:
        raise Http404
    now = timezone.now()
    with translation.override(made.user.language):
        file = own_calendar(reader_of(made, now), now)
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
