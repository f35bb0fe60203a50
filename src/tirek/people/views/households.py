"""Households and their members."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tirek.core.access import signed_in
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.people.actions import add_household_member, create_household, end_household_membership
from tirek.people.enums import DataKind, DisclosureHow
from tirek.people.forms import HouseholdForm, LeaveForm, MemberForm, show_problem
from tirek.people.models import Household, Person
from tirek.people.queries import members_of, search_people
from tirek.people.views.fetching import actor_of, crumbs_for, note_people, visible_household, visible_person


@require_POST
@signed_in
def founding(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Found a household with this person as its head."""
    person = visible_person(request, person_id)
    form = HouseholdForm(request.POST)
    if form.is_valid():
        try:
            since = form.cleaned_data["since"]
            home = create_household(head_id=person.pk, since=since, by=actor_of(request), at=timezone.now())
            return see_other(reverse("people:household", args=[home.pk]))
        except ValidationError as problem:
            show_problem(form, problem)
    return render(request, "people/founding.html", {"person": person, "form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def household(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Members past and present; GET ?q= finds somebody to add, POST adds them."""
    home, actor = visible_household(request, household_id), actor_of(request)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(form, home, actor):
        return see_other(reverse("people:household", args=[home.pk]))
    context = _page(request, home, actor) | {"form": form}
    return render(request, "people/household.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def leaving(request: HttpRequest, household_id: UUID, member_id: UUID) -> HttpResponse:
    """A member lives elsewhere from a day on."""
    home = visible_household(request, household_id)
    member = get_object_or_404(home.members.current(), pk=member_id)
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            day = form.cleaned_data["on"]
            end_household_membership(member_id=member.pk, on=day, by=actor_of(request), at=timezone.now())
            return see_other(reverse("people:person", args=[member.person_id]))
        except Person.DoesNotExist as unseen:
            raise Http404 from unseen
        except ValidationError as problem:
            show_problem(form, problem)
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return see_other(reverse("people:household", args=[home.pk]))


def _page(request: HttpRequest, home: Household, actor: Actor) -> dict[str, Any]:
    text = request.GET.get("q", "").strip()
    members = members_of(home, actor)
    present = {member.person_id for member, _seen in members if member.during.upper is None}
    hits = [hit for hit in search_people(actor, text, 10) if hit.person.pk not in present] if text else []
    note_people(request, [member.person for member, seen in members if seen], DisclosureHow.PAGE, DataKind.HOUSEHOLD)
    note_people(request, [hit.person for hit in hits], DisclosureHow.SEARCH, DataKind.NAME)
    return {
        "household": home,
        "crumbs": crumbs_for(actor),
        "members": members,
        "text": text,
        "adding": [(hit.person, _member_form(hit.person, place)) for place, hit in enumerate(hits)],
    }


def _member_form(person: Person, place: int) -> MemberForm:
    return MemberForm(initial={"person": person.pk}, auto_id=f"add_{place}_%s")


def _added(form: MemberForm, home: Household, actor: Actor) -> bool:
    told = form.cleaned_data
    try:
        add_household_member(
            household_id=home.pk,
            person_id=told["person"],
            role=told["role"],
            since=told["since"],
            by=actor,
            at=timezone.now(),
        )
    except Person.DoesNotExist as unseen:
        raise Http404 from unseen
    except ValidationError as problem:
        show_problem(form, problem)
        return False
    return True
