"""Quarterly packets: the list with its receipts, one packet, its paper, its acknowledgement."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.actions.packets import acknowledge
from tirek.cases.enums import CasePermission, PlanPermission
from tirek.cases.models import Packet
from tirek.cases.permissions import may_acknowledge
from tirek.cases.queries.kandas import for_board, household_of
from tirek.cases.queries.packet_page import load, packet_pdf, receipts, records_behind
from tirek.cases.views.fetching import actor_of, paper
from tirek.core.access import requires
from tirek.core.http import see_other

PAGE = 60
RECORDS = 50


@requires(PlanPermission.PACKETS)
@require_GET
def packets(request: HttpRequest) -> HttpResponse:
    """The packets of a quarter within reach: who has acknowledged, who has not."""
    actor, today = actor_of(request), timezone.localdate()
    visible = Packet.objects.visible_to(actor)
    quarters = list(visible.order_by("-quarter").values_list("quarter", flat=True).distinct())
    quarter = request.GET.get("quarter", "")
    quarter = quarter if quarter in quarters else (quarters[0] if quarters else "")
    of_quarter = visible.filter(quarter=quarter)
    waiting = request.GET.get("state") == "waiting"
    shown = (
        (of_quarter.waiting() if waiting else of_quarter).select_related("office").order_by("office__path", "edition")
    )
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "quarters": quarters,
        "quarter": quarter,
        "waiting": waiting,
        "receipts": receipts(of_quarter, on=today),
        "today": today,
    }
    return render(request, "cases/packets.html", context)


@requires(PlanPermission.PACKETS)
@require_GET
def packet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One packet, and the households behind it as far as the reader may see them."""
    actor, found, today = actor_of(request), _visible(request, pk), timezone.localdate()
    cases = records_behind(actor, found, on=today) if actor.holds(CasePermission.VIEW) else None
    shown = list(for_board(cases.order_by("-late", "-registered_on", "-id"))[:RECORDS]) if cases is not None else []
    context = {
        "page": load(found),
        "packet": found,
        "rows": [household_of(case, on=today) for case in shown],
        "more": max((cases.count() if cases is not None else 0) - len(shown), 0),
        "may_acknowledge": bool(may_acknowledge(actor, found)) and found.acknowledged_at is None,
        "today": today,
    }
    return render(request, "cases/packet.html", context)


@requires(PlanPermission.PACKETS)
@require_GET
def packet_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The packet as a PDF."""
    found = _visible(request, pk)
    return paper(packet_pdf(load(found), (get_language() or "kk")[:2]), f"{found.quarter}-{found.office.code}")


@requires(PlanPermission.ACKNOWLEDGE)
@require_POST
def acknowledgement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The office says that it has received its packet."""
    found = _visible(request, pk)
    acknowledge(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The receipt is acknowledged with your name and today's date."))
    return see_other(found.get_absolute_url())


def _visible(request: HttpRequest, pk: UUID) -> Packet:
    packets = Packet.objects.visible_to(actor_of(request)).select_related("office")
    return get_object_or_404(packets, pk=pk)
