"""Orders and prizes: bodies propose, the commission votes, two people decide."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import candidates as actions
from tirek.calls.enums import CallPermission, CallState
from tirek.calls.enums_of_awards import AwardPermission, CandidateState
from tirek.calls.forms.awards import CandidateForm, DecisionOnCandidateForm, VotesForm
from tirek.calls.models import Candidate
from tirek.calls.permissions_of_awards import may_consider, may_draft_decision, may_sign_decision
from tirek.calls.queries import awards as queries
from tirek.calls.queries.grants import regions_with_grants
from tirek.calls.views.awards import call_or_404
from tirek.calls.views.deeds import deed
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure

PAGE = 50
FORM = ["GET", "HEAD", "POST"]


@requires(CallPermission.VIEW, AwardPermission.PROPOSE)
@require_GET
def candidates(request: HttpRequest, code: str) -> HttpResponse:
    """Candidates of a call: all for its staff, those of one's body for others."""
    actor, now, call = request.actor, timezone.now(), call_or_404(request, code)  # type: ignore[attr-defined]
    state = request.GET.get("state", "")
    found = queries.candidates_of(actor, call, state if state in CandidateState.values else "")
    context = {
        "call": call,
        "tabs": _tabs(state),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_propose": call.state == CallState.PUBLISHED
        and call.is_open(now)
        and actor.holds(AwardPermission.PROPOSE)
        and queries.is_for_candidates(call),
    }
    return render(request, "calls/awards/candidates.html", context)


def _tabs(state: str) -> list[dict[str, Any]]:
    tabs = [{"label": _("All"), "url": "?", "current": not state}]
    return tabs + [
        {"label": label, "url": f"?state={value}", "current": value == state} for value, label in CandidateState.choices
    ]


@requires(CallPermission.RUN, CallPermission.PUBLISH)
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Candidates of all calls that wait for the commission or for a signature."""
    found = queries.waiting_candidates(request.actor)  # type: ignore[attr-defined]
    context = {"page": Paginator(found, PAGE).get_page(request.GET.get("page"))}
    return render(request, "calls/awards/candidates_waiting.html", context)


@requires(AwardPermission.PROPOSE)
@require_http_methods(FORM)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Propose somebody."""
    actor, today, call = request.actor, timezone.localdate(), call_or_404(request, code)  # type: ignore[attr-defined]
    bodies = queries.bodies_to_propose_for(actor, today)
    form = CandidateForm(request.POST or None, call=call, bodies=bodies, regions=regions_with_grants(today))
    back = reverse("calls:candidates", args=[code])

    def propose() -> Candidate:
        told = dict(form.cleaned_data)
        body, area = told.pop("body"), told.pop("area")
        made = actions.NewCandidate(nomination_id=told.pop("nomination").pk, area_id=area.pk if area else None, **told)
        return actions.propose_candidate(call.pk, made, body_id=body.pk, by=actor, at=timezone.now())

    words = (_("Propose a candidate"), _("The candidate is proposed."))
    return deed(request, form, propose, words=words, back=back, about=call.name)


@requires(CallPermission.VIEW, AwardPermission.PROPOSE)
@require_GET
def candidate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One candidate: merits, votes, decision."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    context = {
        "candidate": found,
        "award": getattr(found, "award", None),
        "may_consider": bool(may_consider(actor, found)),
        "may_draft": bool(may_draft_decision(actor, found)),
        "signing": may_sign_decision(actor, found) if found.drafted_at and not found.decided_at else None,
        "sees_call": actor.holds(CallPermission.VIEW, at=found.call.organisation_id),
    }
    return render(request, "calls/awards/candidate.html", context)


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def votes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the commission voted."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    ensure(may_consider(actor, found))
    form = VotesForm(request.POST or None, initial={"considered_on": timezone.localdate()})
    return deed(
        request,
        form,
        lambda: actions.consider_candidate(pk, actions.Votes(**form.cleaned_data), by=actor, at=timezone.now()),
        words=(_("How the commission voted"), _("The votes are written down.")),
        back=found.get_absolute_url(),
        about=found.name,
    )


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring the decision."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    ensure(may_draft_decision(actor, found))
    told = {True: "yes", False: "no"}.get(found.awards) if found.awards is not None else None
    form = DecisionOnCandidateForm(request.POST or None, initial={"awards": told, "act": found.act})
    return deed(
        request,
        form,
        lambda: actions.draft_decision(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        words=(_("Bring the decision"), _("The decision is brought. Another person signs it.")),
        back=found.get_absolute_url(),
        about=found.name,
    )


@requires(CallPermission.PUBLISH)
@require_POST
def signature(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign the decision."""
    actor, found = request.actor, _found(request, pk)  # type: ignore[attr-defined]
    ensure(may_sign_decision(actor, found))
    actions.sign_decision(pk, by=actor, at=timezone.now())
    messages.success(request, _("The decision is signed."))
    return see_other(found.get_absolute_url())


def _found(request: HttpRequest, pk: UUID) -> Candidate:
    rows = Candidate.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("call", "nomination", "proposed_by", "area"), pk=pk)
