"""The partner's side: referrals that wait, and one with only what may cross."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tirek.cases.actions.disclosures import note_referral
from tirek.cases.enums import ReferralPermission, TransitionState
from tirek.cases.models import Transition
from tirek.cases.queries.referral_page import load
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.paging import keyset_page


@requires(ReferralPermission.VIEW)
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Open referrals of the partner: those to answer, and those accepted."""
    rows = Transition.objects.visible_to(actor_of(request)).referrals().open()
    rows = rows.select_related("line__service", "from_organisation", "case")
    state = request.GET.get("state", "")
    chosen = rows.filter(state=state) if state in TransitionState.values else rows
    context = {
        "page": keyset_page(chosen, request),
        "state": state,
        "pending": rows.filter(state=TransitionState.PENDING).count(),
        "accepted": rows.filter(state=TransitionState.ACCEPTED).count(),
        "today": timezone.localdate(),
    }
    return render(request, "cases/referrals.html", context)


@requires(ReferralPermission.VIEW)
@require_GET
def referral(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One referral: the need, and the fields that cross. Not found once it has ended."""
    try:
        page = load(actor_of(request), pk, at=timezone.now())
    except Transition.DoesNotExist:
        raise Http404 from None
    note_referral(page.referral, by=actor_of(request), at=timezone.now())
    return render(request, "cases/referral.html", {"page": page, "today": timezone.localdate()})
