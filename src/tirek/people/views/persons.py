"""A person's page, a new person, changed data."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tirek.core.access import requires, signed_in
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure
from tirek.people.actions import StalePersonError, change_person, register_person
from tirek.people.enums import DisclosureHow, PersonPermission
from tirek.people.forms import ChangePersonForm, HouseholdForm, NewPersonForm, show_problem
from tirek.people.models import Person
from tirek.people.permissions import may_edit, may_record_status, may_reveal, may_see_status
from tirek.people.queries import household_of, members_of, person_page, possible_duplicates
from tirek.people.queries.pairs import open_pairs_of, survivor_of
from tirek.people.views.fetching import RECORD, actor_of, crumbs_for, note_people, visible_person
from tirek.people.views.revealed import is_revealed


@require_safe
@signed_in
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Everything about one person: data, numbers (hidden), contacts, household, consents, panels of other apps."""
    actor = actor_of(request)
    if (survivor := survivor_of(person_id, actor)) is not None:
        return redirect("people:person", survivor)
    someone = get_object_or_404(person_page(actor), pk=person_id)
    note_people(request, [someone], DisclosureHow.PAGE, *RECORD)
    household = household_of(someone, actor)
    context = {
        "person": someone,
        "crumbs": crumbs_for(actor),
        "numbers": [(number, is_revealed(request, number.pk)) for number in someone.identifiers.all()],
        "contacts": [contact for contact in someone.contacts.all() if contact.ended_at is None],
        "consents": someone.consents.all(),
        "household": household,
        "members": members_of(household, actor) if household else [],
        "household_form": HouseholdForm(),
        "may_edit": may_edit(actor, someone),
        "may_reveal": may_reveal(actor, someone),
        **_status_part(actor, someone),
        "twins": open_pairs_of(someone, actor) if actor.holds(PersonPermission.REVIEW) else [],
        "panels": panels_for("person", actor, someone),
    }
    return render(request, "people/person.html", context)


def _status_part(actor: Actor, someone: Person) -> dict[str, Any]:
    today = timezone.localdate()
    shown = someone.statuses.order_by("-seen_at") if may_see_status(actor, someone) else None
    return {
        "statuses": [(each, each.is_in_force(today), each.ends_soon(today)) for each in shown or ()],
        "may_see_status": shown is not None,
        "may_record_status": may_record_status(actor, someone),
        "today": today,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@requires(PersonPermission.REGISTER)
def new(request: HttpRequest) -> HttpResponse:
    """Register a person at the desk. Possible duplicates are shown once and must be passed knowingly."""
    form = NewPersonForm(request.POST or None)
    hints = []
    if request.method == "POST" and form.is_valid():
        hints = [] if "despite_hints" in request.POST else _hints(request, form)
        if not hints:
            try:
                return _registered(request, form)
            except ValidationError as problem:
                show_problem(form, problem)
    context = {"form": form, "hints": hints}
    return render(request, "people/new.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def data(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Change what is told about a person."""
    someone = visible_person(request, person_id)
    ensure(may_edit(actor_of(request), someone))
    is_sent = request.method == "POST"
    form = ChangePersonForm(request.POST, known_area=someone.area) if is_sent else ChangePersonForm.of(someone)
    context: dict[str, Any] = {"form": form, "person": someone}
    if not is_sent:
        return render(request, "people/data.html", context)
    if form.is_valid():
        try:
            return _changed(request, form, someone)
        except ValidationError as problem:
            show_problem(form, problem)
        except StalePersonError as stale:
            context |= {"stale": stale.person, "current_version": stale.person.version}
    return render(request, "people/data.html", context, status=422)


def _hints(request: HttpRequest, form: NewPersonForm) -> list[Any]:
    told = form.cleaned_data
    return possible_duplicates(
        name=form.data_told.full_name,
        birth_date=told["birth_date"],
        iin=told["iin"],
        phone=told["phone"],
        by=actor_of(request),
    )


def _registered(request: HttpRequest, form: NewPersonForm) -> HttpResponse:
    told = form.cleaned_data
    someone = register_person(
        data=form.data_told,
        iin=told["iin"],
        phone=told["phone"],
        email=told["email"],
        by=actor_of(request),
        at=timezone.now(),
    )
    messages.success(request, _("The person is registered."))
    for warning in form.warnings():
        messages.warning(request, str(warning))
    return see_other(reverse("people:person", args=[someone.pk]))


def _changed(request: HttpRequest, form: ChangePersonForm, someone: Person) -> HttpResponse:
    change_person(
        person_id=someone.pk,
        data=form.data_told,
        expected_version=form.cleaned_data["version"],
        by=actor_of(request),
        at=timezone.now(),
    )
    messages.success(request, _("The data are changed."))
    return see_other(reverse("people:person", args=[someone.pk]))
