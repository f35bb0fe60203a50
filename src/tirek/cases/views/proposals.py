"""Proposals in public: browse, support, propose, and what came of it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.cases.actions.proposals import NewProposal, propose, support, withdraw_support
from tirek.cases.enums import IdeaState
from tirek.cases.forms.proposals import ProposalForm
from tirek.cases.models import Idea
from tirek.cases.queries.proposals import idea_page, public_ideas
from tirek.cases.views.account import PROPOSED, account_of
from tirek.cases.views.fetching import actor_of
from tirek.core.access import public
from tirek.core.http import client_address, see_other, uuid_or_none
from tirek.core.ids import uuid7
from tirek.core.throttle import hit

PAGE = 20
PER_ADDRESS, WINDOW = 30, timedelta(hours=1)


@public
@require_GET
def ideas(request: HttpRequest) -> HttpResponse:
    """Everything published, the most supported first; “you said, we did” as a tab of its own."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "")[:200]
    page = Paginator(public_ideas(state=state, words=words), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "state": state,
        "words": words,
        "states": [(value, label) for value, label in IdeaState.choices],
    }
    return render(request, "cases/ideas.html", context)


@public
@require_GET
def idea(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One idea: what is proposed, how many support it, what the office said."""
    try:
        found = idea_page(actor_of(request), pk)
    except Idea.DoesNotExist:
        raise Http404 from None
    mine = account_of(request)
    context = {
        "idea": found,
        "steps": [step for step in found.steps.all() if step.words],
        "account": mine,
        "supports": mine is not None and found.supports.filter(account=mine).exists(),
    }
    return render(request, "cases/idea.html", context)


@public
@never_cache
@require_POST
def idea_support(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Support an idea, or no longer: only proven people count, each once."""
    found = get_object_or_404(Idea.objects.published(), pk=pk)
    mine = account_of(request)
    if mine is None:
        messages.info(request, _("Prove your phone or e-mail first: each person counts once."))
        return see_other(reverse("cases:account_entrance"))
    if "withdraw" in request.POST:
        withdraw_support(found.pk, mine)
        messages.success(request, _("You no longer support this idea."))
    else:
        support(found.pk, mine, at=timezone.now())
        messages.success(request, _("Your support counts. You will hear what becomes of it."))
    return see_other(found.get_absolute_url())


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a proposal or an opinion."""
    form = ProposalForm(request.POST if request.method == "POST" else None, initial={"key": uuid7()})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        if hit(f"proposal:{client_address(request)}", PER_ADDRESS, WINDOW):
            return _taken(request, form) or render(request, "cases/propose.html", {"form": form}, status=422)
        form.add_error(None, _("Too many proposals from this address. Wait an hour and try again."))
        status = 429
    return render(request, "cases/propose.html", {"form": form}, status=status)


@public
@never_cache
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """It has arrived; a contact makes it count and brings the answer."""
    context = {"is_proven": account_of(request) is not None, "waits": PROPOSED in request.session}
    return render(request, "cases/proposed.html", context)


def _taken(request: HttpRequest, form: ProposalForm) -> HttpResponse | None:
    told, mine = form.cleaned_data, account_of(request)
    proposal = NewProposal(
        key=told["key"],
        kind=told["kind"],
        body=told["body"],
        area_id=uuid_or_none(told["area_id"]),
        name=told["name"],
        language=get_language() or "kk",
    )
    try:
        made = propose(proposal, account=mine, at=timezone.now())
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return None
    if mine is None:
        request.session[PROPOSED] = str(made.pk)
    return see_other(reverse("cases:proposed"))
