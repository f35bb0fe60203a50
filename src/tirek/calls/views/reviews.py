"""A judge at work: the queue, an entry beside its rubric, files without names, stepping back, the calibration."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import reviewing as actions
from tirek.calls.blind import without_author
from tirek.calls.enums_judging import AssignmentKind
from tirek.calls.forms.judging import RecusalForm, ReviewForm
from tirek.calls.models import Assignment, EntryFile, JurySlot, Stage
from tirek.calls.permissions_of_judging import may_judge, may_step_back
from tirek.calls.queries import reviewing as queries
from tirek.calls.queries.jury_days import own_days
from tirek.calls.views.pages import actor_of
from tirek.core.access import signed_in
from tirek.core.actor import Actor
from tirek.core.enums import ScanState
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.scanning import scanner_url
from tirek.core.verdict import Refused, ensure, refuse

SIZE = 30
LARGEST_CLEANED = 64 << 20


@signed_in
@require_GET
def judging(request: HttpRequest) -> HttpResponse:
    """What is mine to judge: stage by stage, what is left first."""
    actor = actor_of(request)
    stages = queries.stages_of(actor)
    chosen = next((one for one in stages if str(one.stage.pk) == request.GET.get("stage", "")), None)
    chosen = chosen or next(iter(stages), None)
    state = request.GET.get("state", "")
    page = (
        Paginator(queries.queue(actor, chosen.stage, state), SIZE).get_page(request.GET.get("page")) if chosen else None
    )
    context = {
        "stages": stages,
        "chosen": chosen,
        "page": page,
        "rows": [queries.queue_row(one) for one in page] if page else [],
        "state": state,
        "profiles": queries.profiles_of(actor),
        "days": own_days(actor, timezone.now()),
    }
    return render(request, "calls/judging/queue.html", context)


@signed_in
@never_cache
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An entry beside its rubric. Saved from the first letter; handed in, and on to the next."""
    actor, found = actor_of(request), _assignment(request, pk)
    rubric = rubric_of(found, actor, request.POST or None)
    form = rubric["form"]
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, found, form)
        except ValidationError as error:
            told = {f"c_{code}": texts for code, texts in error.message_dict.items()}
            add_errors(form, ValidationError(told))
        except actions.ChangedMeanwhile:
            form.add_error(None, _("You have changed this review in another window since. Open the page anew."))
    context = rubric | {
        "call": found.stage.call,
        "may_step_back": bool(may_step_back(actor, found)),
        "next": queries.next_after(found, actor),
        "is_anchor": found.kind == AssignmentKind.CALIBRATION,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/judging/review.html", context, status=status)


def rubric_of(assignment: Assignment, actor: Actor, data: Any = None) -> dict[str, Any]:
    """What the rubric of an entry is drawn from: the page, its form, a line and a field for each criterion."""
    page = queries.review_page(assignment, actor)
    form = ReviewForm(data, criteria=[line.criterion for line in page.lines], initial=_initial(page))
    lines = [(line, form[f"c_{line.criterion.code}"]) for line in page.lines]
    return {"page": page, "form": form, "lines": lines, "may_judge": may_judge(actor, assignment)}


def _kept(request: HttpRequest, found: Assignment, form: ReviewForm) -> HttpResponse:
    """Keep or hand in, as the button says; handed in, the next entry of the queue opens, or the room of the day."""
    actor, now = actor_of(request), timezone.now()
    room = _room_of(found) if request.POST.get("back") == "room" else ""
    if request.POST.get("deed") == "keep":
        actions.save_review(found.pk, form.opinion(), by=actor, at=now)
        messages.success(request, _("Kept. It counts once you hand it in."))
        return see_other(room or found.get_absolute_url())
    actions.submit_review(found.pk, form.opinion(), by=actor, at=now)
    messages.success(request, _("Handed in. You may change it until the scores are locked."))
    following = queries.next_after(found, actor)
    if room:
        return see_other(room)
    if following:
        return see_other(following.get_absolute_url())
    return see_other(f"{reverse('calls:judging')}?stage={found.stage_id}")


def _room_of(found: Assignment) -> str:
    """The screen of the day on which the entry is heard; empty when there is none."""
    slot = JurySlot.objects.filter(stage_id=found.stage_id, entry_id=found.entry_id).select_related("day").first()
    return slot.day.get_absolute_url() if slot else ""


def _initial(page: queries.ReviewPage) -> dict[str, object]:
    told: dict[str, object] = {"version": page.version}
    for line in page.lines:
        told[f"c_{line.criterion.code}"] = actions.ABSTAIN if line.is_abstention else line.value
    if page.evaluation:
        told |= {"comment": page.evaluation.comment, "note": page.evaluation.note}
    return told


@signed_in
@require_POST
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed so far; asked by the page itself. A review handed in is not taken back by typing."""
    actor, found = actor_of(request), _assignment(request, pk)
    form = ReviewForm(request.POST, criteria=list(found.stage.criteria.all()))
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        actions.autosave_review(found.pk, form.opinion(), by=actor, at=timezone.now())
    except actions.ChangedMeanwhile:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


@signed_in
def recusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Step back: the entry closes and goes to somebody else."""
    actor, found = actor_of(request), _assignment(request, pk)
    ensure(may_step_back(actor, found))
    form = RecusalForm(request.POST or None)
    back = f"{reverse('calls:judging')}?stage={found.stage_id}"
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.step_back(pk, told["kind"], told["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The entry is taken off your list and goes to another judge."))
            return see_other(back)
    title = _("Step back from this entry")
    intro = _(
        "Nothing of what you have entered counts. Stepping back is not a fault; judging in spite of a conflict is."
    )
    return form_page(request, form, title, found.get_absolute_url(), intro=intro, press=title)


@signed_in
@require_GET
def file(request: HttpRequest, pk: UUID, number: int) -> HttpResponse | FileResponse:
    """A file of an entry by its place. In a blind stage it comes without its name and without its authors."""
    found = _assignment(request, pk)
    told = queries.file_of(found, number)
    if told is None or not default_storage.exists(told.stored_as):
        raise Http404
    if told.scan == ScanState.INFECTED or (told.scan == ScanState.WAITING and scanner_url()):
        raise Refused(refuse(_("The virus check has not passed this file. It cannot be opened.")))
    response = _as_it_may_be_seen(told, number, is_blind=found.stage.hides_entrants)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _as_it_may_be_seen(told: EntryFile, number: int, *, is_blind: bool) -> HttpResponse | FileResponse:
    stored = default_storage.open(told.stored_as)
    if not is_blind:
        return FileResponse(stored, as_attachment=True, filename=told.name, content_type=told.media_type or None)
    ending = told.name.rpartition(".")[2].lower()[:5] if "." in told.name else "bin"
    name = f"file-{number}.{ending}"
    if told.size > LARGEST_CLEANED:
        return FileResponse(stored, as_attachment=True, filename=name, content_type=told.media_type or None)
    with stored:
        content = without_author(stored.read(), told.media_type)
    response = HttpResponse(content, content_type=told.media_type or "application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_GET
def calibration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How one's points at the anchors lie among the others', once all three are handed in."""
    actor = actor_of(request)
    own = Assignment.objects.own(actor).filter(stage=pk, kind=AssignmentKind.CALIBRATION)
    if not own.exists():
        raise Http404
    stage = Stage.objects.select_related("call").get(pk=pk)
    context = {"stage": stage, "call": stage.call, "rows": queries.calibration(stage, actor)}
    return render(request, "calls/judging/calibration.html", context)


def _assignment(request: HttpRequest, pk: UUID) -> Assignment:
    """One's own assignment; anything else is not there, whoever asks."""
    rows = Assignment.objects.own(actor_of(request))
    related = ("member", "stage__call__organisation", "entry__nomination", "revision__form", "revision")
    return get_object_or_404(rows.select_related(*related), pk=pk)
