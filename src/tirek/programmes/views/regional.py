"""The figures of regions that the formula of assistance needs, by quarter."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other, uuid_or_none
from tirek.programmes.actions.regional import enter_regional_figure
from tirek.programmes.enums_of_services import RulesPermission
from tirek.programmes.forms.scenarios import RegionalForm
from tirek.programmes.models import RegionalFigure
from tirek.programmes.permissions import may_enter_figures
from tirek.programmes.queries.regional import quarter_on

PAGE = 40


@requires(RulesPermission.ENTER_FIGURES, RulesPermission.SIMULATE)
def figures(request: HttpRequest) -> HttpResponse:
    """What is entered, the latest quarter first; POST enters or corrects one."""
    actor = request.actor  # type: ignore[attr-defined]
    form = RegionalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        area, quarter = uuid_or_none(told["area"]), quarter_on(told["quarter"])
        assert area is not None
        try:
            enter_regional_figure(area, quarter, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The figures of the region are entered."))
            return see_other(reverse("programmes:regional_figures"))
    rows = RegionalFigure.objects.visible_to(actor).select_related("area")
    context = {
        "form": form if may_enter_figures(actor) else None,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "current": quarter_on(_today()),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/scenarios/figures.html", context, status=status)


def _today() -> date:
    return timezone.localdate()
