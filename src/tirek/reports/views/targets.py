"""Targets: place by place in the browser, and as a table taken along and brought back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.reports.actions.targets import set_many_targets, set_targets
from tirek.reports.desk_tables import read_targets, targets_table
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import xlsx_response
from tirek.reports.forms.targets import TableForm, TargetsFilter, TargetsForm
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries.scopes import scope_for
from tirek.reports.queries.targets import changes_of, target_table, targets_of
from tirek.territory.queries import geography


@requires(ReportPermission.VIEW)
def targets_page(request: HttpRequest) -> HttpResponse:
    """An indicator's targets for a period beside its figures; whoever may, sets them here."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    filters = TargetsFilter(request.GET, today=today)
    one, period = indicator(filters.asked["indicator"]), Period.parse(filters.asked["period"])
    scope = scope_for(actor, geography=min(period.last, today))
    form = TargetsForm(request.POST or None, aims=target_table(one, period, scope, today=today))
    may_set = actor.holds(ReportPermission.SET_TARGETS)
    if request.method == "POST" and form.is_valid():
        try:
            changed = set_targets(one.code, period, form.values(), form.cleaned_data["reason"], by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _set_words(changed))
            return see_other(f"{reverse('reports:targets')}?indicator={one.code}&period={period.code}")
    context: dict[str, Any] = {
        "filters": filters,
        "indicator": one,
        "period": period,
        "form": form,
        "may_set": may_set,
        "is_whole": scope.reach.everywhere,
        "changes": changes_of(one.code, period),
    }
    return render(request, "reports/targets.html", context, status=422 if request.method == "POST" else 200)


@requires(ReportPermission.EXPORT)
def targets_xlsx(request: HttpRequest) -> HttpResponse:
    """All targets of a period: the table to take along, change and bring back."""
    today = timezone.localdate()
    period = Period.parse(TargetsFilter(request.GET, today=today).asked["period"])
    table = targets_table(targets_of(period), geography(min(period.last, today)).regions)
    return xlsx_response([table], f"tirek-targets-{period.code}.xlsx")


@requires(ReportPermission.SET_TARGETS)
def targets_import(request: HttpRequest) -> HttpResponse:
    """Bring the table back: every target in it is set, or none."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    period = Period.parse(TargetsFilter(request.GET, today=today).asked["period"])
    back = f"{reverse('reports:targets')}?period={period.code}"
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            values = read_targets(form.cleaned_data["table"].read(), geography(min(period.last, today)).regions)
            changed = set_many_targets(period, values, form.cleaned_data["reason"], by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _set_words(changed))
            return see_other(back)
    return form_page(request, form, _("Bring targets from a table"), back, press=_("Set the targets"))


def _set_words(changed: int) -> str:
    if not changed:
        return _("Nothing was changed.")
    return ngettext("%(n)s target is set.", "%(n)s targets are set.", changed) % {"n": changed}
