"""Those on the way through an initiative: the list, coming in, stages, equipment, leaving, calls."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires, signed_in
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.people.actions import Sight, note_seen
from tirek.people.enums import DataKind, DisclosureHow
from tirek.programmes.actions import enrolments as actions
from tirek.programmes.actions.follow_ups import record_call
from tirek.programmes.enums_of_initiatives import EnrolmentState, InitiativePermission
from tirek.programmes.forms.initiatives import CallForm, EnrolForm, EquipmentForm, LeaveForm, PeopleFilter, ProofForm
from tirek.programmes.models import Enrolment, FollowUp, HandOver
from tirek.programmes.permissions_of_roadmaps import may_accompany, may_record_call
from tirek.programmes.queries import initiatives as queries
from tirek.programmes.queries.enrolment_papers import act_pdf
from tirek.programmes.views.form_pages import active_in, done, organisations_for, pdf_answer, pressed
from tirek.programmes.views.initiatives import initiative_or_404

PAGE = 50


@requires(InitiativePermission.SEE_PEOPLE)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Those the actor's organisations accompany."""
    actor = request.actor  # type: ignore[attr-defined]
    form = PeopleFilter(request.GET or None, initial={"state": EnrolmentState.ACTIVE})
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {"state": EnrolmentState.ACTIVE}
    found = queries.enrolments(actor, initiative=told.get("initiative"), state=told.get("state", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    _note(request, list(page), DisclosureHow.LIST)
    context = {"form": form, "page": page, "active": active_in(told)}
    return render(request, "programmes/enrolments/list.html", context)


@signed_in
@require_GET
def enrolment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person's way: stages, equipment, calls."""
    actor, found = request.actor, enrolment_or_404(request, pk)  # type: ignore[attr-defined]
    _note(request, [found], DisclosureHow.PAGE)
    context = {
        "enrolment": found,
        "page": queries.enrolment_page(found),
        "may_accompany": bool(may_accompany(actor, found)),
        "sees_person": actor.holds(InitiativePermission.SEE_PEOPLE),
        "today": timezone.localdate(),
    }
    return render(request, "programmes/enrolments/enrolment.html", context)


@requires(InitiativePermission.ACCOMPANY)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take somebody into an initiative."""
    actor, initiative = request.actor, initiative_or_404(request, pk)  # type: ignore[attr-defined]
    companions = organisations_for(actor, InitiativePermission.ACCOMPANY)
    form = EnrolForm(request.POST or None, companions=companions, initial={"on": timezone.localdate()})
    made = done(
        request, form,
        lambda: actions.enrol(
            pk, form.cleaned_data["organisation"].pk, form.entrant(), on=form.cleaned_data["on"], by=actor,
            at=timezone.now(),
        ),
        _("The person is in the initiative."),
    )  # fmt: skip
    if made:
        return see_other(made.get_absolute_url())
    return form_page(request, form, _("Take somebody in"), initiative.get_absolute_url(), subtitle=initiative.name)


@requires(InitiativePermission.ACCOMPANY)
def stage(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down that the next stage is reached."""
    actor, found = request.actor, _accompanied(request, pk)  # type: ignore[attr-defined]
    following = queries.enrolment_page(found).next
    form = ProofForm(request.POST or None, stage=following, initial={"on": timezone.localdate()})
    made = done(
        request, form, lambda: actions.reach_stage(pk, form.proof(), by=actor, at=timezone.now()),
        _("The stage is written down."),
    )  # fmt: skip
    if made or following is None:
        return see_other(found.get_absolute_url())
    return form_page(
        request, form, following.name, found.get_absolute_url(), subtitle=f"{found.person} · {found.initiative.name}"
    )


@requires(InitiativePermission.ACCOMPANY)
def leaving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody drops out."""
    actor, found = request.actor, _accompanied(request, pk)  # type: ignore[attr-defined]
    form = LeaveForm(request.POST or None, initial={"on": timezone.localdate()})
    saved = done(
        request, form, lambda: actions.leave(pk, **form.cleaned_data, by=actor, at=timezone.now()),
        _("It is written down that the person dropped out."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Dropped out"), found.get_absolute_url(), subtitle=str(found.person))


@requires(InitiativePermission.ACCOMPANY)
def equipment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand equipment over by an act."""
    actor, found = request.actor, _accompanied(request, pk)  # type: ignore[attr-defined]
    form = EquipmentForm(
        request.POST or None, initial={"handed_on": timezone.localdate(), "given_by": found.initiative.organisation}
    )
    saved = done(
        request, form, lambda: actions.hand_over(pk, form.equipment(), by=actor, at=timezone.now()),
        _("The act is ready: print it, let both sides sign, then write down that it is back."),
    )  # fmt: skip
    if saved:
        return see_other(found.get_absolute_url())
    return form_page(request, form, _("Hand equipment over"), found.get_absolute_url(), subtitle=str(found.person))


@requires(InitiativePermission.ACCOMPANY)
@require_POST
def acceptance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed act is back."""
    row = get_object_or_404(HandOver, pk=pk)
    actor, found = request.actor, _accompanied(request, row.enrolment_id)  # type: ignore[attr-defined]
    return pressed(
        request, lambda: actions.accept_act(pk, by=actor, at=timezone.now()), _("The signed act is back."),
        found.get_absolute_url(),
    )  # fmt: skip


@signed_in
@require_GET
def act(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The act of acceptance on paper."""
    row = get_object_or_404(HandOver.objects.select_related("given_by"), pk=pk)
    row.enrolment = enrolment_or_404(request, row.enrolment_id)
    return pdf_answer(act_pdf(row, at=timezone.now()), f"act-{row.number}")


@requires(InitiativePermission.ACCOMPANY)
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """Calls to be made, and those still to come."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    later = request.GET.get("tab") == "later"
    page = Paginator(queries.calls_to_make(actor, on=today, later=later), PAGE).get_page(request.GET.get("page"))
    phones = queries.phones_of(list(page))
    _note(request, [row.enrolment for row in page], DisclosureHow.LIST)
    tabs = [
        {"label": _("To be made"), "url": "?", "current": not later},
        {"label": _("Still to come"), "url": "?tab=later", "current": later},
    ]
    context = {
        "page": page, "rows": [(row, phones.get(row.enrolment.person_id, "")) for row in page], "tabs": tabs,
        "today": today, "later": later,
    }  # fmt: skip
    return render(request, "programmes/enrolments/calls.html", context)


@requires(InitiativePermission.ACCOMPANY)
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what was heard."""
    visible = FollowUp.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    row = get_object_or_404(visible.select_related("enrolment__person", "enrolment__initiative"), pk=pk)
    actor = request.actor  # type: ignore[attr-defined]
    ensure(may_record_call(actor, row))
    form = CallForm(request.POST or None)
    saved = done(
        request, form, lambda: record_call(pk, form.heard(), by=actor, at=timezone.now()),
        _("The call is written down."),
    )  # fmt: skip
    if saved:
        return see_other(reverse("programmes:calls"))
    phone = queries.phones_of([row]).get(row.enrolment.person_id, "")
    return form_page(
        request, form, _("Follow-up call"), reverse("programmes:calls"),
        subtitle=f"{row.enrolment.person} · {row.enrolment.initiative.name}", intro=phone,
    )  # fmt: skip


def enrolment_or_404(request: HttpRequest, pk: UUID) -> Enrolment:
    """The enrolment, if the actor may see it."""
    visible = Enrolment.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    related = ("initiative__organisation", "person", "stage", "organisation")
    return get_object_or_404(visible.select_related(*related), pk=pk)


def _accompanied(request: HttpRequest, pk: UUID) -> Enrolment:
    found = enrolment_or_404(request, pk)
    ensure(may_accompany(request.actor, found))  # type: ignore[attr-defined]
    return found


def _note(request: HttpRequest, seen: list[Enrolment], how: str) -> None:
    """Write down whose data the page shows, before it leaves."""
    note_seen(
        [Sight(row.person_id, row.pk) for row in seen],
        what=[DataKind.NAME],
        how=how,
        about_type="programmes.enrolment",
        by=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
