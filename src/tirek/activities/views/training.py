"""Training of the staff: one's own, and who is due for what."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.activities.enums import HOLDING, ActivityPermission
from tirek.activities.exports_of_training import XLSX, due_as_xlsx
from tirek.activities.forms.training import DueFilter
from tirek.activities.models import Course, Registration
from tirek.activities.queries import training_due as queries
from tirek.core.access import requires, signed_in
from tirek.network.models import User

PAGE = 50
SHOWN = 50


@signed_in
@require_GET
def training(request: HttpRequest) -> HttpResponse:
    """What I have to take, where I am enrolled, what I have."""
    actor = request.actor  # type: ignore[attr-defined]
    return _transcript(request, queries.Learned.of(actor), None)


@requires(ActivityPermission.SEE_TRAINING)
@require_GET
def training_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same of a colleague whose training one answers for."""
    found = queries.colleague(request.actor, pk, timezone.localdate())  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    user, whose = found
    return _transcript(request, whose, user)


def _transcript(request: HttpRequest, whose: queries.Learned, user: User | None) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    enrolled = Registration.objects.filter(user=whose.user_id, event__course__isnull=False, state__in=HOLDING)
    rows = enrolled.select_related("event__course").order_by("-event__starts_at")
    context = {
        "colleague": user,
        "courses": queries.own_courses(whose, today),
        "enrolled": [(row, row.event.starts_at > now) for row in rows[:SHOWN]],
        "certificates": [(row, row.is_valid(today)) for row in queries.certificates_of(whose)[:SHOWN]],
        "for_good": queries.FOR_GOOD,
        "sees_others": request.actor.holds(ActivityPermission.SEE_TRAINING),  # type: ignore[attr-defined]
    }
    return render(request, "activities/training/mine.html", context)


@requires(ActivityPermission.SEE_TRAINING)
@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Who has to have a course and where each of them stands, by person or by office."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    courses = list(queries.required_courses(actor))
    form, course, rows = _asked(request, courses)
    if course is None or rows is None:
        return render(request, "activities/training/due.html", {"course": None, "form": form})
    state, office = form.data.get("state", ""), form.data.get("office", "")
    by_office = request.GET.get("by") == "office"
    here = rows.filter(organisation__code=office) if office else rows
    offices = queries.by_office(rows, today, (get_language() or "kk")[:2]) if by_office else []
    found: Any = offices if by_office else queries.listed(queries.in_state(here, state, today))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "course": course,
        "form": form,
        "active": bool(state) + bool(office),
        "counts": queries.counts_of(here, today),
        "page": page,
        "by_office": by_office,
        "tabs": _tabs(request, by_office),
        "office": office,
        "today": today,
        "for_good": queries.FOR_GOOD,
        "query": request.GET.urlencode(),
    }
    return render(request, "activities/training/due.html", context)


@requires(ActivityPermission.SEE_TRAINING)
@require_GET
def due_export(request: HttpRequest) -> HttpResponse:
    """The same list as a spreadsheet."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    form, course, rows = _asked(request, list(queries.required_courses(actor)))
    if course is None or rows is None:
        raise Http404
    if office := form.data.get("office", ""):
        rows = rows.filter(organisation__code=office)
    found = queries.listed(queries.in_state(rows, form.data.get("state", ""), today))
    response = HttpResponse(due_as_xlsx(course, found.iterator()), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="training-{course.code}-{today}.xlsx"'
    return response


def _asked(request: HttpRequest, courses: list[Course]) -> tuple[DueFilter, Course | None, Any]:
    """The course asked for, or the first; and the staff who have to have it."""
    first = courses[0].code if courses else ""
    told = {name: request.GET.get(name, "") for name in ("course", "state", "office")}
    told["course"] = told["course"] if told["course"] in {each.code for each in courses} else first
    form = DueFilter(told, courses=courses, states=queries.STATES)
    course = next((each for each in courses if each.code == told["course"]), None)
    rows = queries.staff_for(course, request.actor, timezone.localdate()) if course else None  # type: ignore[attr-defined]
    return form, course, rows


def _tabs(request: HttpRequest, by_office: bool) -> list[dict[str, Any]]:
    query = request.GET.copy()
    for name in ("by", "page", "office"):
        query.pop(name, None)
    plain = query.urlencode()
    return [
        {"label": _("By person"), "url": f"?{plain}", "current": not by_office},
        {"label": _("By office"), "url": f"?{plain}&by=office", "current": by_office},
    ]
