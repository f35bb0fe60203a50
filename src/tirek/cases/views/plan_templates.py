"""Beginning a plan from a template, and the coordinator's pages of templates."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.plan_templates import (
    ChosenLine,
    TemplateData,
    TemplateLine,
    load_reference_templates,
    save_template,
    start_plan,
)
from tirek.cases.enums import CasePermission, PlanPermission
from tirek.cases.forms.plan import ChosenLineForm, TemplateForm, TemplateLines
from tirek.cases.models import Case, PlanTemplate
from tirek.cases.permissions import may_work
from tirek.cases.queries.plan_templates import Proposed, proposal, templates_for
from tirek.cases.queries.workers import workers_at
from tirek.cases.views.fetching import actor_of, visible_case
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.ids import uuid7
from tirek.core.text import fold
from tirek.core.verdict import Refused, ensure


@requires(CasePermission.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, number: str) -> HttpResponse:
    """Tick what a template proposes; each ticked service becomes a line of the plan."""
    case, actor = visible_case(request, number), actor_of(request)
    ensure(may_work(actor, case))
    templates = templates_for(actor)
    chosen = _chosen(request, templates)
    proposed = proposal(chosen, case, on=timezone.localdate()) if chosen else []
    rows = _rows(request, case, proposed)
    problem, status = "", 200
    if request.method == "POST" and chosen is not None:
        problem = _begin(request, case, chosen, rows)
        if not problem:
            messages.success(request, _("The plan has begun. Refer what partners are to do."))
            return see_other(case.get_absolute_url())
        status = 422
    context = {"case": case, "templates": templates, "chosen": chosen, "rows": rows, "problem": problem}
    return render(request, "cases/plan_start.html", context, status=status)


@requires(PlanPermission.EDIT_TEMPLATES)
@require_GET
def templates(request: HttpRequest) -> HttpResponse:
    """All templates, also those no longer offered."""
    found = PlanTemplate.objects.visible_to(actor_of(request)).prefetch_related("lines__service")
    return render(request, "cases/plan_templates.html", {"templates": found})


@requires(PlanPermission.EDIT_TEMPLATES)
@require_POST
def reference_templates(request: HttpRequest) -> HttpResponse:
    """Add the templates shipped with Tirek that are not there."""
    added = load_reference_templates(by=actor_of(request), at=timezone.now())
    messages.success(request, _("Templates added: %(n)s.") % {"n": added})
    return see_other(reverse("cases:plan_templates"))


@requires(PlanPermission.EDIT_TEMPLATES)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, code: str = "") -> HttpResponse:
    """Change a template, or (without a code) make a new one."""
    found = get_object_or_404(PlanTemplate.objects.visible_to(actor_of(request)), code=code) if code else None
    posted = request.POST if request.method == "POST" else None
    form = TemplateForm(posted, initial=_initial(found))
    lines = TemplateLines(posted, initial=_initial_lines(found), prefix="lines")
    if posted is not None and form.is_valid() and lines.is_valid() and _saved(request, found, form, lines):
        messages.success(request, _("The template is saved. Plans already begun stay as they are."))
        return see_other(reverse("cases:plan_templates"))
    context = {"template": found, "form": form, "lines": lines}
    return render(request, "cases/plan_template.html", context, status=422 if posted is not None else 200)


def _chosen(request: HttpRequest, templates: list[PlanTemplate]) -> PlanTemplate | None:
    code = request.POST.get("template") or request.GET.get("template") or ""
    return next((one for one in templates if one.code == code), None)


def _rows(request: HttpRequest, case: Case, proposed: list[Proposed]) -> list[tuple[Proposed, ChosenLineForm]]:
    """Each proposed line with its form, ticked unless the plan has the service already."""
    workers = workers_at([case.office_id], on=timezone.localdate()) if proposed else []
    choices = [("", _("Whoever has the case")), *((str(one.id), one.name) for one in workers)]
    posted = request.POST if request.method == "POST" else None
    return [
        (
            one,
            ChosenLineForm(
                posted,
                prefix=one.line.service.code,
                workers=choices,
                service=one.line.service.name,
                initial={"chosen": not one.is_planned, "due_on": one.due_on},
            ),
        )
        for one in proposed
    ]


def _begin(
    request: HttpRequest, case: Case, template: PlanTemplate, rows: list[tuple[Proposed, ChosenLineForm]]
) -> str:
    """Begin the plan; the problem in words when it cannot."""
    ticked = [(one, form) for one, form in rows if request.POST.get(form.add_prefix("chosen"))]
    if [form for _one, form in ticked if not form.is_valid()]:
        return _("Look at the marked lines.")
    lines = [_line(one, form.cleaned_data) for one, form in ticked]
    version = request.POST.get("version", "")
    try:
        start_plan(
            case.pk,
            template.pk,
            lines,
            expected_version=int(version) if version.isdigit() else None,
            by=actor_of(request),
            at=timezone.now(),
        )
    except ValidationError as error:
        return " ".join(error.messages)
    except Refused as refused:
        return str(refused)
    return ""


def _line(one: Proposed, told: dict[str, Any]) -> ChosenLine:
    return ChosenLine(
        one.line.service_id, told["due_on"], one.line.owner_kind, one.line.milestone, told["responsible"] or None
    )


def _initial(template: PlanTemplate | None) -> dict[str, Any]:
    if template is None:
        return {"is_offered": True}
    return {name: getattr(template, name) for name in ("need", "name_kk", "name_ru", "name_en", "is_offered")}


def _initial_lines(template: PlanTemplate | None) -> list[dict[str, Any]]:
    lines = template.lines.select_related("service") if template else []
    return [
        {
            "service": line.service.code,
            "working_days": line.working_days,
            "owner_kind": line.owner_kind,
            "milestone": line.milestone,
        }
        for line in lines
    ]


def _saved(request: HttpRequest, found: PlanTemplate | None, form: TemplateForm, lines: Any) -> bool:
    """Save; what was wrong stands at the form."""
    chosen = [row for row in lines.cleaned_data if row.get("service")]
    told = [
        TemplateLine(row["service"].pk, row["working_days"], row["owner_kind"] or "office", row["milestone"])
        for row in chosen
    ]
    data = TemplateData(**form.cleaned_data, lines=told)
    code = found.code if found else slugify(fold(data.name_kk))[:30] or uuid7().hex[-12:]
    if found is None and PlanTemplate.objects.filter(code=code).exists():
        code = f"{code}-{uuid7().hex[-6:]}"
    try:
        save_template(code, data, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
