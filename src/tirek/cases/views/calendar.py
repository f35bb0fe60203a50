"""The working calendar: its days off, a change asked about before it is made, and taken back."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tirek.cases.actions.calendar import change_day, take_day_back
from tirek.cases.enums import CasePermission
from tirek.cases.exports import MEDIA_TYPES, as_table
from tirek.cases.forms.calendar import DayForm
from tirek.cases.queries.calendar_moves import SHOWN, Move, moves_back, moves_if
from tirek.cases.tasks import recount_the_rest
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires, signed_in
from tirek.core.calendar import WorkingCalendar
from tirek.core.calendar_changes import may_change_calendar
from tirek.core.core_permissions import CorePermission
from tirek.core.http import see_other
from tirek.core.jobs import defer
from tirek.core.models import CalendarOverride

SHOWN_DAYS = 365


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The days off of the coming year, weekends left out, and the days an act has moved."""
    today = timezone.localdate()
    context = {
        "today": today,
        "days": _days_off(today),
        "moved": sorted(CalendarOverride.objects.effective().values(), key=lambda row: row.on, reverse=True),
        "may_change": bool(may_change_calendar(actor_of(request))),
        "sees_hours": actor_of(request).holds(CasePermission.VIEW),
    }
    return render(request, "cases/calendar.html", context)


@requires(CorePermission.MANAGE_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Which applications a change would move (GET); make it (POST)."""
    asked = request.POST if request.method == "POST" else request.GET
    form = DayForm(asked or None, initial={"becomes": "off"})
    if not asked or not form.is_valid():
        return render(request, "cases/calendar_change.html", {"form": form}, status=422 if asked else 200)
    if request.method == "POST":
        return _make(request, form)
    moves = moves_if(form.cleaned_data["on"], is_working=form.is_working)
    seen = moves.seen_by(actor_of(request))
    context = {"form": form, "moves": moves, "shown": seen[:SHOWN], "seen": len(seen), "query": asked.urlencode()}
    return render(request, "cases/calendar_change.html", context)


@requires(CorePermission.MANAGE_CALENDAR)
@require_safe
def change_csv(request: HttpRequest) -> HttpResponseBase:
    """The list of what a change would move, those the reader may see."""
    form = DayForm(request.GET)
    if not form.is_valid():
        return see_other(reverse("cases:calendar_change"))
    moves = moves_if(form.cleaned_data["on"], is_working=form.is_working)
    heads = [_("Number"), _("Office"), _("Deadline now"), _("Deadline after")]
    rows = ([move.number, move.office, move.before, move.after] for move in moves.seen_by(actor_of(request)))
    file, _count = as_table(heads, rows)
    name = f"tirek-{form.cleaned_data['on']}.csv"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES["csv"])


@requires(CorePermission.MANAGE_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a declared day back: what would move back (GET); do it (POST)."""
    override = get_object_or_404(CalendarOverride, pk=pk)
    if request.method == "POST":
        return _take_back(request, override)
    moves = moves_back(override, timezone.localdate())
    return render(request, "cases/calendar_withdrawal.html", {"override": override, "moves": _short(moves)})


def _make(request: HttpRequest, form: DayForm) -> HttpResponse:
    told = form.cleaned_data
    try:
        override, moved, left = change_day(
            told["on"],
            is_working=form.is_working,
            act=told["act"],
            reasons=form.reasons,
            by=actor_of(request),
            at=timezone.now(),
        )
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name if name in form.fields else None, texts)
        return render(request, "cases/calendar_change.html", {"form": form}, status=422)
    if left:
        defer(recount_the_rest, once=f"recount-{override.pk}", override_id=str(override.pk))
    messages.success(request, _moved_words(moved, left))
    return see_other(reverse("cases:calendar"))


def _moved_words(moved: int, left: int) -> str:
    words = ngettext(
        "The day is changed; %(n)s application moved.", "The day is changed; %(n)s applications moved.", moved
    )
    rest = _("The rest follow by themselves: %(n)s.") % {"n": left} if left else ""
    return f"{words % {'n': moved}} {rest}".strip()


def _take_back(request: HttpRequest, override: CalendarOverride) -> HttpResponse:
    try:
        moved = take_day_back(override, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        text = ngettext(
            "Taken back; %(n)s application moved back.", "Taken back; %(n)s applications moved back.", moved
        )
        messages.success(request, text % {"n": moved})
    return see_other(reverse("cases:calendar"))


def _short(moves: list[Move]) -> dict[str, object]:
    pairs: dict[tuple[date, date], int] = {}
    for move in moves:
        pairs[move.before, move.after] = pairs.get((move.before, move.after), 0) + 1
    return {"total": len(moves), "by_dates": [(*pair, number) for pair, number in sorted(pairs.items())]}


def _days_off(today: date) -> list[tuple[date, str]]:
    found = WorkingCalendar.current()
    days = (today + timedelta(days=step) for step in range(SHOWN_DAYS))
    reasons = ((day, found.why_not(day)) for day in days)
    return [(day, str(reason)) for day, reason in reasons if reason is not None and reason.code != "weekend"]
