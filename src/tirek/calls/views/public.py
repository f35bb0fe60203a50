"""Calls as everybody sees them: the list, the page, the rules, the quiz, and beginning an entry."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions.entries import start_entry
from tirek.calls.enums import CallPermission
from tirek.calls.forms.calls import PublicFilter
from tirek.calls.models import Call
from tirek.calls.permissions import may_enter
from tirek.calls.queries.calls import DECIDED, call_page, public_calls, quiz_of
from tirek.calls.queries.entering import GRACE
from tirek.calls.views.door import entry_if_own, open_door
from tirek.calls.views.pages import actor_of
from tirek.core.access import public
from tirek.core.http import client_address, see_other
from tirek.core.panels import panels_for
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse

PAGE = 20
ENTRIES_PER_ADDRESS = 300  # a school may share one address
WINDOW = timedelta(hours=1)


@public
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """Announced calls, those open now first."""
    form, now = PublicFilter(request.GET), timezone.now()
    told = form.cleaned_data if form.is_valid() else {}
    found = public_calls(now, when=told.get("when", ""), kind=told.get("kind", ""), text=told.get("q", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(each, each.is_open(now), each.opens_at > now) for each in page],
        "active": sum(bool(value) for value in told.values()),
    }
    return render(request, "calls/public/calls.html", context)


@public
@require_GET
def call(request: HttpRequest, code: str) -> HttpResponse:
    """One call: what it is about, who may enter, when what happens."""
    found, now, actor = visible_call(request, code), timezone.now(), actor_of(request)
    context = {
        "call": found,
        "page": call_page(found, now, get_language() or "kk"),
        "may_enter": may_enter(found, now),
        "open": found.is_open(now),
        "ahead": found.opens_at > now,
        "today": timezone.localdate(),
        "closes_on": timezone.localdate(found.closes_at),
        "works": actor.holds(CallPermission.VIEW, at=found.organisation_id),
        "panels": panels_for("calls.call", actor, found),
    }
    return render(request, "calls/public/call.html", context)


@public
@require_GET
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """Everything the call promises, on one printable page in the language of the reader."""
    found = visible_call(request, code)
    page = call_page(found, timezone.now(), get_language() or "kk")
    context = {"call": found, "page": page, "grace": int(GRACE.total_seconds() // 60)}
    return render(request, "calls/public/rules.html", context)


@public
@require_GET
def quiz(request: HttpRequest, code: str) -> HttpResponse:
    """Questions before entering. Answers stand in the address; nothing is kept."""
    found = visible_call(request, code)
    questions = quiz_of(found)
    told = {each.code: request.GET.get(each.code, "") for each in questions}
    answered = bool(questions) and all(told.values())
    barred = [each for each in questions if told[each.code] and told[each.code] != each.must]
    rows = [(each, told[each.code], each in barred) for each in questions]
    context = {
        "call": found,
        "rows": rows,
        "answered": answered,
        "barred": barred,
        "may_enter": may_enter(found, timezone.now()),
    }
    return render(request, "calls/public/quiz.html", context)


@public
@never_cache
@require_POST
def entry(request: HttpRequest, code: str) -> HttpResponse:
    """Begin an entry: its number and code are shown on the next page, the code never again."""
    found, actor = visible_call(request, code), actor_of(request)
    if not hit(f"entry:{client_address(request)}", ENTRIES_PER_ADDRESS, WINDOW):
        raise TooMany(refuse(_("Too many tries. Wait an hour and try again.")))
    beside = entry_if_own(request, request.POST.get("beside", ""))
    if beside is not None and beside.call_id != found.pk:
        beside = None
    made, secret = start_entry(found, get_language() or "kk", by=actor, at=timezone.now(), beside=beside)
    open_door(request, made)
    request.session[f"entry-code-{made.pk}"] = secret
    messages.success(request, _("Your entry is begun. Everything you type is kept as you type it."))
    return see_other(reverse("calls:entry_form", args=[made.number, "you"]))


def visible_call(request: HttpRequest, code: str) -> Call:
    """A call the visitor may see; 404 otherwise."""
    rows = Call.objects.visible_to(actor_of(request)).select_related("organisation").annotate(is_decided=DECIDED)
    return get_object_or_404(rows, code=code)
