"""The order of a stage, for those who run it: places, bands, advice beside them; one entry with all its reviews."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tirek.calls.enums import CallKind, CallPermission
from tirek.calls.exports_of_judging import XLSX, ranking_as_xlsx
from tirek.calls.permissions_of_judging import may_read_delivery, may_read_scores
from tirek.calls.queries.delivery import delivery_of
from tirek.calls.queries.judging import standing
from tirek.calls.queries.ranking import entry_page, nominations_of, ranking_page
from tirek.calls.views.judging_work import stage_or_404
from tirek.calls.views.pages import actor_of
from tirek.core.access import requires
from tirek.core.audit import record
from tirek.core.verdict import ensure

SIZE = 30


@requires(CallPermission.VIEW)
@require_GET
def ranking(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """The order as it stands, one nomination or all; advice where one nomination is looked at."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_read_scores(actor, found))
    order, nominations = standing(found), nominations_of(found.call)
    chosen = request.GET.get("nomination", "")
    if chosen not in nominations:
        chosen = next(iter(nominations), "") if order.rules.passing_by else ""
    rows = [row for row in order.rows if not chosen or row.nomination == chosen]
    numbers = Paginator(rows, SIZE).get_page(request.GET.get("page"))
    tabs = [{"label": name, "url": f"?nomination={key}", "current": key == chosen} for key, name in nominations.items()]
    if not order.rules.passing_by:
        tabs.insert(0, {"label": _("All nominations"), "url": "?", "current": not chosen})
    context = {
        "call": found.call,
        "stage": found,
        "page": ranking_page(found, order, list(numbers), chosen),
        "numbers": numbers,
        "tabs": tabs,
        "nomination": chosen,
    }
    return render(request, "calls/judging/ranking.html", context)


@requires(CallPermission.VIEW)
@require_GET
def ranking_export(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """The whole order as a workbook: order, scores, agreement. Who took it is written down."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_read_scores(actor, found))
    order = standing(found)
    record("calls.ranking_exported", found, by=actor, at=timezone.now(), rows=len(order.rows))
    response = HttpResponse(ranking_as_xlsx(found, order), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{code}-{position}-ranking.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@requires(CallPermission.VIEW)
@require_GET
def judged_entry(request: HttpRequest, code: str, position: int, number: str) -> HttpResponse:
    """One entry with everything its judges gave and wrote."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_read_scores(actor, found))
    page = entry_page(found, actor, number)
    if page is None:
        raise Http404
    shown = found.call.kind == CallKind.GRANTS and may_read_delivery(actor, found)
    delivery = delivery_of(page.entry) if shown else None
    context = {"call": found.call, "stage": found, "page": page, "delivery": delivery}
    return render(request, "calls/judging/entry.html", context)
