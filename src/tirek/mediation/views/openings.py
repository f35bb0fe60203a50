"""Breaking a seal: asking, deciding, reading."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.mediation.actions import openings as actions
from tirek.mediation.enums import MediationPermission
from tirek.mediation.forms.openings import DecisionForm, OpeningForm
from tirek.mediation.models import Opening
from tirek.mediation.permissions import may_ask_opening, may_decide_opening, may_read_opening
from tirek.mediation.queries.file_page import file_page
from tirek.mediation.queries.seats import dispute_of, seat_of_opening
from tirek.mediation.sealing import Sealed
from tirek.mediation.views.pages import done

ASK, GRANT = MediationPermission.ASK_OPENING, MediationPermission.GRANT_OPENING
PAGE = 50


@requires(ASK, GRANT)
@require_GET
def openings(request: HttpRequest) -> HttpResponse:
    """Every request to open a sealed file, waiting ones first."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = Opening.objects.visible_to(actor).select_related("dispute").order_by("-asked_at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "mediation/openings.html", {"page": page, "may_ask": bool(may_ask_opening(actor))})


@requires(ASK)
def new(request: HttpRequest) -> HttpResponse:
    """Ask."""
    actor = request.actor  # type: ignore[attr-defined]
    form = OpeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Opening] = []
        if done(form, lambda: made.append(actions.ask_opening(**form.cleaned_data, by=actor, at=timezone.now()))):
            messages.success(request, _("A second person decides on your request."))
            return see_other(made[0].get_absolute_url())
    return form_page(request, form, _("Ask to open a sealed file"), reverse("mediation:openings"))


@requires(ASK, GRANT)
@require_GET
def opening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: who asks, why, who decided."""
    return _shown(request, _opening(request, pk), DecisionForm())


@requires(GRANT)
@require_POST
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Grant or refuse."""
    found, form = _opening(request, pk), DecisionForm(request.POST)
    ensure(may_decide_opening(request.actor, found))  # type: ignore[attr-defined]
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    grant, reason = request.POST.get("decision") == "grant", form.cleaned_data["reason"]
    actions.decide_opening(pk, grant, reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The parties are told.") if grant else _("The request is refused."))
    return see_other(found.get_absolute_url())


@requires(ASK)
@never_cache
@require_POST
def reading(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file as all its sides share it, to whoever asked, while it is open. Each reading is recorded first: hence a
    press, not a link."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = actions.note_reading(_opening(request, pk).pk, by=actor, at=now)
    seat = seat_of_opening(actor, found, now)
    ensure(may_read_opening(actor, found, now))
    assert seat is not None
    dispute = dispute_of(seat)
    try:
        page = file_page(dispute, seat, timezone.localdate())
    except Sealed:
        return render(request, "mediation/destroyed.html", {"number": dispute.number}, status=410)
    papers = [{"view": one, "may_sign": False, "may_confirm": False} for one in (page.contract, page.agreement) if one]
    promises = [{"view": one, "may_report": False, "may_fulfil": False, "may_breach": False} for one in page.promises]
    context = {"page": page, "dispute": dispute, "opening": found, "papers": papers, "promises": promises}
    return render(request, "mediation/opened.html", context)


def _opening(request: HttpRequest, pk: UUID) -> Opening:
    rows = Opening.objects.visible_to(request.actor).select_related("dispute")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def _shown(request: HttpRequest, found: Opening, form: DecisionForm, *, status: int = 200) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    context = {
        "opening": found,
        "form": form if may_decide_opening(actor, found) else None,
        "may_read": bool(may_read_opening(actor, found, now)),
        "now": now,
    }
    return render(request, "mediation/opening.html", context, status=status)
