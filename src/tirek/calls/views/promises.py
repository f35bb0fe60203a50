"""The editor of what a call promises: nominations, stages, criteria, the quiz."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.calls.actions import promises as actions
from tirek.calls.actions.changing import is_frozen
from tirek.calls.enums import CallPermission
from tirek.calls.forms.calls import (
    CriterionForm,
    NominationForm,
    QuestionForm,
    RemovalForm,
    StageForm,
    initial_of_criterion,
    initial_of_nomination,
    initial_of_question,
    initial_of_stage,
)
from tirek.calls.models import Call, Stage
from tirek.calls.permissions import may_change, may_change_stage
from tirek.calls.queries.templates import stage_window
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.pages import saving
from tirek.core.verdict import ensure


@requires(CallPermission.RUN)
def nomination(request: HttpRequest, code: str, nomination: str = "") -> HttpResponse:
    """Add a nomination or change one."""
    call, told = _opened(request, code)
    known = get_object_or_404(call.nominations, code=nomination) if nomination else None
    initial = initial_of_nomination(known) if known else {}
    form = NominationForm(request.POST or None, is_new=known is None, initial=initial, **told)
    return saving(
        request,
        form,
        lambda: actions.save_nomination(
            call.pk, form.told(), by=actor_of(request), at=timezone.now(), code=nomination, why=form.why()
        ),
        title=_("Change the nomination") if known else _("Add a nomination"),
        back=_back(call, "nominations"),
        done=_("The nomination is saved."),
    )


@requires(CallPermission.RUN)
def nomination_removal(request: HttpRequest, code: str, nomination: str) -> HttpResponse:
    """Take a nomination out."""
    call, told = _opened(request, code)
    known = get_object_or_404(call.nominations, code=nomination)
    form = RemovalForm(request.POST if request.method == "POST" else None, **told)
    return saving(
        request,
        form,
        lambda: actions.remove_nomination(call.pk, nomination, by=actor_of(request), at=timezone.now(), why=form.why()),
        title=_("Take out: %(name)s") % {"name": known.name},
        back=_back(call, "nominations"),
        done=_("The nomination is taken out."),
        press=_("Take out"),
        danger=True,
    )


@requires(CallPermission.RUN)
def stage(request: HttpRequest, code: str, pk: UUID | None = None) -> HttpResponse:
    """Add a stage or change one; a new one begins after the last, on a working day."""
    call, told = _opened(request, code)
    known = _stage(request, call, pk) if pk else None
    initial = initial_of_stage(known or _next(call), call.zone)
    form = StageForm(request.POST or None, call=call, initial=initial, **told)
    return saving(
        request,
        form,
        lambda: actions.save_stage(
            call.pk, form.facts(), by=actor_of(request), at=timezone.now(), stage_id=pk, why=form.why()
        ),
        title=_("Change the stage") if known else _("Add a stage"),
        back=_back(call, "stages"),
        done=_("The stage is saved."),
    )


@requires(CallPermission.RUN)
def stage_removal(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Take a stage out."""
    call, told = _opened(request, code)
    known = _stage(request, call, pk)
    form = RemovalForm(request.POST if request.method == "POST" else None, **told)
    return saving(
        request,
        form,
        lambda: actions.remove_stage(call.pk, pk, by=actor_of(request), at=timezone.now(), why=form.why()),
        title=_("Take out: %(name)s") % {"name": known.name},
        back=_back(call, "stages"),
        done=_("The stage is taken out."),
        press=_("Take out"),
        danger=True,
    )


@requires(CallPermission.RUN)
def criterion(request: HttpRequest, code: str, pk: UUID, criterion: str = "") -> HttpResponse:
    """Add a criterion to a stage or change one."""
    call, told = _opened(request, code)
    of_stage = _stage(request, call, pk)
    known = get_object_or_404(of_stage.criteria, code=criterion) if criterion else None
    initial = initial_of_criterion(known) if known else {}
    form = CriterionForm(request.POST or None, is_new=known is None, initial=initial, **told)
    return saving(
        request,
        form,
        lambda: actions.save_criterion(
            call.pk, pk, form.told(), by=actor_of(request), at=timezone.now(), code=criterion, why=form.why()
        ),
        title=_("Change the criterion") if known else _("Add a criterion"),
        back=_back(call, "stages"),
        done=_("The criterion is saved."),
    )


@requires(CallPermission.RUN)
def criterion_removal(request: HttpRequest, code: str, pk: UUID, criterion: str) -> HttpResponse:
    """Take a criterion out."""
    call, told = _opened(request, code)
    known = get_object_or_404(_stage(request, call, pk).criteria, code=criterion)
    form = RemovalForm(request.POST if request.method == "POST" else None, **told)
    return saving(
        request,
        form,
        lambda: actions.remove_criterion(
            call.pk, pk, criterion, by=actor_of(request), at=timezone.now(), why=form.why()
        ),
        title=_("Take out: %(name)s") % {"name": known.name},
        back=_back(call, "stages"),
        done=_("The criterion is taken out."),
        press=_("Take out"),
        danger=True,
    )


@requires(CallPermission.RUN)
def question(request: HttpRequest, code: str, place: int | None = None) -> HttpResponse:
    """Add a question of the quiz or change one."""
    call, told = _opened(request, code)
    known = _question(call, place) if place is not None else None
    form = QuestionForm(request.POST or None, initial=initial_of_question(known) if known else {}, **told)

    def save() -> object:
        quiz = list(call.quiz)
        if known is None or place is None:
            quiz.append(form.question(f"q{len(quiz) + 1}"))
        else:
            quiz[place] = form.question(known["code"])
        return actions.save_quiz(call.pk, quiz, by=actor_of(request), at=timezone.now(), why=form.why())

    title = _("Change the question") if known else _("Add a question")
    return saving(request, form, save, title=title, back=_back(call, "quiz"), done=_("The question is saved."))


@requires(CallPermission.RUN)
def question_removal(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """Take a question out."""
    call, told = _opened(request, code)
    known = _question(call, place)
    form = RemovalForm(request.POST if request.method == "POST" else None, **told)
    rest = [each for each in call.quiz if each is not known]
    return saving(
        request,
        form,
        lambda: actions.save_quiz(call.pk, rest, by=actor_of(request), at=timezone.now(), why=form.why()),
        title=_("Take the question out"),
        back=_back(call, "quiz"),
        done=_("The question is taken out."),
        press=_("Take out"),
        danger=True,
    )


def _opened(request: HttpRequest, code: str) -> tuple[Call, dict[str, Any]]:
    """The call that may be changed, and what its forms are told of it."""
    call = work_call(request, code)
    ensure(may_change(actor_of(request), call))
    return call, {"frozen": is_frozen(call, timezone.now())}


def _stage(request: HttpRequest, call: Call, pk: UUID) -> Stage:
    found = get_object_or_404(call.stages, pk=pk)
    ensure(may_change_stage(actor_of(request), call, found))
    return found


def _next(call: Call) -> Stage:
    last = call.stages.order_by("position").last()
    begins, ends = stage_window(last.ends_at if last else call.closes_at, 1, 10, call.zone)
    return Stage(starts_at=begins, ends_at=ends, ties=["draw"])


def _question(call: Call, place: int) -> dict[str, Any]:
    if not 0 <= place < len(call.quiz):
        raise Http404
    found: dict[str, Any] = call.quiz[place]
    return found


def _back(call: Call, part: str) -> str:
    return f"{reverse('calls:call_work', args=[call.code])}#{part}"
