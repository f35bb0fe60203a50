"""The queue of an office: list, saved views, bulk assignment."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.actions.bulk_deeds import MOST, run
from tirek.cases.actions.disclosures import note_cases
from tirek.cases.actions.views import delete_view, rename_view, save_view
from tirek.cases.enums import CasePermission
from tirek.cases.enums_of_hands import BulkKind
from tirek.cases.filters import QueueForm
from tirek.cases.models import BulkRun, Case, SavedView
from tirek.cases.queries.hands import at_work, last_runs, to_undo
from tirek.cases.queries.queue import QueueCounts, QueueFilters, counts, queue
from tirek.cases.queries.queue_page import queue_page
from tirek.cases.queries.workers import Worker, colleagues_of, workers_at
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires, signed_in
from tirek.core.actor import Actor
from tirek.core.gather import gather
from tirek.core.http import see_other
from tirek.people.enums import DisclosureHow

RARE = ("?reopened=on", "?whose=arriving")  # a tab only while there is something behind it


@requires(CasePermission.VIEW)
@require_GET
def queue_list(request: HttpRequest) -> HttpResponse:
    """The queue as filtered, with the numbers of what presses above it."""
    actor, today = actor_of(request), timezone.localdate()
    colleagues = colleagues_of(actor, on=today)
    form = QueueForm(request.GET, actor=actor, on=today, colleagues=colleagues)
    filters = form.filters(today)
    page = queue_page(queue(actor, filters), filters.sort, request.GET.get("after", ""))
    note_cases(page.rows, how=DisclosureHow.LIST, by=actor, at=timezone.now())
    mine = _own(actor)
    context: dict[str, Any] = {
        "last_run": to_undo(mine["runs"]),
        "run_at_work": at_work(mine["runs"]),
        "form": form,
        "rows": page.rows,
        "today": today,
        "tabs": _tabs(filters, counts(actor, on=today)),
        "next": _with(request, after=page.next_key) if page.next_key else "",
        "saved": mine["saved"],
        "query": _with(request).lstrip("?"),
        "may_register": actor.holds(CasePermission.REGISTER),
        "may_export": actor.holds(CasePermission.EXPORT),
        "may_bulk": actor.holds(CasePermission.WORK),
        "press": uuid4(),
        "workers": _workers(actor, page.rows, colleagues, today),
    }
    return render(request, "cases/queue.html", context)


@requires(CasePermission.ASSIGN)
@require_POST
def bulk_assignment(request: HttpRequest) -> HttpResponse:
    """Give the chosen cases to one case worker; says of each what became of it."""
    chosen, to_user = _uuids(request.POST.getlist("case")[:MOST]), _uuids(request.POST.getlist("to_user"))
    back = reverse("cases:queue") + _safe_query(request.POST.get("query", ""))
    if not chosen or not to_user:
        messages.warning(request, _("Choose the cases and the case worker."))
        return see_other(back)
    key = _key_of_press(request, chosen, to_user[0])
    made = run(key, BulkKind.ASSIGN, chosen, {"to_user": to_user[0]}, by=actor_of(request), at=timezone.now())
    if made.is_at_work:
        return see_other(made.get_absolute_url())
    _tell(request, made)
    return see_other(back)


@signed_in
@require_POST
def saved_views(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name."""
    query = request.POST.get("query", "")
    try:
        save_view(request.POST.get("name", ""), query, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The view is saved."))
    return see_other(reverse("cases:queue") + _safe_query(query))


@signed_in
@require_POST
def saved_view_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename one of one's own views."""
    view = get_object_or_404(SavedView.objects.visible_to(actor_of(request)), pk=pk)
    try:
        rename_view(view.pk, request.POST.get("name", ""), by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return see_other(reverse("cases:queue") + _safe_query(view.query))


@signed_in
@require_POST
def saved_view_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete one of one's own views."""
    view = get_object_or_404(SavedView.objects.visible_to(actor_of(request)), pk=pk)
    delete_view(view.pk, by=actor_of(request), at=timezone.now())
    return see_other(reverse("cases:queue"))


def _own(actor: Actor) -> dict[str, list[Any]]:
    """The reader's saved views, and what they have just done to many. One query."""
    may_bulk = actor.holds(CasePermission.ASSIGN) or actor.holds(CasePermission.WORK)
    runs = last_runs(actor, at=timezone.now()) if may_bulk else BulkRun.objects.none()
    return gather(saved=SavedView.objects.visible_to(actor).order_by("name"), runs=runs)


def _tabs(filters: QueueFilters, found: QueueCounts) -> list[dict[str, Any]]:
    """The presets above the queue; each number is the length of the list it opens."""
    base = reverse("cases:queue")
    presets = [
        (_("Open"), "", found.open, {}),
        (_("Overdue"), "?due=overdue", found.overdue, {"due": "overdue"}),
        (_("Due today"), "?due=today", found.today, {"due": "today"}),
        (_("This week"), "?due=week", found.week, {"due": "week"}),
        (_("Nobody's"), "?whose=unassigned", found.unassigned, {"whose": "unassigned"}),
        (_("Mine"), "?whose=mine", found.mine, {"whose": "mine"}),
        (_("Reopened"), "?reopened=on", found.reopened, {"reopened": "on"}),
        (_("Arriving"), "?whose=arriving", found.arriving, {"whose": "arriving"}),
    ]
    plain = replace(filters, due="", whose="", reopened=False, sort="due") == QueueFilters(on=filters.on)
    told = (("due", filters.due), ("whose", filters.whose), ("reopened", "on" if filters.reopened else ""))
    current = {key: value for key, value in told if value}
    return [
        {"label": label, "url": base + query, "count": count, "current": plain and preset == current}
        for label, query, count, preset in presets
        if count or query not in RARE or preset == current
    ]


def _workers(actor: Actor, rows: list[Case], colleagues: list[Worker], today: date) -> list[Worker]:
    """To whom the chosen cases can be given."""
    if not actor.holds(CasePermission.ASSIGN):
        return []
    return colleagues or workers_at({case.office_id for case in rows}, on=today)


def _with(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    for name in ("after", *changes):
        query.pop(name, None)
    query.update(changes)
    return f"?{query.urlencode()}" if query else ""


def _safe_query(text: str) -> str:
    return f"?{text}" if text else ""


def _uuids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _key_of_press(request: HttpRequest, chosen: list[UUID], to_user: UUID) -> UUID:
    """The same choice sent twice from one page is one press; another choice from a page kept by the browser is not."""
    page = (_uuids([request.POST.get("press", "")]) or [uuid4()])[0]
    return uuid5(page, " ".join([str(to_user), *sorted(map(str, chosen))]))


def _tell(request: HttpRequest, made: BulkRun) -> None:
    done = sum(row[2] for row in made.results)
    if done:
        messages.success(request, ngettext("%(n)s case assigned.", "%(n)s cases assigned.", done) % {"n": done})
    for _case, number, is_done, reason, *_rest in made.results:
        if not is_done:
            messages.error(request, f"{number or '–'}: {reason}")
