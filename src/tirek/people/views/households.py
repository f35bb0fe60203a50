"""Households: the family page, who lives there, who has left and why."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST

from tirek.core.access import signed_in
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure
from tirek.people.actions import (
    add_household_member,
    change_role,
    create_household,
    end_household_membership,
    move_household,
)
from tirek.people.enums import DataKind, DisclosureHow
from tirek.people.family_forms import LeavingForm, MovingForm, RoleForm
from tirek.people.forms import HouseholdForm, MemberForm, show_problem
from tirek.people.models import Household, HouseholdMember, Person
from tirek.people.permissions import may_edit_household
from tirek.people.queries import search_people
from tirek.people.queries.family import consents_of_family, family_of
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
    """The family: members as of ?on=, documents, applications; GET ?q= finds somebody to add, POST adds them."""
    home, actor = visible_household(request, household_id), actor_of(request)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(form, home, actor):
        return see_other(reverse("people:household", args=[home.pk]))
    context = _page(request, home, actor) | {"form": form}
    return render(request, "people/household.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def moving(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """The household lives at another address."""
    home = visible_household(request, household_id)
    ensure(may_edit_household(actor_of(request), home))
    initial = {"area": home.area_id, "address": home.address}
    form = MovingForm(request.POST or None, household=home, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        move_household(
            household_id=home.pk,
            area_id=told["area"],
            address=told["address"],
            by=actor_of(request),
            at=timezone.now(),
        )
        return see_other(reverse("people:household", args=[home.pk]))
    context = {"form": form, "household": home}
    return render(request, "people/moving.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def leaving(request: HttpRequest, household_id: UUID, member_id: UUID) -> HttpResponse:
    """A member lives elsewhere from a day on."""
    home, member = _member(request, household_id, member_id)
    form = LeavingForm(request.POST)
    if form.is_valid():
        told, actor = form.cleaned_data, actor_of(request)
        try:
            end_household_membership(
                member_id=member.pk, on=told["on"], because=told["because"], by=actor, at=timezone.now()
            )
            return _after(actor, home, member)
        except Person.DoesNotExist as unseen:
            raise Http404 from unseen
        except ValidationError as problem:
            show_problem(form, problem)
    return _told_back(request, form, home)


@require_POST
@signed_in
def role(request: HttpRequest, household_id: UUID, member_id: UUID) -> HttpResponse:
    """A member has another place in the household."""
    home, member = _member(request, household_id, member_id)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            change_role(member_id=member.pk, role=form.cleaned_data["role"], by=actor_of(request), at=timezone.now())
            return see_other(reverse("people:household", args=[home.pk]))
        except Person.DoesNotExist as unseen:
            raise Http404 from unseen
        except ValidationError as problem:
            show_problem(form, problem)
    return _told_back(request, form, home)


def _page(request: HttpRequest, home: Household, actor: Actor) -> dict[str, Any]:
    text, today = request.GET.get("q", "").strip(), timezone.localdate()
    on = _day(request.GET.get("on", "")) or today
    family = family_of(home, actor, on)
    note_people(request, family.seen_people, DisclosureHow.PAGE, DataKind.NAME, DataKind.HOUSEHOLD)
    present = {line.member.person_id for line in family.members}
    hits = [hit for hit in search_people(actor, text, 10) if hit.person.pk not in present] if text else []
    return {
        "household": home,
        "family": family,
        "today": today,
        "crumbs": crumbs_for(actor),
        "text": text,
        "may_edit": may_edit_household(actor, home),
        "leaving": LeavingForm(auto_id=False),
        "role": RoleForm(auto_id=False),
        "adding": [(hit.person, _member_form(hit.person, place)) for place, hit in enumerate(hits)],
        "consents": consents_of_family(family.seen_people, on),
        "panels": panels_for("household", actor, family.seen_people),
    }


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _member(request: HttpRequest, household_id: UUID, member_id: UUID) -> tuple[Household, HouseholdMember]:
    home = visible_household(request, household_id)
    return home, get_object_or_404(home.members.current(), pk=member_id)


def _after(actor: Actor, home: Household, member: HouseholdMember) -> HttpResponse:
    """Back to the family; to the person, when nobody is left there whom the actor may see."""
    is_seen = Household.objects.visible_to(actor).filter(pk=home.pk).exists()
    name, key = ("household", home.pk) if is_seen else ("person", member.person_id)
    return see_other(reverse(f"people:{name}", args=[key]))


def _told_back(request: HttpRequest, form: forms.Form, home: Household) -> HttpResponse:
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return see_other(reverse("people:household", args=[home.pk]))


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
