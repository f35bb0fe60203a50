"""The class of a session: who learns, who has come, tests and certificates; enrolling colleagues."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import certificates, learning
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.training import IssueAgainForm
from tirek.activities.models import Event, Registration
from tirek.activities.permissions_of_training import may_enrol, may_issue, may_teach
from tirek.activities.queries import training_due
from tirek.activities.queries.learning import class_of
from tirek.activities.views.events import event_or_404
from tirek.core.access import requires, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure

MOST_COLLEAGUES = 300


@requires(ActivityPermission.TEACH)
@require_GET
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The class, learner by learner."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = _session_or_404(request, pk)
    ensure(may_teach(actor, found))
    learners = class_of(found)
    context = {
        "event": found,
        "course": found.course,
        "learners": learners,
        "may_tick": found.state == "planned" and found.starts_at <= now,
        "may_issue": bool(may_issue(actor, found, now)),
        "earned": sum(each.has_earned for each in learners),
        "may_enrol": bool(may_enrol(found, now)) and actor.holds(ActivityPermission.SEE_TRAINING),
        "total": len(learners),
        "came": sum(each.has_come for each in learners),
        "given": sum(bool(each.certificate and not each.certificate.revoked_at) for each in learners),
    }
    return render(request, "activities/training/class.html", context)


@requires(ActivityPermission.TEACH)
@require_POST
def ticks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Those ticked have come."""
    _session_or_404(request, pk)
    chosen = _keys(request.POST.getlist("came"))
    added = learning.mark_came(pk, chosen, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Written down as come: %(number)s.") % {"number": added})
    return see_other(reverse("activities:class", args=[pk]))


@requires(ActivityPermission.TEACH)
@require_POST
def issuing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Certificates for all who have earned them."""
    _session_or_404(request, pk)
    made = certificates.issue_certificates(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Certificates given: %(number)s.") % {"number": len(made)})
    return see_other(reverse("activities:class", args=[pk]))


@requires(ActivityPermission.TEACH)
def issue_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new certificate in place of a revoked one."""
    actor = request.actor  # type: ignore[attr-defined]
    row = get_object_or_404(Registration.objects.visible_to(actor), pk=pk)
    found = _session_or_404(request, row.event_id)
    ensure(may_issue(actor, found, timezone.now()))
    form = IssueAgainForm(request.POST or None, initial={"name": row.name})
    back = reverse("activities:class", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            certificates.issue_again(pk, form.cleaned_data["name"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("A new certificate is given."))
            return see_other(back)
    return form_page(request, form, _("Give a new certificate"), back)


@requires(ActivityPermission.SEE_TRAINING)
def colleagues(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enrol colleagues who are due for the course."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    found = _session_or_404(request, pk)
    ensure(may_enrol(found, now))
    if request.method == "POST":
        made = learning.enrol_staff(pk, _keys(request.POST.getlist("user")), by=actor, at=now)
        messages.success(request, _("Enrolled: %(number)s. Each is told.") % {"number": len(made)})
        return see_other(found.get_absolute_url())
    rows = training_due.staff_for(found.course, actor, today)  # type: ignore[arg-type]
    due = list(training_due.listed(training_due.in_state(rows, "due", today))[:MOST_COLLEAGUES])
    enrolled = training_due.enrolled_among(found.course, [each.user_id for each in due], today)  # type: ignore[arg-type]
    context = {"event": found, "due": [(each, each.user_id in enrolled) for each in due]}
    return render(request, "activities/training/colleagues.html", context)


@signed_in
@require_POST
def enrolment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enrol oneself, as one of the staff."""
    actor = request.actor  # type: ignore[attr-defined]
    _session_or_404(request, pk)
    learning.enrol_staff(pk, [actor.user_id], by=actor, at=timezone.now())
    messages.success(request, _("You are enrolled. The ticket is in your training."))
    return see_other(reverse("activities:training"))


def _session_or_404(request: HttpRequest, pk: UUID) -> Event:
    found = event_or_404(request, pk)
    if found.course_id is None:
        raise Http404
    return found


def _keys(told: list[str]) -> list[UUID]:
    found = []
    for text in told:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
