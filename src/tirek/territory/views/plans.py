"""Preparing a reform: the list of plans, one plan with its steps, its dry run, and the deeds of two persons."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.territory import actions
from tirek.territory.enums import AreaPermission, StepKind
from tirek.territory.exports import findings_csv
from tirek.territory.models import ReformPlan
from tirek.territory.permissions import may_agree_to_plan, may_edit_plan, may_take_back_plan
from tirek.territory.plan_forms import FIELDS, ActForm, StepForm, TrialForm, WithinForm
from tirek.territory.queries import geography
from tirek.territory.queries.effects import read
from tirek.territory.queries.plans import Findings, findings_of, is_tried, plans, steps_of

PAGE = 50
UNREADABLE = 422


@requires(AreaPermission.EDIT)
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Reforms being prepared, and those carried out or withdrawn."""
    is_waiting = request.GET.get("state") == "waiting"
    page = Paginator(plans(_actor(request), waiting=is_waiting), PAGE).get_page(request.GET.get("page"))
    tabs = [
        {"label": _("All"), "url": "?", "current": not is_waiting},
        {"label": _("Wait for you"), "url": "?state=waiting", "current": is_waiting},
    ]
    return render(request, "territory/plan_list.html", {"page": page, "tabs": tabs, "crumbs": _crumbs()[:-1]})


@requires(AreaPermission.EDIT)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Begin with the act."""
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan = actions.begin_plan(form.act(), by=_actor(request), at=timezone.now())
        messages.success(request, _("Now add what the act does, step by step."))
        return see_other(plan.get_absolute_url())
    context = {"form": form, "crumbs": _crumbs(), "back": reverse("territory:plans")}
    return render(request, "territory/plan_act.html", context, status=_status(request))


@requires(AreaPermission.EDIT)
def plan_act(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the act of a plan that is still being described."""
    plan = _plan(request, pk)
    form = ActForm(request.POST or None, initial={name: getattr(plan, name) for name in ActForm.base_fields})
    if request.method == "POST" and form.is_valid():
        actions.change_plan(plan.pk, form.act(), by=_actor(request), at=timezone.now())
        return see_other(plan.get_absolute_url())
    context = {"form": form, "plan": plan, "crumbs": _crumbs(), "back": plan.get_absolute_url()}
    return render(request, "territory/plan_act.html", context, status=_status(request))


@requires(AreaPermission.EDIT)
@require_safe
def plan_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The act, the steps, the last dry run, and what may be done next."""
    return _page(request, _plan(request, pk), TrialForm(today=timezone.localdate()))


@requires(AreaPermission.EDIT)
def step_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a step of a kind; whole areas that move are chosen from the region they lie in."""
    plan, kind = _plan(request, pk), _kind(request)
    world = geography(plan.in_force_on - timedelta(days=1))
    choice = WithinForm(request.GET or None, world=world)
    within = choice.cleaned_data["within"] if choice.is_bound and choice.is_valid() else ""
    form = StepForm(request.POST or None, kind=kind, plan=plan, world=world, within=UUID(within) if within else None)
    if request.method == "POST" and form.is_valid():
        made = actions.add_steps(plan.pk, form.steps(), by=_actor(request), at=timezone.now())
        messages.success(request, _("Steps added: %(count)s.") % {"count": len(made)})
        return see_other(plan.get_absolute_url())
    context = {"form": form, "plan": plan, "kind": kind, "choice": choice, "within": within, "crumbs": _crumbs(plan)}
    return render(request, "territory/plan_step.html", context, status=_status(request))


@requires(AreaPermission.EDIT)
@require_POST
def step_removal(request: HttpRequest, pk: UUID, step: UUID) -> HttpResponse:
    """Take a step out."""
    plan = _plan(request, pk)
    if not plan.steps.filter(pk=step).exists():
        raise Http404
    actions.remove_step(plan.pk, step, by=_actor(request), at=timezone.now())
    return see_other(plan.get_absolute_url())


@requires(AreaPermission.EDIT)
@require_POST
def trial(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dry run: everything that would change, nothing changed."""
    plan = _plan(request, pk)
    form = TrialForm(request.POST, today=timezone.localdate())
    if form.is_valid():
        try:
            actions.try_plan(plan.pk, form.asked(), by=_actor(request), at=timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return see_other(reverse("territory:findings", args=[plan.pk]))
    return _page(request, plan, form, status=UNREADABLE)


@requires(AreaPermission.EDIT)
@require_safe
def findings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the dry run found: areas, bodies, figures."""
    plan = _plan(request, pk)
    found = findings_of(plan)
    chosen = _chosen(request, found)
    page = Paginator(chosen.rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "is_tried": is_tried(plan),
        "chosen": chosen,
        "tabs": [_tab(each, chosen) for each in found],
        "rows": [list(zip(chosen.effect.heads, map(read, row), strict=True)) for row in page.object_list],
        "page": page,
        "crumbs": _crumbs(plan),
    }
    return render(request, "territory/findings.html", context)


@requires(AreaPermission.EDIT)
@require_safe
def findings_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One kind of findings as CSV."""
    plan = _plan(request, pk)
    chosen = _chosen(request, findings_of(plan))
    return findings_csv(chosen, f"reform-{plan.in_force_on.isoformat()}-{chosen.effect.code}.csv")


@requires(AreaPermission.EDIT)
@require_POST
def deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Propose, agree, take back or withdraw."""
    if name not in DEEDS:
        raise Http404
    plan = _plan(request, pk)
    action, words = DEEDS[name]
    action(plan.pk, by=_actor(request), at=timezone.now())
    messages.success(request, str(words))
    return see_other(plan.get_absolute_url())


Deed = tuple[Callable[..., ReformPlan], str | Promise]
DEEDS: dict[str, Deed] = {
    "proposal": (actions.propose_plan, gettext_lazy("Proposed. A second person has to agree.")),
    "agreement": (actions.agree_to_plan, gettext_lazy("Agreed. The reform is carried out on its day.")),
    "return": (actions.take_back_plan, gettext_lazy("Taken back: it can be changed again.")),
    "withdrawal": (actions.withdraw_plan, gettext_lazy("Withdrawn. Nothing has changed.")),
}


def _page(request: HttpRequest, plan: ReformPlan, form: TrialForm, status: int = 200) -> HttpResponse:
    actor = _actor(request)
    context = {
        "plan": plan,
        "steps": steps_of(plan),
        "kinds": [(kind.value, kind.label) for kind in FIELDS],
        "found": findings_of(plan),
        "is_tried": is_tried(plan),
        "may_edit": may_edit_plan(actor, plan),
        "agreeing": may_agree_to_plan(actor, plan),
        "may_take_back": may_take_back_plan(actor, plan),
        "form": form,
        "crumbs": _crumbs(),
    }
    return render(request, "territory/plan.html", context, status=status)


def _chosen(request: HttpRequest, found: list[Findings]) -> Findings:
    if not found:
        raise Http404
    asked = request.GET.get("of")
    return next((each for each in found if each.effect.code == asked), found[0])


def _tab(each: Findings, chosen: Findings) -> dict[str, Any]:
    return {
        "label": each.effect.title,
        "url": f"?of={each.effect.code}",
        "current": each == chosen,
        "count": len(each.rows),
    }


def _kind(request: HttpRequest) -> StepKind:
    asked = request.GET.get("kind", "")
    if asked not in StepKind.values:
        raise Http404
    return StepKind(asked)


def _plan(request: HttpRequest, pk: UUID) -> ReformPlan:
    return get_object_or_404(ReformPlan.objects.visible_to(_actor(request)), pk=pk)


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]


def _status(request: HttpRequest) -> int:
    return UNREADABLE if request.method == "POST" else 200


def _crumbs(plan: ReformPlan | None = None) -> list[tuple[str, str]]:
    found = [
        (_("Map of the country"), reverse("territory:areas")),
        (_("Reforms in preparation"), reverse("territory:plans")),
    ]
    return [*found, (plan.title, plan.get_absolute_url())] if plan else found
