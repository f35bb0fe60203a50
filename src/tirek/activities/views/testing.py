"""Sitting a test: its address is that of the ticket, so that everyone who came may sit it, account or none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tirek.activities.actions import testing as actions
from tirek.activities.forms.training import TestForm
from tirek.activities.models import Registration, TestAttempt
from tirek.activities.queries.learning import Learner, learner_of
from tirek.core.access import public
from tirek.core.http import see_other


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest, ticket: str) -> HttpResponse:
    """Where the learner stands; the questions while a try is open; handing in."""
    registration, now = by_ticket(ticket), timezone.now()
    learner = learner_of(registration)
    attempt = learner.open_attempt if learner else None
    form = TestForm(request.POST or None, attempt=attempt, language=get_language() or "kk") if attempt else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answers = form.answers() if form else {}
        actions.hand_in(ticket, answers, by=request.actor, at=now)  # type: ignore[attr-defined]
        return see_other(request.path)
    if request.method == "POST" and form:
        actions.keep_answers(ticket, form.answers())
    context = {
        "registration": registration,
        "event": registration.event,
        "course": registration.event.course,
        "learner": learner,
        "form": form,
        "done": _handed_in(learner),
        "verdict": actions.may_begin(learner, now),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/training/test.html", context, status=status)


@public
@require_POST
def beginning(request: HttpRequest, ticket: str) -> HttpResponse:
    """Begin a try."""
    by_ticket(ticket)
    actions.begin_test(ticket, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("activities:test", args=[ticket]))


@public
@require_POST
def answers(request: HttpRequest, ticket: str) -> HttpResponse:
    """Keep what is answered so far: the script sends it by itself, a button does the same without."""
    by_ticket(ticket)
    sent = {name: request.POST.getlist(name) for name in request.POST}
    actions.keep_answers(ticket, sent)
    if "later" in request.POST:
        return see_other(reverse("activities:ticket", args=[ticket]))
    return HttpResponse(status=204)


def by_ticket(ticket: str) -> Registration:
    """The registration of a ticket, with its session."""
    rows = Registration.objects.select_related("event__course", "event__organiser", "event__area")
    found: Registration = get_object_or_404(rows, ticket=ticket)
    return found


def _handed_in(learner: Learner | None) -> list[TestAttempt]:
    return [each for each in learner.attempts if each.handed_in_at] if learner else []
