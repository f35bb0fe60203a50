"""Early warning, and mediation in numbers."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tirek.activities.models import Event
from tirek.core.access import requires
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.mediation.actions import signals as actions
from tirek.mediation.enums import MediationPermission, StepKind
from tirek.mediation.forms.signals import CloseForm, HeldForm, JudgeForm, SignalFilter, SignalForm, StepForm
from tirek.mediation.models import Mediator, Signal, Step
from tirek.mediation.permissions import may_keep_signals, may_work_on_signal
from tirek.mediation.queries import counts
from tirek.mediation.queries.origins import origin_of
from tirek.mediation.queries.register import areas_of
from tirek.mediation.views.pages import answered, done
from tirek.network.models import Organisation
from tirek.territory.queries import AreaOn, CountryMap, country_map

PAGE = 20
VIEW, KEEP = MediationPermission.VIEW_SIGNALS, MediationPermission.KEEP_SIGNALS
FIRST_YEAR = 2019


@requires(VIEW)
@require_GET
def signals(request: HttpRequest) -> HttpResponse:
    """The quiet register, with where it gathers."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form = SignalFilter(request.GET, on=today)
    found = _found(actor, form, today)
    page = Paginator(found.select_related("area", "office"), PAGE).get_page(request.GET.get("page"))
    told = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "page": page,
        "active": sum(bool(value) for value in told.values()),
        **_gathering(found, told.get("region"), today),
        "may_enter": actor.holds(KEEP),
    }
    return render(request, "mediation/signals.html", context)


@requires(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a signal."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form = SignalForm(request.POST or None, offices=_offices(actor, today), on=today)
    if request.method == "POST" and form.is_valid():
        made: list[Signal] = []
        if done(form, lambda: made.append(actions.enter_signal(form.facts(), by=actor, at=timezone.now()))):
            messages.success(request, _("The signal is entered."))
            return see_other(made[0].get_absolute_url())
    return form_page(request, form, _("New signal"), reverse("mediation:signals"))


@requires(VIEW)
@require_GET
def signal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One signal: what was noticed, what is done about it."""
    actor, found = request.actor, _signal(request, pk)  # type: ignore[attr-defined]
    context = {
        "signal": found,
        "origin": origin_of(actor, found.source, found.about_id),
        "steps": found.steps.select_related("mediator", "event"),
        "may_work": bool(may_work_on_signal(actor, found)),
        "judge_form": JudgeForm(initial={"kind": found.kind, "weight": found.weight}),
        "trainings": StepKind.TRAINING,
    }
    return render(request, "mediation/signal.html", context)


@requires(KEEP)
@require_http_methods(["POST"])
def judgement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How serious it is."""
    found, form = _worked_on(request, pk), JudgeForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        actions.judge_signal(pk, told["weight"], told["kind"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("It is kept."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("How serious"), found.get_absolute_url())


@requires(KEEP)
def step_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a visit, a dialogue or a training."""
    found, today = _worked_on(request, pk), timezone.localdate()
    events = Event.objects.filter(area_id=found.area_id, starts_at__date__gte=found.noticed_on).order_by("-starts_at")
    mediators = Mediator.objects.standing(today).filter(area_id=found.area_id)
    form = StepForm(request.POST or None, mediators=mediators, events=events, initial={"planned_on": today})
    if answered(request, form, lambda: actions.plan_step(pk, form.facts(), by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
        messages.success(request, _("It is planned."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Plan what is done"), found.get_absolute_url())


@requires(KEEP)
def step(request: HttpRequest, pk: UUID, step_id: UUID) -> HttpResponse:
    """Say that it was held, and what came of it."""
    found = _worked_on(request, pk)
    planned = get_object_or_404(Step, signal=found, pk=step_id)
    form = HeldForm(request.POST or None, initial={"held_on": planned.planned_on})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        deed = (pk, step_id, told["held_on"], told["people"], told["result"])
        if done(form, lambda: actions.hold_step(*deed, by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
            messages.success(request, _("It is kept."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, str(planned.get_kind_display()), found.get_absolute_url())


@requires(KEEP)
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a signal with what came of it."""
    found, form = _worked_on(request, pk), CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        result = form.cleaned_data["result"]
        if done(form, lambda: actions.close_signal(pk, result, by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
            messages.success(request, _("The signal is closed."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Close the signal"), found.get_absolute_url())


@requires(MediationPermission.VIEW_COUNTS)
@require_GET
def numbers(request: HttpRequest) -> HttpResponse:
    """Mediation of a year in numbers; nothing opens from here."""
    today = timezone.localdate()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and FIRST_YEAR <= int(asked) <= today.year else today.year
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    found = counts.counts_of(first, last)
    context = {
        "counts": found,
        "year": year,
        "years": [
            {"label": n, "url": f"?year={n}", "current": n == year} for n in range(today.year, FIRST_YEAR - 1, -1)
        ],
        "map": _map(last, counts.agreements_by_region(first, last), lambda region: "#by-region"),
        "fewest": counts.FEWEST,
    }
    return render(request, "mediation/numbers.html", context)


def _gathering(found: Any, region: UUID | None, today: date) -> dict[str, Any]:
    """Where signals gather: the country by region, a chosen region by district; small numbers kept back."""
    districts = counts.signals_by_district(found.only("area_id"), today)
    if region:
        return {"districts": districts, "tiles": counts.district_tiles(districts, region, today), "map": None}
    values = counts.signals_by_region(found, today)
    return {"districts": districts[:12], "tiles": [], "map": _map(today, values, _region_address)}


def _map(on: date, numbers: Mapping[UUID, int | None], url: Callable[[AreaOn], str]) -> CountryMap:
    """The country, with "<5" where a number is kept back."""
    known = {key: number for key, number in numbers.items() if number is not None}
    return country_map(on, known, url, said=dict.fromkeys(numbers.keys() - known.keys(), counts.KEPT_BACK))


def _region_address(region: Any) -> str:
    return f"?region={region.id}#districts"


def _years(today: date) -> range:
    return range(today.year, FIRST_YEAR - 1, -1)


def _found(actor: Actor, form: SignalFilter, today: date) -> Any:
    rows = Signal.objects.visible_to(actor)
    told = form.cleaned_data if form.is_valid() else {}
    for name in ("state", "kind"):
        if told.get(name):
            rows = rows.filter(**{name: told[name]})
    return rows.filter(area_id__in=areas_of(told["region"], today)) if told.get("region") else rows


def _signal(request: HttpRequest, pk: UUID) -> Signal:
    rows = Signal.objects.visible_to(request.actor).select_related("area", "office")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def _worked_on(request: HttpRequest, pk: UUID) -> Signal:
    found = _signal(request, pk)
    ensure(may_work_on_signal(request.actor, found))  # type: ignore[attr-defined]
    return found


def _offices(actor: Actor, on: date) -> list[Organisation]:
    rows = Organisation.objects.offices().on(on).filter(actor.reach(KEEP).q("pk")).order_by("path")
    return [one for one in rows[:400] if may_keep_signals(actor, one.pk)]
