"""Prizes: what is owed and late, the way of one prize, the receiver's word."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import prizes as actions
from tirek.calls.enums import CallPermission
from tirek.calls.forms.awards import DayForm, PostponeForm, PrizeForm
from tirek.calls.models import Award, Prize
from tirek.calls.permissions_of_awards import may_award, may_track
from tirek.calls.queries import awards as queries
from tirek.calls.views.deeds import deed
from tirek.core.access import public, requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure

PAGE = 50
FORM = ["GET", "HEAD", "POST"]


@requires(CallPermission.VIEW)
@require_GET
def prizes(request: HttpRequest) -> HttpResponse:
    """Prizes by what waits: owed, late, postponed, not confirmed."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    need = request.GET.get("need", "owed")
    context = {
        "tabs": _tabs(need, queries.prize_counts(actor, today)),
        "page": Paginator(queries.prizes_for(actor, need, today), PAGE).get_page(request.GET.get("page")),
        "today": today,
    }
    return render(request, "calls/awards/prizes.html", context)


def _tabs(need: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    address = reverse("calls:prizes")
    words = (
        ("owed", _("To be given")),
        ("late", _("Late")),
        ("postponed", _("Postponed")),
        ("unconfirmed", _("Given, not confirmed")),
    )
    tabs: list[dict[str, Any]] = [
        {"label": label, "url": f"{address}?need={key}", "current": key == need, "count": counts[key]}
        for key, label in words
    ]
    return [*tabs, {"label": _("All"), "url": f"{address}?need=all", "current": need == "all"}]


@requires(CallPermission.VIEW)
@require_GET
def prize(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One prize and everything that happened to it."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    context = {
        "prize": found,
        "steps": found.steps.all(),
        "may_track": bool(may_track(actor, found)),
        "today": timezone.localdate(),
    }
    return render(request, "calls/awards/prize.html", context)


@requires(CallPermission.PUBLISH)
@require_http_methods(FORM)
def promise(request: HttpRequest, number: str) -> HttpResponse:
    """Promise a prize with an award."""
    actor = request.actor  # type: ignore[attr-defined]
    award = get_object_or_404(Award.objects.visible_to(actor).select_related("call"), number=number)
    ensure(may_award(actor, award.call))
    form = PrizeForm(request.POST or None)
    about = f"{award.number} · {award.name}"
    return deed(
        request,
        form,
        lambda: actions.promise_prize(number, actions.NewPrize(**form.cleaned_data), by=actor, at=timezone.now()),
        words=(_("Promise a prize"), _("The prize is promised. It is followed until it is given.")),
        back=award.get_absolute_url(),
        about=about,
    )


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def day(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the day."""
    form = DayForm(request.POST or None)
    words = (_("Set the day"), _("The day is set. The receiver is told."))
    return _track(request, pk, form, words, lambda told: actions.schedule_prize(pk, told["day"], **_now(request)))


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def postponement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put it off."""
    form = PostponeForm(request.POST or None)
    words = (_("Postpone the prize"), _("The prize is postponed. The receiver is told why."))
    return _track(
        request, pk, form, words, lambda told: actions.postpone_prize(pk, told["day"], told["reason"], **_now(request))
    )


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def handing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was given."""
    form = DayForm(request.POST or None, initial={"day": timezone.localdate()})
    words = (_("The prize was given"), _("It is written down. The receiver is asked to confirm."))
    return _track(request, pk, form, words, lambda told: actions.give_prize(pk, told["day"], **_now(request)))


@public
@require_POST
def confirmation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receiver says that it came."""
    found, code = get_object_or_404(Prize.objects.select_related("award"), pk=pk), request.POST.get("code", "")[:16]
    actions.confirm_prize(pk, code=code, **_now(request))
    messages.success(request, _("Thank you: it is written down that the prize has come."))
    address = found.award.get_absolute_url()
    return see_other(f"{address}?code={code}" if code else address)


def _track(
    request: HttpRequest,
    pk: UUID,
    form: forms.Form,
    words: tuple[str, str],
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    found = _found(request, pk)
    ensure(may_track(request.actor, found))  # type: ignore[attr-defined]
    back, about = reverse("calls:prize", args=[pk]), f"{found.name} · {found.award.name}"
    return deed(request, form, lambda: act(form.cleaned_data), words=words, back=back, about=about)


def _now(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]


def _found(request: HttpRequest, pk: UUID) -> Prize:
    actor = request.actor  # type: ignore[attr-defined]
    rows = Prize.objects.visible_to(actor).select_related("award__call", "award__entry", "award__nomination")
    found = get_object_or_404(rows, pk=pk)
    if not actor.holds(CallPermission.VIEW, at=found.award.call.organisation_id):
        raise Http404
    return found
