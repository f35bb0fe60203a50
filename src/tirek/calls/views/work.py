"""Calls for those who run them: the list, beginning one, its page, announcing and ending it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import calls as actions
from tirek.calls.actions.changing import is_frozen
from tirek.calls.enums import CallKind, CallPermission
from tirek.calls.forms.calls import CallForm, NewCallForm, WorkFilter, default_window, initial_of_call
from tirek.calls.models import Call
from tirek.calls.permissions import may_change, may_finish, may_publish, may_run
from tirek.calls.queries.calls import call_page, calls_run_by, is_decided
from tirek.calls.queries.counting import counters_of
from tirek.calls.queries.readiness import what_is_missing
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page, saving
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure
from tirek.network.models import Organisation

PAGE = 30


@requires(CallPermission.VIEW)
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """Calls of the organisations one runs calls of, drafts too."""
    form, actor = WorkFilter(request.GET), actor_of(request)
    told = form.cleaned_data if form.is_valid() else {}
    found = calls_run_by(actor, state=told.get("state", ""), kind=told.get("kind", ""), text=told.get("q", ""))
    page, now = Paginator(found, PAGE).get_page(request.GET.get("page")), timezone.now()
    context = {
        "form": form,
        "page": page,
        "rows": [(each, each.is_open(now), each.opens_at > now) for each in page],
        "active": sum(bool(value) for value in told.values()),
        "may_begin": actor.holds(CallPermission.RUN),
    }
    return render(request, "calls/work/calls.html", context)


@requires(CallPermission.RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a call from a template or from an earlier one."""
    actor = actor_of(request)
    earlier = list(calls_run_by(actor)[:20])
    initial = {**default_window(timezone.localtime()), "source": request.GET.get("source", "")}
    form = NewCallForm(request.POST or None, organisations=_holders(actor), earlier=earlier, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = _begun(form, {str(each.pk): each for each in earlier}, actor)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The call is begun. Look through what it promises, then announce it."))
            return see_other(reverse("calls:call_work", args=[made.code]))
    return form_page(request, form, _("Begin a call"), reverse("calls:work"))


def _begun(form: NewCallForm, earlier: dict[str, Call], actor: Actor) -> Call:
    source, now = form.cleaned_data["source"], timezone.now()
    if source in CallKind.values:
        return actions.begin_call(form.facts(), source, by=actor, at=now)
    return actions.copy_call(earlier[source], form.facts(), by=actor, at=now)


def _holders(actor: Actor) -> list[Organisation]:
    """Organisations one may hold a call for, the own one first."""
    reach = actor.reach(CallPermission.RUN)
    found = Organisation.objects.on(timezone.localdate()).filter(reach.q("pk")).order_by("path")[:100]
    return sorted(found, key=lambda each: each.pk != actor.organisation_id)


@requires(CallPermission.VIEW)
@require_GET
def call(request: HttpRequest, code: str) -> HttpResponse:
    """One call for those who run it: what is missing, what is promised, how many have entered."""
    actor, now, found = actor_of(request), timezone.now(), work_call(request, code)
    found.is_decided = is_decided(found)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "call": found,
        "open": found.is_open(now),
        "ahead": found.opens_at > now,
        "page": call_page(found, now, get_language() or "kk"),
        "missing": what_is_missing(found, now) if found.state == "draft" else [],
        "counters": counters_of(found),
        "form_version": found.forms.order_by("number").last(),
        "frozen": is_frozen(found, now),
        "may_change": bool(may_change(actor, found)),
        "may_publish": bool(may_publish(actor, found)),
        "may_finish": bool(may_finish(actor, found)),
        "panels": panels_for("calls.call_work", actor, found),
    }
    return render(request, "calls/work/call.html", context)


@requires(CallPermission.RUN)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a call says of itself as a whole."""
    actor, now, found = actor_of(request), timezone.now(), work_call(request, code)
    ensure(may_change(actor, found))
    form = CallForm(request.POST or None, frozen=is_frozen(found, now), initial=initial_of_call(found))
    return saving(
        request,
        form,
        lambda: actions.edit_call(found.pk, form.facts(), by=actor, at=now, why=form.why()),
        title=_("Change the call"),
        back=reverse("calls:call_work", args=[code]),
        done=_("The call is changed."),
    )


@requires(CallPermission.PUBLISH)
@require_POST
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """Announce a call."""
    found = work_call(request, code)
    try:
        actions.publish_call(found.pk, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
    else:
        messages.success(request, _("The call is announced. From its opening what it promises stands."))
    return see_other(reverse("calls:call_work", args=[code]))


@requires(CallPermission.PUBLISH)
@require_POST
def ending(request: HttpRequest, code: str) -> HttpResponse:
    """Complete or cancel a call."""
    found, cancelled = work_call(request, code), request.POST.get("how") == "cancel"
    actions.finish_call(found.pk, cancelled=cancelled, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The call is cancelled.") if cancelled else _("The call is completed."))
    return see_other(reverse("calls:call_work", args=[code]))


@requires(CallPermission.RUN)
@require_POST
def removal(request: HttpRequest, code: str) -> HttpResponse:
    """Throw a draft away."""
    found = work_call(request, code)
    ensure(may_run(actor_of(request), found.organisation_id))
    actions.remove_call(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The draft is thrown away."))
    return see_other(reverse("calls:work"))
