"""Inhabitants of the regions: who counted them and when, entered in the browser or brought from a table."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.reports.actions.targets import Count, enter_populations, remove_population
from tirek.reports.desk_tables import populations_table, read_populations
from tirek.reports.enums import ReportPermission
from tirek.reports.exports import xlsx_response
from tirek.reports.forms.targets import PopulationForm, PopulationTableForm
from tirek.reports.models import Population
from tirek.territory.queries import geography

PAGE = 60


@requires(ReportPermission.VIEW, ReportPermission.ENTER_POPULATION)
def populations_page(request: HttpRequest) -> HttpResponse:
    """What is known, the last day first."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = Population.objects.visible_to(actor).select_related("area").order_by("-on", "area__kato")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_enter": actor.holds(ReportPermission.ENTER_POPULATION),
    }
    return render(request, "reports/populations.html", context)


@requires(ReportPermission.ENTER_POPULATION)
def population_entry(request: HttpRequest) -> HttpResponse:
    """The inhabitants of all regions on one day, by one source."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    form = PopulationForm(request.POST or None, regions=geography(today).regions)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        counts = [Count(area, told["on"], number, told["source"]) for area, number in form.numbers().items()]
        try:
            entered = enter_populations(counts, by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            return _done(request, entered)
    return form_page(request, form, _("Enter inhabitants"), reverse("reports:populations"))


@requires(ReportPermission.ENTER_POPULATION)
def population_import(request: HttpRequest) -> HttpResponse:
    """A table of inhabitants: every row of it, or none."""
    actor, now, today = request.actor, timezone.now(), timezone.localdate()  # type: ignore[attr-defined]
    form = PopulationTableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            lines = read_populations(form.cleaned_data["table"].read(), geography(today).regions)
            counts = [Count(one.area, one.on, one.number, one.source) for one in lines]
            entered = enter_populations(counts, by=actor, at=now)
        except ValidationError as error:
            add_errors(form, error)
        else:
            return _done(request, entered)
    return form_page(request, form, _("Bring inhabitants from a table"), reverse("reports:populations"))


@requires(ReportPermission.VIEW, ReportPermission.ENTER_POPULATION)
def populations_xlsx(request: HttpRequest) -> HttpResponse:
    """All of them, in the form in which they are brought back."""
    rows = Population.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    table = populations_table(rows.select_related("area").order_by("-on", "area__kato"))
    return xlsx_response([table], "tirek-inhabitants.xlsx")


@requires(ReportPermission.ENTER_POPULATION)
@require_POST
def population_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a number entered in error."""
    actor = request.actor  # type: ignore[attr-defined]
    get_object_or_404(Population.objects.visible_to(actor), pk=pk)
    remove_population(pk, by=actor, at=timezone.now())
    messages.success(request, _("The number is taken back."))
    return see_other(reverse("reports:populations"))


def _done(request: HttpRequest, entered: int) -> HttpResponse:
    told = ngettext("%(n)s number is entered.", "%(n)s numbers are entered.", entered)
    messages.success(request, told % {"n": entered})
    return see_other(reverse("reports:populations"))
