"""What is overdue below; the terms Tirek counts by, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.cases.enums import CasePermission
from tirek.cases.queries.overdue import overdue_below
from tirek.cases.queries.rules import rule_lines
from tirek.cases.views.fetching import actor_of
from tirek.core.access import public, requires


@requires(CasePermission.VIEW)
@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """What is overdue below, by office, each number opening its cases."""
    today = timezone.localdate()
    return render(request, "cases/overdue.html", {"found": overdue_below(actor_of(request), today), "today": today})


@public
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every term with its editions, sources and how sure we are of them."""
    frame = "public.html" if actor_of(request).is_anonymous else "base.html"
    lines = rule_lines()
    context = {
        "rows": [line for line in lines if line.is_in_force],
        "earlier": [line for line in lines if not line.is_in_force],
        "frame": frame,
    }
    return render(request, "cases/rules.html", context)
