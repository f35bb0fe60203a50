"""Keeping the members of a body: who sits there on a day, electing, releasing, renewing, what a seat rests on."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.network.actions import seats as actions
from tirek.network.actions.seats import NewSeat
from tirek.network.enums import DecisionKind, NetworkPermission
from tirek.network.forms_of_bodies import ReleaseForm, RenewalForm, SeatForm
from tirek.network.models import Membership, Organisation
from tirek.network.permissions import may_keep_members, may_release, may_view_members
from tirek.network.queries import seats as queries
from tirek.network.queries.renewal import Renewal, plan_renewal
from tirek.network.roster import read_file, read_text, template_sheet
from tirek.network.views.directory import organisation_or_404
from tirek.people.actions import PersonData

PAGE = 50
FIRST = 10
NEW = "new"


@requires(NetworkPermission.VIEW_MEMBERS)
@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    """The bodies the reader keeps or watches: members, terms that end, applications that wait."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ending = queries.ending_terms(actor, today)
    count = ending.count()
    shown = count if request.GET.get("ending") == "all" else FIRST
    context = {
        "page": Paginator(queries.bodies_watched(actor, today), PAGE).get_page(request.GET.get("page")),
        "ending": ending[:shown],
        "more_end": count > shown,
        "ending_count": count,
        "joinings": queries.joinings_waiting(actor)[:PAGE],
        "today": today,
    }
    return render(request, "network/bodies.html", context)


@requires(NetworkPermission.VIEW_MEMBERS)
@require_GET
def members(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody who sat in a body on a day, what was vacant."""
    found, actor, today = organisation_or_404(code), request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ensure(may_view_members(actor, found))
    on = _day(request.GET.get("on", "")) or today
    context = {
        "organisation": found,
        "on": on,
        "today": today,
        "members": queries.members_of(found, actor, on),
        "may_keep": bool(may_keep_members(actor, found)),
    }
    return render(request, "network/members.html", context)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def elect(request: HttpRequest, code: str) -> HttpResponse:
    """Seat one member by a recorded decision."""
    found, actor, today = _kept(request, code), request.actor, timezone.localdate()  # type: ignore[attr-defined]
    initial = {"since": today, "decided_on": today, "kind": DecisionKind.ELECTION}
    form = SeatForm(request.POST or None, organisation=found, on=today, initial=initial)
    known = known_of(request, form)
    if request.method == "POST" and form.is_valid() and not must_choose(request, known):
        told = form.cleaned_data
        terms = {"since": told["since"], "term_ends_on": told["term_ends_on"]}
        try:
            decision = form.decision(told["kind"])
            actions.seat_members(
                found.pk, decision, [seat_of(request, told, known)], **terms, by=actor, at=timezone.now()
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The seat has been taken."))
            return see_other(reverse("network:members", args=[code]))
    context = {"form": form, "organisation": found, "known": known}
    return render(request, "network/elect.html", context, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.VIEW_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One seat: whose, since when, by which decision; ending it."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    rows = Membership.objects.visible_to(actor).select_related(
        "organisation", "person", "member", "post", "nominated_by", "on_behalf_of", "decision"
    )
    found = get_object_or_404(rows, pk=pk)
    may_end = bool(may_release(actor, found, today))
    form = ReleaseForm(request.POST or None, initial={"on": today, "decided_on": today})
    if request.method == "POST":
        ensure(may_release(actor, found, today))
        if form.is_valid():
            told = form.cleaned_data
            try:
                decision = form.decision(DecisionKind.RELEASE)
                actions.release(pk, decision, on=told["on"], reason=told["reason"], by=actor, at=timezone.now())
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, _("The seat has ended. It stays in the history."))
                return see_other(reverse("network:members", args=[found.organisation.code]))
    context = {"seat": found, "form": form if may_end else None, "may_keep": _may_keep(actor, found)}
    return render(request, "network/seat.html", context, status=422 if request.method == "POST" else 200)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_POST
def naming(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down that the holder agreed to be named in public, or took that back."""
    found = get_object_or_404(Membership.objects.visible_to(request.actor), pk=pk)  # type: ignore[attr-defined]
    agreed = request.POST.get("agreed") == "1"
    actions.name_in_public(found.pk, agreed, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return see_other(found.get_absolute_url())


@requires(NetworkPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: HttpRequest, code: str) -> HttpResponse:
    """Renew a whole body from a table: first what it would do, then, on a second press, it is done."""
    found, today = _kept(request, code), timezone.localdate()
    data = _with_file(request) if request.method == "POST" else None
    form = RenewalForm(data, initial={"since": today, "decided_on": today})
    plan = _plan(form, found, request)
    is_ready = plan and plan.rows and not plan.problems and request.POST.get("confirmed")
    if plan and is_ready and (made := _renewed(request, form, found, plan)):
        text = ngettext("%(n)s seat has been taken.", "%(n)s seats have been taken.", made) % {"n": made}
        messages.success(request, text)
        return see_other(reverse("network:members", args=[code]))
    context = {"form": form, "organisation": found, "plan": plan, "heads": template_sheet()}
    return render(request, "network/renewal.html", context, status=_status(request, form, plan))


def _status(request: HttpRequest, form: RenewalForm, plan: Renewal | None) -> int:
    """A preview without a fault is an answer; anything else asked in vain is not."""
    return 200 if request.method != "POST" or (plan and plan.rows and not plan.problems and not form.errors) else 422


def _with_file(request: HttpRequest) -> Any:
    """The posted form with the rows of an uploaded spreadsheet in place of the table, so that the second press has
    them too."""
    data, file = request.POST.copy(), request.FILES.get("file")
    if file:
        try:
            data["table"] = read_file(file.read())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return data


def _plan(form: RenewalForm, found: Organisation, request: HttpRequest) -> Renewal | None:
    if not form.is_bound or not form.is_valid():
        return None
    try:
        rows = read_text(form.cleaned_data["table"])
        if not rows:
            raise ValidationError({"table": _("The list of the new members is empty.")})
        return plan_renewal(found, rows, form.cleaned_data["since"], request.actor)  # type: ignore[attr-defined]
    except ValidationError as error:
        add_errors(form, error)
        return None


def _renewed(request: HttpRequest, form: RenewalForm, found: Organisation, plan: Renewal) -> int:
    told = form.cleaned_data
    seats = [
        NewSeat(
            person_id=each.person.pk if each.person else None,
            person=None if each.person else PersonData(*_names(each.row.cells), birth_date=each.born),
            post_id=each.post.pk if each.post else None,
            nominated_by_id=each.nominated_by.pk if each.nominated_by else None,
            is_public=each.row.says_public,
        )
        for each in plan.rows
    ]
    terms = {"since": told["since"], "term_ends_on": told["term_ends_on"]}
    decision, actor = form.decision(DecisionKind.RENEWAL), request.actor  # type: ignore[attr-defined]
    try:
        return len(actions.renew(found.pk, decision, seats, **terms, by=actor, at=timezone.now()))
    except ValidationError as error:
        add_errors(form, error)
        return 0


def _names(cells: dict[str, str]) -> tuple[str, str, str]:
    return cells["family_name"], cells["given_name"], cells["patronymic"]


def known_of(request: HttpRequest, form: Any) -> list[Any]:
    """Persons the named one may be, when the form names a person, with what they hold now."""
    if not form.is_bound or not form.is_valid() or form.cleaned_data["member"]:
        return []
    told = form.cleaned_data
    names = told["family_name"], told["given_name"], told["patronymic"]
    found = queries.known_people(request.actor, *names, told["birth_date"])  # type: ignore[attr-defined]
    held = queries.seats_now([person.pk for person in found], timezone.localdate())
    for person in found:
        person.held = held.get(person.pk, [])  # type: ignore[attr-defined]
    return found


def must_choose(request: HttpRequest, known: list[Any]) -> bool:
    """Somebody of this name is known and it was not said yet whether it is the same person."""
    keys = {NEW, *(str(person.pk) for person in known)}
    return bool(known) and request.POST.get("known") not in keys


def seat_of(request: HttpRequest, told: dict[str, Any], known: list[Any]) -> NewSeat:
    """What the action takes, out of the cleaned form and the choice among those known."""
    same = next((person for person in known if str(person.pk) == request.POST.get("known")), None)
    names = told["family_name"], told["given_name"], told["patronymic"]
    return NewSeat(
        person_id=same.pk if same else None,
        person=None if same or told["member"] else PersonData(*names, birth_date=told["birth_date"]),
        member_id=told["member"].pk if told["member"] else None,
        post_id=told["post"].pk if told["post"] else None,
        nominated_by_id=told["nominated_by"].pk if told["nominated_by"] else None,
        on_behalf_of_id=told["on_behalf_of"].pk if told["on_behalf_of"] else None,
        is_public=told["is_public"],
    )


def _kept(request: HttpRequest, code: str) -> Organisation:
    found = organisation_or_404(code)
    ensure(may_keep_members(request.actor, found))  # type: ignore[attr-defined]
    return found


def _may_keep(actor: Any, found: Membership) -> bool:
    return bool(may_keep_members(actor, found.organisation))


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None
