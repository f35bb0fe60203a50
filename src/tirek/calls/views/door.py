"""The door to an entry: its account, its number and code, or a one-time link. Open on this device for half a day."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tirek.calls.actions.opening import ask_link, read_link, use_link
from tirek.calls.forms.entrant import DoorForm, LostCodeForm
from tirek.calls.models import Entry
from tirek.calls.queries.entering import own_entries
from tirek.calls.views.pages import actor_of
from tirek.core.access import public
from tirek.core.http import client_address, see_other
from tirek.core.numbering import normalise
from tirek.core.pin import matches
from tirek.core.throttle import forget, hit

KEY = "entries"
OPEN_FOR = timedelta(hours=12)
TRIES, WINDOW = 10, timedelta(hours=1)
MOST_OPEN = 40


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """My entries, and the door by number and code."""
    form = DoorForm(request.POST or None, initial={"number": request.GET.get("n", "")[:40]})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            entry, status = _tried(request, form)
            if entry is not None:
                open_door(request, entry)
                return see_other(reverse("calls:entry", args=[entry.number]))
    context = {"form": form, "entries": own_entries(actor_of(request), list(opened(request)))}
    return render(request, "calls/entry/door.html", context, status=status)


def _tried(request: HttpRequest, form: DoorForm) -> tuple[Entry | None, int]:
    number = normalise(form.cleaned_data["number"]) or form.cleaned_data["number"].strip()
    keys = (f"entry-code:{number}", f"entry-door:{client_address(request)}")
    if not all([hit(keys[0], TRIES, WINDOW), hit(keys[1], 20 * TRIES, WINDOW)]):
        form.add_error(None, _("Too many tries. Wait an hour and try again."))
        return None, 429
    entry = Entry.objects.select_related("call").filter(number=number).first()
    stored = entry.code_digest if entry and entry.code_digest else "0" * 64
    if not matches(stored, number, form.cleaned_data["code"].strip()) or entry is None:
        form.add_error("code", _("This number and code do not belong together."))
        return None, 422
    forget(keys[0])
    return entry, 303


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lost_code(request: HttpRequest) -> HttpResponse:
    """Ask for a one-time link. The answer is the same whether or not the entry is known."""
    form = LostCodeForm(request.POST or None, initial={"number": request.GET.get("n", "")[:40]})
    if request.method == "POST" and form.is_valid():
        number = normalise(form.cleaned_data["number"]) or ""
        keys = (f"entry-link:{number}", f"entry-link:{client_address(request)}")
        if all([hit(keys[0], 3, WINDOW), hit(keys[1], 60, WINDOW)]):
            ask_link(number, str(form.cleaned_data["email"]), at=timezone.now())
        messages.success(request, _("If they belong together, a letter with a link is on its way."))
        return see_other(reverse("calls:entries"))
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/entry/lost_code.html", {"form": form}, status=status)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Open an entry by its one-time link: looking at it uses nothing up, pressing does."""
    try:
        entry = read_link(token)
    except signing.BadSignature:
        return render(request, "calls/entry/link_over.html", status=410)
    if request.method == "POST":
        if not use_link(token, at=timezone.now()):
            return render(request, "calls/entry/link_over.html", status=410)
        open_door(request, entry)
        return see_other(reverse("calls:entry", args=[entry.number]))
    return render(request, "calls/entry/link.html", {"entry": entry})


@public
@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close all entries on this device."""
    request.session.pop(KEY, None)
    return see_other(reverse("calls:entries"))


def open_door(request: HttpRequest, entry: Entry) -> None:
    """Remember in this session that its code was right."""
    known = opened(request)
    if not request.user.is_authenticated and not known:
        request.session.cycle_key()  # a session planted on this device sees nothing
    until = (timezone.now() + OPEN_FOR).timestamp()
    kept = {**{str(key): moment for key, moment in known.items()}, str(entry.pk): until}
    request.session[KEY] = dict(list(kept.items())[-MOST_OPEN:])


def opened(request: HttpRequest) -> dict[UUID, float]:
    """Entries this device has opened, each until when."""
    now, told = timezone.now().timestamp(), request.session.get(KEY, {})
    return {UUID(key): until for key, until in told.items() if until > now}


def own_entry(request: HttpRequest, number: str) -> Entry:
    """An entry of one's account, or one opened on this device. Raises Http404."""
    found = entry_if_own(request, number)
    if found is None:
        raise Http404
    return found


def entry_if_own(request: HttpRequest, number: str) -> Entry | None:
    """As :func:`own_entry`; None when it is not."""
    rows = Entry.objects.select_related("call__organisation", "nomination", "area", "revision__form")
    entry: Any = rows.filter(number=number).first()
    actor = actor_of(request)
    if entry and ((actor.user_id and entry.user_id == actor.user_id) or entry.pk in opened(request)):
        found: Entry = entry
        return found
    return None
