"""Reading the question from the address, and naming the place it is about."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tirek.network.models import Organisation
from tirek.reports.forms import Asked, FiguresForm
from tirek.reports.indicators import Indicator, indicator
from tirek.reports.queries import Scope

UNREADABLE = 422


def asked_or_none(request: HttpRequest, today: date) -> tuple[FiguresForm, Asked | None]:
    """The filter form, and the question when it can be read."""
    form = FiguresForm(request.GET, actor=request.actor, today=today)  # type: ignore[attr-defined]
    return form, form.asked if form.is_valid() else None


def place_of(request: HttpRequest, scope: Scope) -> str:
    """The name of what the figures are about; for a whole reach, the body whose subtree it is."""
    if scope.office is not None:
        return scope.office.name
    if on_sheet := scope.own or scope.under:
        return on_sheet.name
    if scope.region is not None:
        return scope.region.name
    top = Organisation.objects.filter(pk=request.actor.organisation_id).first()  # type: ignore[attr-defined]
    return top.name if top else _("The whole network")


def indicator_or_404(code: str, *, on: date | None = None, version: str | None = None) -> Indicator:
    """The indicator an address names, in the version it names, else in that of a day."""
    try:
        return indicator(code, on=on, version=int(version) if version else None)
    except (KeyError, ValueError):
        raise Http404 from None
