"""The reform lab: scenarios, their runs over invented people or the register, their adoption."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.programmes.actions import scenarios as actions
from tirek.programmes.enums_of_services import Over, RulesPermission
from tirek.programmes.exports_of_scenarios import run_xlsx
from tirek.programmes.forms.scenarios import AdoptForm, CompareForm, RunForm, ScenarioForm
from tirek.programmes.models import Scenario, ScenarioRun
from tirek.programmes.permissions import may_adopt, may_simulate
from tirek.programmes.queries import scenarios as queries
from tirek.programmes.queries.reckoning import reckoning_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAB = (RulesPermission.SIMULATE, RulesPermission.ADOPT)


@requires(*LAB)
@require_GET
def scenarios(request: HttpRequest) -> HttpResponse:
    """All scenarios."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"scenarios": queries.scenarios(actor), "may_write": bool(may_simulate(actor))}
    return render(request, "programmes/scenarios/scenarios.html", context)


@requires(RulesPermission.SIMULATE)
def new(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    form = ScenarioForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_scenario(form.facts(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            return see_other(made.get_absolute_url())
    return _form_page(request, form, _("A new scenario"), reverse("programmes:scenarios"))


@requires(RulesPermission.SIMULATE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change one that is not adopted."""
    found = _scenario_or_404(request, pk)
    form = ScenarioForm(request.POST or None, scenario=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_scenario(pk, form.facts(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The scenario is changed. Run it again to see what it brings now."))
            return see_other(found.get_absolute_url())
    return _form_page(request, form, found.name, found.get_absolute_url())


@requires(*LAB)
@require_GET
def scenario(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One scenario: what it changes, its runs, what the latest finished one brought."""
    actor, found = request.actor, _scenario_or_404(request, pk)  # type: ignore[attr-defined]
    runs = list(found.runs.all()[:20])
    chosen = _chosen(request, runs)
    context = {
        "scenario": found,
        "changed": queries.changed_figures(found.changes, found.on),
        "runs": runs,
        "run": chosen,
        "waits": any(run.finished_at is None for run in runs),
        "form": RunForm() if may_simulate(actor) else None,
        "adoption": AdoptForm() if may_adopt(actor, found) and not found.adopted_at else None,
        "may_edit": bool(may_simulate(actor)) and not found.adopted_at,
        **(_shown(chosen) if chosen else {}),
    }
    return render(request, "programmes/scenarios/scenario.html", context)


@requires(*LAB)
@require_GET
def comparison(request: HttpRequest) -> HttpResponse:
    """Several scenarios side by side, each by its latest finished run over the same people."""
    actor = request.actor  # type: ignore[attr-defined]
    form = CompareForm(request.GET, scenarios=queries.finished(actor))
    chosen = form.cleaned_data["scenario"] if form.is_valid() else []
    over = form.cleaned_data["over"] if form.is_valid() else Over.SYNTHETIC
    context = {"form": form, **queries.side_by_side(chosen, over)}
    return render(request, "programmes/scenarios/comparison.html", context)


@requires(RulesPermission.SIMULATE)
@require_POST
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a run."""
    found, form = _scenario_or_404(request, pk), RunForm(request.POST)
    if not form.is_valid():
        return _deed_page(request, form, _("Run the scenario"), found.get_absolute_url())
    told, by = form.cleaned_data, request.actor  # type: ignore[attr-defined]
    if told["over"] == Over.REGISTER:
        actions.ask_run_over_register(pk, by=by, at=timezone.now())
    else:
        actions.ask_run(pk, told["persons"], seed=told["seed"], by=by, at=timezone.now())
    messages.success(request, _("The run is under way: it takes some seconds. Open the page again to see it."))
    return see_other(found.get_absolute_url())


@requires(RulesPermission.ADOPT)
@require_POST
def adoption(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make it law, by an act, from a day on."""
    found, form = _scenario_or_404(request, pk), AdoptForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.adopt_scenario(pk, told["act"], told["since"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Adopted: from that day every check is made by the new figures."))
            return see_other(found.get_absolute_url())
    return _deed_page(request, form, _("Adopt the scenario"), found.get_absolute_url())


@requires(*LAB)
@require_GET
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A finished run as a workbook."""
    visible = Scenario.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    runs = ScenarioRun.objects.filter(scenario__in=visible).select_related("scenario")
    found = get_object_or_404(runs, pk=pk)
    if not found.results:
        raise Http404
    response = HttpResponse(run_xlsx(found), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="scenario.xlsx"'
    return response


def _chosen(request: HttpRequest, runs: list[ScenarioRun]) -> ScenarioRun | None:
    asked = request.GET.get("run", "")
    finished = [each for each in runs if each.results]
    return next((each for each in finished if str(each.pk) == asked), finished[0] if finished else None)


def _shown(run: ScenarioRun) -> dict[str, object]:
    names = queries.measure_names()
    return {
        "results": run.results,
        "reckoned": reckoning_of(run),
        "headline": queries.headline(run),
        "regions": queries.region_rows(run),
        "children": queries.children_rows(run),
        "bands": queries.band_rows(run),
        "measures": [each | {"name": names.get(each["code"], each["code"])} for each in run.results["measures"]],
        "cost_chart": queries.cost_chart(run),
        "band_chart": queries.band_chart(run),
    }


def _scenario_or_404(request: HttpRequest, pk: UUID) -> Scenario:
    return get_object_or_404(Scenario.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]


def _form_page(request: HttpRequest, form: ScenarioForm, title: str, back: str) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": title, "back": back}
    return render(request, "programmes/scenarios/form.html", context, status=status)


def _deed_page(request: HttpRequest, form: object, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "version": 0}
    return render(request, "programmes/services/form.html", context, status=422)
