"""An application made of a question asked at a meeting, or of a visit to a remote reception."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tirek.activities.models import Question, Slot
from tirek.activities.permissions import may_make_case_of_question, may_receive
from tirek.cases.actions.intake import Submitted
from tirek.cases.actions.origins import make_case_of_question, make_case_of_visit
from tirek.cases.enums import CaseKind, CasePermission, Channel
from tirek.cases.forms.origins import OriginForm
from tirek.cases.permissions import may_register
from tirek.cases.views.fetching import actor_of
from tirek.cases.views.intake import keep_pin
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@requires(CasePermission.REGISTER)
@BOTH
def of_question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A question becomes a case."""
    actor, now = actor_of(request), timezone.now()
    whole = Question.objects.whole_for(actor).select_related("event")
    found = get_object_or_404(whole, pk=pk)
    ensure(may_register(actor, actor.organisation_id))
    if found.state != "case":
        ensure(may_make_case_of_question(actor, found))
    kind = CaseKind.PROPOSAL if found.kind == "proposal" else CaseKind.APPLICATION
    known = {"area": str(found.event.area_id), "kind": kind, "body": found.text, **_who(found.asker_name)}
    known |= {"service": str(found.service_id or ""), "phone": found.phone, "email": found.email}
    form = OriginForm(request.POST or None, actor=actor, known={**known, "language": found.language})
    if request.method == "POST" and form.is_valid():
        application = form.made(uuid5(found.pk, "case"), Channel.TOUR, found.asked_at)
        if done := _try(form, lambda: make_case_of_question(pk, application, by=actor, at=now)):
            return _registered(request, done)
    return _page(request, form, _("Make it an application"), found.get_absolute_url())


@requires(CasePermission.REGISTER)
@BOTH
def of_visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came up at a remote reception becomes a case."""
    actor, now = actor_of(request), timezone.now()
    found = get_object_or_404(Slot.objects.visible_to(actor).select_related("office"), pk=pk)
    ensure(may_receive(actor, found.office_id))
    ensure(may_register(actor, actor.organisation_id))
    known = {"area": str(found.office.area_id), "body": found.topic, "phone": found.phone, "email": found.email}
    known |= {**_who(found.visitor_name), "language": found.language}
    form = OriginForm(request.POST or None, actor=actor, known=known)
    if request.method == "POST" and form.is_valid():
        application = form.made(uuid5(found.pk, "case"), Channel.PHONE, now)
        if done := _try(form, lambda: make_case_of_visit(pk, application, by=actor, at=now)):
            return _registered(request, done)
    return _page(request, form, _("Make it an application"), found.get_absolute_url())


def _who(name: str) -> dict[str, str]:
    """A name as people say it: family name, given name, patronymic."""
    words = [*name.split(None, 2), "", "", ""]
    return dict(zip(("family_name", "given_name", "patronymic"), words, strict=False))


def _try(form: OriginForm, make: Any) -> Submitted | None:
    try:
        done: Submitted = make()
    except ValidationError as problem:
        found = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
        for name, texts in found.items():
            form.add_error(name if name in form.fields else None, texts)
        return None
    return done


def _registered(request: HttpRequest, done: Submitted) -> HttpResponse:
    keep_pin(request, done)
    if not done.is_new:
        messages.info(request, _("This was registered already."))
    return see_other(reverse("cases:registered", args=[done.case.number]))


def _page(request: HttpRequest, form: OriginForm, title: str, back: str) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/origin.html", {"form": form, "title": title, "back": back}, status=status)
