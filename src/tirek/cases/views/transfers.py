"""Forwarding between offices: what arrives, and what of ours still waits for an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.cases.actions.disclosures import note_cases
from tirek.cases.enums import CasePermission, TransitionState
from tirek.cases.models import Transition
from tirek.cases.permissions import may_receive_transfer
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.paging import keyset_page
from tirek.people.enums import DisclosureHow


@requires(CasePermission.VIEW)
@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    """Cases offered to the reader's offices, or (``?side=sent``) offered by them."""
    actor = actor_of(request)
    waiting = Transition.objects.visible_to(actor).transfers().filter(state=TransitionState.PENDING)
    reach = actor.reach(CasePermission.VIEW)
    arriving, sent = waiting.filter(reach.q("to_organisation_id")), waiting.filter(reach.q("from_organisation_id"))
    side = "sent" if request.GET.get("side") == "sent" else "arriving"
    rows = (sent if side == "sent" else arriving).select_related(
        "case__service", "case__applicant", "from_organisation", "to_organisation"
    )
    page = keyset_page(rows, request)
    note_cases((row.case for row in page.rows), how=DisclosureHow.LIST, by=actor, at=timezone.now())
    context = {
        "page": page,
        "rows": [(row, bool(may_receive_transfer(actor, row))) for row in page.rows],
        "side": side,
        "counts": {"arriving": arriving.count(), "sent": sent.count()},
        "today": timezone.localdate(),
    }
    return render(request, "cases/transfers.html", context)
