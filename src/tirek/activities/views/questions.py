"""Questions: taken down at a stop, given to agencies, answered, published."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
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
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import questions as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.exports_of_questions import MEDIA_TYPE, as_xlsx, rows
from tirek.activities.forms.questions import (
    AnswerForm,
    AssignForm,
    GiveBackForm,
    PublishForm,
    QuestionFilter,
    TakeForm,
)
from tirek.activities.models import Question
from tirek.activities.permissions import (
    may_answer_question,
    may_assign_question,
    may_give_back_question,
    may_publish_question,
    may_take_questions,
)
from tirek.activities.queries import questions as queries
from tirek.activities.queries.tours import tour_of
from tirek.activities.views.events import event_or_404
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.core.verdict import Verdict, ensure

PAGE = 30
SHOWN_AT_STOP = 50
MOST_EXPORTED = 20_000
Deed = tuple[Callable[..., Verdict], Callable[..., Any], Any]


@requires(ActivityPermission.TAKE_QUESTIONS)
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Questions by what they wait for."""
    tab, form, found = _chosen(request)
    labels = (_("To give to an agency"), _("For us to answer"), _("To publish"), _("All"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "tabs": [
            {"label": label, "url": f"?{_with(request, each)}", "current": each == tab}
            for each, label in zip(queries.TABS, labels, strict=True)
        ],
        "tab": tab,
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": sum(bool(value) for value in form.cleaned_data.values()),
        "query": query.urlencode(),
        "kept": {name: key for name in ("tab", "event", "tour") if (key := request.GET.get(name))},
        "may_export": request.actor.holds(ActivityPermission.ANSWER_QUESTIONS),  # type: ignore[attr-defined]
        "today": timezone.localdate(),
    }
    return render(request, "activities/questions/questions.html", context)


@requires(ActivityPermission.ANSWER_QUESTIONS)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a spreadsheet."""
    tab, _form, found = _chosen(request)
    taken = list(found[:MOST_EXPORTED])
    actions.note_questions_exported(len(taken), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    response = HttpResponse(as_xlsx(rows(taken)), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="questions-{tab}.xlsx"'
    return response


def _chosen(request: HttpRequest) -> tuple[str, QuestionFilter, Any]:
    actor, form = request.actor, QuestionFilter(request.GET)  # type: ignore[attr-defined]
    tab = request.GET.get("tab", "")
    tab = tab if tab in queries.TABS else _first_tab(actor)
    told = form.cleaned_data if form.is_valid() else {}
    filters = {"text": told.get("q", ""), "late": told.get("late", False), "event_id": _key(request, "event")}
    filters["tour_id"] = _key(request, "tour")
    return tab, form, queries.desk_questions(actor, tab=tab, on=timezone.localdate(), **filters)


def _with(request: HttpRequest, tab: str) -> str:
    """The address of another tab with the same event or tour."""
    kept = {name: key for name in ("event", "tour") if (key := request.GET.get(name))}
    return urlencode({"tab": tab, **kept})


def _first_tab(actor: Any) -> str:
    """Who gives questions out sees those first; an agency its own."""
    if queries.to_assign(actor).exists():
        return "sort"
    return "ours" if queries.to_answer(actor).exists() else "all"


def _key(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


@requires(ActivityPermission.TAKE_QUESTIONS)
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stop's page: take down one question after another, on a phone."""
    actor, found = request.actor, event_or_404(request, pk)  # type: ignore[attr-defined]
    ensure(may_take_questions(actor, found))
    form = TakeForm(request.POST or None, language=(get_language() or "kk")[:2])
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            actions.take_question(pk, form.asked(now), by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Written down."))
            return see_other(reverse("activities:event_questions", args=[pk]))
    taken = queries.taken_at(actor, found)
    context = {
        "event": found,
        "tour": tour_of(found),
        "form": form,
        "taken": taken[:SHOWN_AT_STOP],
        "count": taken.count(),
        "panels": panels_for("event_questions", actor, found),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/questions/take.html", context, status=status)


@public
def question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One question: whole for those who work on it, in its public wording for everyone else."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(_visible(actor), pk=pk)
    if not Question.objects.whole_for(actor).filter(pk=pk).exists():
        if found.published_at is None:
            raise Http404
        return render(request, "activities/questions/public.html", {"question": found, "tour": tour_of(found.event)})
    return _desk_page(request, found)


def _desk_page(request: HttpRequest, found: Question, name: str = "", form: Any = None) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    forms = {each: _form(each, found, None) for each, (rule, _deed, _made) in DEEDS.items() if rule(actor, found)}
    if form is not None:
        forms[name] = form
    context = {
        "question": found,
        "tour": tour_of(found.event),
        "forms": forms,
        "opened": name,
        "is_late": found.is_late(today),
        "today": today,
        "panels": panels_for("question", actor, found),
        "crumbs": [(_("Questions"), reverse("activities:questions"))],
    }
    return render(request, "activities/questions/question.html", context, status=422 if form else 200)


@requires(ActivityPermission.TAKE_QUESTIONS)
@require_POST
def deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Assign, give back, answer or publish."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Question.objects.whole_for(actor).select_related("event", "agency"), pk=pk)
    if name not in DEEDS:
        raise Http404
    rule, do, told_by = DEEDS[name]
    ensure(rule(actor, found))
    form = _form(name, found, request.POST)
    if not form.is_valid():
        return _desk_page(request, found, name, form)
    try:
        do(pk, *told_by(form.cleaned_data), by=actor, at=timezone.now())
    except ValidationError as error:
        add_errors(form, error)
        return _desk_page(request, found, name, form)
    messages.success(request, str(SAID[name]()))
    return see_other(_after(actor, found))


@requires(ActivityPermission.ANSWER_QUESTIONS)
@require_POST
def withdrawal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it from the public page."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(Question.objects.whole_for(actor), pk=pk)
    actions.withdraw_question(found.pk, by=actor, at=timezone.now())
    messages.success(request, _("It is no longer public."))
    return see_other(found.get_absolute_url())


def _visible(actor: Any) -> Any:
    related = ("event__area", "event__organiser", "agency", "service")
    return Question.objects.visible_to(actor).select_related(*related)


def _after(actor: Any, found: Question) -> str:
    """An agency that gave a question back no longer sees it."""
    is_seen = Question.objects.whole_for(actor).filter(pk=found.pk).exists()
    return found.get_absolute_url() if is_seen else reverse("activities:questions")


def _form(name: str, found: Question, told: Any) -> Any:
    if name == "assignment":
        agencies = queries.agencies_for(found, timezone.localdate())
        initial = {"agency": found.agency_id, "due_on": found.due_on}
        return AssignForm(told, agencies=agencies, initial=initial)
    if name == "publication":
        first = found.published_text or found.text, found.published_answer or found.answer
        return PublishForm(told, initial=dict(zip(("text", "answer"), first, strict=True)))
    return AnswerForm(told) if name == "answer" else GiveBackForm(told)


DEEDS: dict[str, Deed] = {
    "assignment": (
        may_assign_question,
        actions.assign_question,
        lambda told: (told["agency"].pk, told["due_on"]),
    ),
    "answer": (may_answer_question, actions.answer_question, lambda told: (told["answer"],)),
    "return": (may_give_back_question, actions.give_back_question, lambda told: (told["why"],)),
    "publication": (may_publish_question, actions.publish_question, lambda told: (told["text"], told["answer"])),
}
SAID: dict[str, Callable[[], str]] = {
    "assignment": lambda: _("Given to the agency, which has been told."),
    "answer": lambda: _("Answered. Whoever asked receives the answer."),
    "return": lambda: _("Given back to the organiser."),
    "publication": lambda: _("Published."),
}
