"""Many cases on paper: one sheet each, in one document."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.cases.models import Case, PlanLine
from tirek.core.actor import Actor
from tirek.core.paper import pdf

MOST_PRINTED = 200


def sheets_pdf(actor: Actor, cases: Iterable[Case], *, at: datetime) -> bytes:
    """The visible ones of some cases, a page each: facts, text, plan. Three queries, however many."""
    keys = [case.pk for case in cases][:MOST_PRINTED]
    rows = Case.objects.visible_to(actor).filter(pk__in=keys).order_by("due_on", "id")
    found = list(rows.select_related("office", "service", "applicant", "assignee", "area"))
    plans: dict[Any, list[PlanLine]] = {}
    for line in PlanLine.objects.filter(case__in=keys).select_related("service", "owner"):
        plans.setdefault(line.case_id, []).append(line)
    data = {
        "title": _("Applications: %(n)s") % {"n": len(found)},
        "lang": (get_language() or "kk")[:2],
        "office": actor.organisation_name,
        "date": date_format(localtime(at), "DATE_FORMAT"),
        "plan_title": _("Plan of services"),
        "sheets": [_sheet(case, plans.get(case.pk, [])) for case in found],
    }
    return pdf("cases/sheets", data, dated=at)


def _sheet(case: Case, plan: list[PlanLine]) -> dict[str, Any]:
    facts = [
        (_("Applicant"), case.applicant.full_name),
        (_("Place"), case.area.name),
        (_("Service"), case.service.name),
        (_("Registered"), date_format(case.registered_on, "DATE_FORMAT")),
        (_("Answer due by"), date_format(case.due_on, "DATE_FORMAT")),
        (_("State"), str(case.get_state_display())),
        (_("Outcome"), str(case.get_outcome_display() or "")),
        (_("Office"), case.office.name),
        (_("Case worker"), case.assignee.name if case.assignee else ""),
    ]
    lines = [f"{line.service.name} · {line.owner.name} · {line.get_state_display()}" for line in plan]
    return {
        "number": case.number,
        "subject": case.subject,
        "facts": [pair for pair in facts if pair[1]],
        "paragraphs": [line for line in case.body.split("\n") if line],
        "plan": lines,
    }
