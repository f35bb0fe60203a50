"""What documents say of a person: written down, ended, and those that end soon."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tirek.core.access import requires, signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.people.actions import end_status, record_status
from tirek.people.enums import DataKind, DisclosureHow, PersonPermission
from tirek.people.family_forms import EndForm, StatusForm
from tirek.people.forms import show_problem
from tirek.people.models import PersonStatus
from tirek.people.permissions import may_record_status
from tirek.people.queries.family import ending_statuses
from tirek.people.views.fetching import actor_of, crumbs_for, note_people, visible_person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def statuses(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Write down a status whose document was seen."""
    person, actor = visible_person(request, person_id), actor_of(request)
    ensure(may_record_status(actor, person))
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "is_seen"}
        try:
            record_status(person_id=person.pk, **told, by=actor, at=timezone.now())
            messages.success(request, _("The status is written down."))
            return see_other(reverse("people:person", args=[person.pk]))
        except ValidationError as problem:
            show_problem(form, problem)
    context = {"form": form, "person": person}
    return render(request, "people/status.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def status_ending(request: HttpRequest, person_id: UUID, status_id: UUID) -> HttpResponse:
    """The status ends on a day."""
    person, actor = visible_person(request, person_id), actor_of(request)
    status = get_object_or_404(PersonStatus.objects.visible_to(actor), pk=status_id, person=person)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            end_status(status_id=status.pk, on=form.cleaned_data["on"], by=actor, at=timezone.now())
        except ValidationError as problem:
            show_problem(form, problem)
    if form.errors:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return see_other(reverse("people:person", args=[person.pk]))


@require_safe
@requires(PersonPermission.VIEW_STATUS)
def ending(request: HttpRequest) -> HttpResponse:
    """Documents that end within thirty days."""
    actor = actor_of(request)
    found = ending_statuses(actor, timezone.localdate())
    note_people(request, [each.person for each in found], DisclosureHow.LIST, DataKind.NAME)
    return render(request, "people/ending.html", {"statuses": found, "crumbs": crumbs_for(actor)})
