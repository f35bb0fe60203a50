"""Requests for a copy of everything held on a person."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import requires, signed_in
from tirek.core.http import see_other
from tirek.core.paper import pdf
from tirek.core.verdict import ensure
from tirek.people.actions import access_requests as actions
from tirek.people.enums import DataKind, DisclosureHow, PersonPermission
from tirek.people.forms import IdentityForm, RefusalForm, show_problem
from tirek.people.models import AccessRequest
from tirek.people.permissions import may_answer_request, may_edit
from tirek.people.queries.copies import copy_as_json, copy_for_paper
from tirek.people.views.fetching import actor_of, note_people, visible_person


@require_POST
@signed_in
def requests_of(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The person asks at the desk."""
    person, actor = visible_person(request, person_id), actor_of(request)
    ensure(may_edit(actor, person))
    assert actor.organisation_id is not None  # editing is held at an organisation
    asked = actions.ask_for_copy(person_id=person.pk, office_id=actor.organisation_id, by=actor, at=timezone.now())
    return see_other(asked.get_absolute_url())


@require_safe
@requires(PersonPermission.EDIT)
def access_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: identity, the copy, the hand-over."""
    return _page(request, _found(request, pk))


@require_POST
@requires(PersonPermission.EDIT)
def identity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The document was looked at."""
    asked, form = _found(request, pk), IdentityForm(request.POST)
    if form.is_valid():
        document = form.cleaned_data["document"]
        actions.check_identity(request_id=asked.pk, document=document, by=actor_of(request), at=timezone.now())
        return see_other(asked.get_absolute_url())
    return _page(request, asked, identity_form=form, status=422)


@require_safe
@requires(PersonPermission.EDIT)
def copy(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The copy itself, to read (PDF) or for another system (JSON), made anew each time and kept nowhere."""
    asked = _found(request, pk)
    ensure(may_answer_request(actor_of(request), asked))
    actions.ensure_checked(asked)
    note_people(request, [asked.person], DisclosureHow.COPY, DataKind.EVERYTHING)
    if form == "json":
        content = json.dumps(copy_as_json(asked.person, at=timezone.now()), ensure_ascii=False, indent=2)
        response = HttpResponse(content, content_type="application/json; charset=utf-8")
    else:
        response = HttpResponse(pdf("people/copy", copy_for_paper(asked.person, at=timezone.now())))
        response["Content-Type"] = "application/pdf"
    response["Content-Disposition"] = f'attachment; filename="my-data.{form}"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@requires(PersonPermission.EDIT)
def handover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person has the copy."""
    asked = _found(request, pk)
    actions.hand_over(request_id=asked.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The copy is handed over."))
    return see_other(asked.get_absolute_url())


@require_POST
@requires(PersonPermission.EDIT)
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No copy is given, and why."""
    asked, form = _found(request, pk), RefusalForm(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.refuse_copy(request_id=asked.pk, reason=reason, by=actor_of(request), at=timezone.now())
            return see_other(asked.get_absolute_url())
        except ValidationError as problem:
            show_problem(form, problem)
    return _page(request, asked, refusal_form=form, status=422)


def _found(request: HttpRequest, pk: UUID) -> AccessRequest:
    rows = AccessRequest.objects.visible_to(actor_of(request)).select_related("person")
    return get_object_or_404(rows, pk=pk)


def _page(request: HttpRequest, asked: AccessRequest, status: int = 200, **forms: Any) -> HttpResponse:
    note_people(request, [asked.person], DisclosureHow.PAGE, DataKind.NAME)
    is_open = asked.handed_at is None and asked.refused_at is None
    context = {
        "asked": asked,
        "person": asked.person,
        "is_open": is_open,
        "may_answer": is_open and bool(may_answer_request(actor_of(request), asked)),
        "is_overdue": asked.is_overdue(timezone.localdate()),
        "identity_form": IdentityForm(),
        "refusal_form": RefusalForm(),
        **forms,
    }
    return render(request, "people/access_request.html", context, status=status)
