"""Retention: what each rule would do, runs asked and approved, legal holds."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tirek.core import retaining
from tirek.core.access import requires
from tirek.core.core_permissions import CorePermission
from tirek.core.fields import LineField
from tirek.core.holding import find_subject
from tirek.core.http import see_other
from tirek.core.models import LegalHold, RetentionRun
from tirek.core.retention_rules import previews, rule_named

SHOWN = 20
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class HoldForm(forms.Form):
    """A record to be kept from every rule."""

    name = LineField(label=gettext_lazy("Number of the application, or key of the person"), max_length=80)
    reason = LineField(label=gettext_lazy("Why it has to be kept"), max_length=300)
    until = forms.DateField(
        label=gettext_lazy("Until when"), required=False, widget=DATE, help_text=gettext_lazy("Empty: until lifted.")
    )


@requires(CorePermission.MANAGE_RETENTION)
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """A dry run of every rule, and what waits."""
    return _page(request, HoldForm())


@requires(CorePermission.MANAGE_RETENTION)
@require_POST
def runs(request: HttpRequest) -> HttpResponse:
    """Ask that a rule be applied."""
    try:
        retaining.ask_run(request.POST.get("rule", ""), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except LookupError:
        raise Http404 from None
    messages.success(request, _("Asked. A second person has to approve it."))
    return see_other(reverse("core:retention"))


@requires(CorePermission.MANAGE_RETENTION)
@require_POST
def approval(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """A second person approves; a worker applies it."""
    run = _run(request, run_id)
    retaining.approve_run(run.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Approved. It is being applied."))
    return see_other(reverse("core:retention"))


@requires(CorePermission.MANAGE_RETENTION)
@require_POST
def refusal(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Not applied."""
    run = _run(request, run_id)
    retaining.refuse_run(run.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("core:retention"))


@requires(CorePermission.MANAGE_RETENTION)
@require_POST
def holds(request: HttpRequest) -> HttpResponse:
    """Keep a record from every rule."""
    form = HoldForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        found = find_subject(told["name"])
        if found is not None:
            retaining.place_hold(
                *found,
                reason=told["reason"],
                until=told["until"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            messages.success(request, _("The record is held."))
            return see_other(reverse("core:retention"))
        form.add_error("name", _("There is no application and no person with this number or key."))
    return _page(request, form, status=422)


@requires(CorePermission.MANAGE_RETENTION)
@require_POST
def lifting(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """Lift a hold."""
    hold = get_object_or_404(LegalHold.objects.visible_to(request.actor), pk=hold_id)  # type: ignore[attr-defined]
    retaining.lift_hold(hold.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The hold is lifted."))
    return see_other(reverse("core:retention"))


def _page(request: HttpRequest, form: HoldForm, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = RetentionRun.objects.visible_to(actor).order_by("-asked_at")[:SHOWN]
    context = {
        "previews": previews(timezone.now()),
        "runs": [(run, rule_named(run.rule).title, run.asked_by_id == actor.user_id) for run in found],
        "holds": LegalHold.objects.visible_to(actor).filter(lifted_at__isnull=True).order_by("-placed_at"),
        "form": form,
    }
    return render(request, "core/retention/retention.html", context, status=status)


def _run(request: HttpRequest, run_id: UUID) -> RetentionRun:
    return get_object_or_404(RetentionRun.objects.visible_to(request.actor), pk=run_id)  # type: ignore[attr-defined]
