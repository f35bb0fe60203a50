"""Proposals at the office: sort what came, gather what is alike, answer in public."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.cases.actions import proposals as actions
from tirek.cases.enums import IdeaState, ProposalPermission
from tirek.cases.forms.proposals import IdeaAnswerForm, IdeaForm, SetAsideForm
from tirek.cases.models import Idea, Proposal
from tirek.cases.permissions import may_answer_proposals, may_sort_proposals
from tirek.cases.queries.proposals import (
    alike,
    ideas_of,
    letters_of,
    likely_same,
    to_sort,
    waiting_counts,
    within_reach,
)
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.calendar import local_date
from tirek.core.http import see_other, uuid_or_none

PAGE = 30


@requires(ProposalPermission.VIEW)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """New proposals by term; ideas, the unanswered and most supported first."""
    actor = actor_of(request)
    tab, state = request.GET.get("tab", "new"), request.GET.get("state", "")
    rows: Any = ideas_of(actor, state=state) if tab == "ideas" else to_sort(actor)
    context = {
        "tab": "ideas" if tab == "ideas" else "new",
        "state": state,
        "states": IdeaState.choices,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "counts": waiting_counts(actor),
        "today": local_date(timezone.now()),
    }
    return render(request, "cases/proposals_desk.html", context)


@requires(ProposalPermission.VIEW)
@require_GET
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One proposal with what is like it, and where it may go."""
    return _proposal_page(request, _proposal(request, pk))


@requires(ProposalPermission.VIEW)
@require_GET
def idea_desk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One idea as the office works on it."""
    return _idea_page(request, _idea(request, pk))


@requires(ProposalPermission.VIEW)
@require_POST
def proposal_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Gather, begin an idea, set aside, put back."""
    found, by, at = _proposal(request, pk), actor_of(request), timezone.now()
    if name == "idea":
        into = uuid_or_none(request.POST.get("idea", ""))
        if into is None:
            raise Http404
        actions.gather(found.pk, into, by=by, at=at)
        return _done(request, _("The proposal is part of the idea."))
    if name == "return":
        actions.put_back(found.pk, by=by, at=at)
        return see_other(found.get_absolute_url())
    form, deed = _form_of(request, name, found)
    if _tried(form, deed):
        return _done(request, _("Done. The next proposal waits."))
    return _proposal_page(request, found, status=422, **{f"{name.replace('-', '_')}_form": form})


@requires(ProposalPermission.VIEW)
@require_POST
def idea_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Answer, reword, publish or hide, join into another."""
    found, by, at = _idea(request, pk), actor_of(request), timezone.now()
    if name in ("publication", "hiding"):
        actions.publish_idea(found.pk, is_public=name == "publication", by=by, at=at)
        return see_other(_desk_of(found))
    if name == "joining":
        into = get_object_or_404(within_reach(by), pk=uuid_or_none(request.POST.get("into", "")))
        actions.join_ideas(found.pk, into.pk, by=by, at=at)
        return see_other(_desk_of(into))
    if name == "answer":
        form: forms.Form = IdeaAnswerForm(request.POST)
        done = _tried(form, lambda told: actions.answer_idea(found.pk, told["state"], told["words"], by=by, at=at))
    elif name == "words":
        form = IdeaForm(request.POST)
        done = _tried(form, lambda told: actions.reword_idea(found.pk, told["title"], told["summary"], by=by, at=at))
    else:
        raise Http404
    if done:
        messages.success(request, _("Everybody can read it now.") if name == "answer" else _("The words are changed."))
        return see_other(_desk_of(found))
    return _idea_page(request, found, status=422, **{f"{name}_form": form})


def _form_of(request: HttpRequest, name: str, found: Proposal) -> tuple[forms.Form, Callable[[dict[str, Any]], Any]]:
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now()}
    if name == "beginning":
        return IdeaForm(request.POST), lambda told: actions.begin_idea(found.pk, told["title"], told["summary"], **who)
    if name == "set-aside":
        return SetAsideForm(request.POST), lambda told: actions.set_aside(found.pk, told["reason"], **who)
    raise Http404


def _tried(form: forms.Form, deed: Callable[[dict[str, Any]], Any]) -> bool:
    if not form.is_valid():
        return False
    try:
        deed(form.cleaned_data)
    except ValidationError as problem:
        for field, texts in problem.message_dict.items():
            form.add_error(field if field in form.fields else None, texts)
        return False
    return True


def _done(request: HttpRequest, words: str) -> HttpResponse:
    """On to the next one that waits; back to the list when none does."""
    messages.success(request, words)
    following = to_sort(actor_of(request)).first()
    return see_other(following.get_absolute_url() if following else reverse("cases:proposals_desk"))


def _proposal(request: HttpRequest, pk: UUID) -> Proposal:
    related = Proposal.objects.visible_to(actor_of(request)).select_related("office", "area", "idea")
    return get_object_or_404(related, pk=pk)


def _idea(request: HttpRequest, pk: UUID) -> Idea:
    return get_object_or_404(within_reach(actor_of(request)), pk=pk)


def _desk_of(idea: Idea) -> str:
    return reverse("cases:idea_desk", args=[idea.pk])


def _proposal_page(request: HttpRequest, found: Proposal, *, status: int = 200, **shown: Any) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "proposal": found,
        "likes": alike(found, actor) if found.state == "new" else [],
        "sorts": bool(may_sort_proposals(actor, found.office_id)),
        "beginning_form": IdeaForm(),
        "set_aside_form": SetAsideForm(),
        "today": local_date(timezone.now()),
        **shown,
    }
    return render(request, "cases/proposal.html", context, status=status)


def _idea_page(request: HttpRequest, found: Idea, *, status: int = 200, **shown: Any) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "idea": found,
        "letters": letters_of(found),
        "steps": [step for step in found.steps.all() if step.words],
        "sames": likely_same(found, actor) if found.state == IdeaState.RECEIVED else [],
        "sorts": bool(may_sort_proposals(actor, found.office_id)),
        "answers": bool(may_answer_proposals(actor, found.office_id)),
        "answer_form": IdeaAnswerForm(),
        "words_form": IdeaForm(initial={"title": found.title, "summary": found.summary}),
        **shown,
    }
    return render(request, "cases/idea_desk.html", context, status=status)
