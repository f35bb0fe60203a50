"""The organiser's side of events: the own list, announcing, changing, cancelling, programme and partners."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import events as actions
from tirek.activities.actions import programme as programme_actions
from tirek.activities.enums import ActivityPermission, Entrance, EventFormat, EventKind, EventState
from tirek.activities.forms.events import CancelEventForm, EditEventForm, NewEventForm, PartForm, ProgrammeForm
from tirek.activities.models import Course, EventPart
from tirek.activities.permissions import may_edit_event, may_organise_for
from tirek.activities.queries import events as queries
from tirek.activities.views.events import event_or_404
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.network.models import Organisation
from tirek.network.queries.organisations import directory

PAGE = 30
FOUND = 20
STATES = ("coming", "to_report", EventState.CLOSED, EventState.CANCELLED)


@requires(ActivityPermission.VIEW)
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Events the actor's organisations hold, by where they stand."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    state = request.GET.get("state", "")
    state = state if state in STATES else "coming"
    labels = (_("To come"), _("To report"), _("Reported"), _("Cancelled events"))
    tabs = [
        {"label": label, "url": f"?state={each}", "current": each == state}
        for each, label in zip(STATES, labels, strict=True)
    ]
    page = Paginator(queries.own_events(actor, state=state, now=now), PAGE).get_page(request.GET.get("page"))
    may_organise = actor.holds(ActivityPermission.ORGANISE)
    context = {"page": page, "tabs": tabs, "state": state, "may_organise": may_organise}
    return render(request, "activities/event_work.html", context)


@requires(ActivityPermission.ORGANISE)
def new(request: HttpRequest) -> HttpResponse:
    """Announce an event or a series."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    organisers = _organisers(request, today)
    initial = {"day": today, "format": EventFormat.IN_PERSON, "is_public": True, "language": actor.language}
    if organisers:
        initial |= {"organiser": organisers[0].pk, "area": organisers[0].area_id}
    initial |= _named(request)
    form = NewEventForm(request.POST or None, organisers=organisers, on=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        address = _announce(request, form)
        if address:
            return see_other(address)
    return form_page(request, form, _("Announce an event"), reverse("activities:event_work"))


def _named(request: HttpRequest) -> dict[str, object]:
    """What the address already says: a session of a course, an event of a project."""
    course = Course.objects.filter(code=request.GET.get("course", ""), is_open=True).first()
    project = request.GET.get("project", "")
    if course is None:
        return {"project": project}
    names = {f"name_{each}": getattr(course, f"name_{each}") for each in ("kk", "ru", "en")}
    return {"course": course.pk, "kind": EventKind.TRAINING, "entrance": Entrance.REGISTRATION, **names}


def _announce(request: HttpRequest, form: NewEventForm) -> str:
    """Where to go next; empty when the action refused."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    try:
        if rule := form.rule():
            made = actions.create_series(form.facts(), rule, by=actor, at=at)
        else:
            made = [actions.create_event(form.facts(), by=actor, at=at)]
    except ValidationError as error:
        form.show(error)
        return ""
    messages.success(request, _("Announced: %(number)s.") % {"number": len(made)})
    return made[0].get_absolute_url()


@requires(ActivityPermission.ORGANISE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an event, or the rest of its series."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    ensure(may_edit_event(actor, found, timezone.now()))
    organisers = list({each.pk: each for each in [found.organiser, *_organisers(request, today)]}.values())
    form = EditEventForm(request.POST or None, event=found, organisers=organisers, on=today)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            changed = actions.edit_event(
                pk,
                form.facts(),
                version=told["version"],
                scope=told.get("scope") or actions.ONE,
                by=actor,
                at=timezone.now(),
            )
        except ValidationError as error:
            form.show(error)
        else:
            messages.success(request, _("Changed: %(number)s.") % {"number": len(changed)})
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the event"), found.get_absolute_url())


@requires(ActivityPermission.ORGANISE)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel an event, or the rest of its series."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    ensure(may_edit_event(actor, found, now))
    form = CancelEventForm(request.POST or None, event=found)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        scope = told.get("scope") or actions.ONE
        cancelled = actions.cancel_event(pk, told["reason"], scope=scope, by=actor, at=now)
        messages.success(request, _("Cancelled: %(number)s.") % {"number": len(cancelled)})
        return see_other(found.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/event_cancel.html", {"event": found, "form": form}, status=status)


@requires(ActivityPermission.ORGANISE)
def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the programme as lines of text."""
    actor = request.actor  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    ensure(may_organise_for(actor, found.organiser_id))
    lines = [
        f"{timezone.localtime(item.starts_at):%H:%M} {item.title}{f' / {item.speaker}' if item.speaker else ''}"
        for item in found.programme.all()
    ]
    form = ProgrammeForm(request.POST or None, initial={"lines": "\n".join(lines)})
    if request.method == "POST" and form.is_valid():
        programme_actions.set_programme(pk, form.cleaned_data["lines"], by=actor, at=timezone.now())
        messages.success(request, _("The programme is written."))
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Programme"), found.get_absolute_url())


@requires(ActivityPermission.ORGANISE)
def parts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Organisations that take part: find one by name, say its part."""
    actor = request.actor  # type: ignore[attr-defined]
    found = event_or_404(request, pk)
    ensure(may_organise_for(actor, found.organiser_id))
    form = PartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            programme_actions.add_part(pk, told["organisation"].pk, told["role"], by=actor, at=timezone.now())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Named among those who take part."))
            return see_other(reverse("activities:event_parts", args=[pk]))
    return _parts_page(request, pk, form)


def _parts_page(request: HttpRequest, pk: UUID, form: PartForm) -> HttpResponse:
    found, text = event_or_404(request, pk), request.GET.get("q", "").strip()[:200]
    context = {
        "event": found,
        "parts": found.parts.select_related("organisation").order_by("role", "organisation__code"),
        "q": text,
        "found": directory(text=text, on=timezone.localdate())[:FOUND] if text else [],
        "form": form,
        "roles": form.fields["role"].choices,  # type: ignore[attr-defined]
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/event_parts.html", context, status=status)


@requires(ActivityPermission.ORGANISE)
@require_POST
def part_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an organisation out."""
    part = get_object_or_404(EventPart, pk=pk)
    event_or_404(request, part.event_id)
    programme_actions.remove_part(part.event_id, pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("activities:event_parts", args=[part.event_id]))


def _organisers(request: HttpRequest, on: date) -> list[Organisation]:
    """Those the actor may organise for; one named in the address comes first."""
    actor = request.actor  # type: ignore[attr-defined]
    found, code = queries.organisers_for(actor, on), request.GET.get("organiser", "")
    named = Organisation.objects.on(on).filter(code=code).first() if code else None
    if named and may_organise_for(actor, named.pk):
        return [named, *(each for each in found if each.pk != named.pk)]
    return found
