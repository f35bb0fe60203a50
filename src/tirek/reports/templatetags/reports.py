"""How a figure is written and where it leads."""

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.template import Context
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tirek.reports.addresses import address_of_places, address_of_records
from tirek.reports.annual import Amount, AnnualCell
from tirek.reports.enums import CellState, How, ReportPermission, SheetState
from tirek.reports.estimates import written
from tirek.reports.models import Sheet
from tirek.reports.period import Period, period_words
from tirek.reports.queries import Figure
from tirek.reports.queries.cells import CellData
from tirek.reports.wording import HIDDEN

register = template.Library()


@register.simple_tag
def figure_value(figure: Figure) -> str:
    """The value with the spaces of the language; a dash where there is nothing to stand on, ≈ before an estimate."""
    return written(figure)


@register.simple_tag
def figure_unit(figure: Figure) -> str:
    """The unit in the number the value asks for."""
    return figure.indicator.unit.beside(figure.value)


@register.simple_tag(takes_context=True)
def figure_link(context: Context, figure: Figure) -> str:
    """The address of the records the figure counts; empty for a reader who sees totals only."""
    may_open = context["actor"].holds(ReportPermission.OPEN)
    return address_of_records(figure.indicator, figure.link) if may_open else ""


@register.simple_tag(takes_context=True)
def figure_opened(context: Context, figure: Figure) -> SafeString:
    """The value, leading to its records where the reader may open them."""
    address = figure_link(context, figure)
    value = format_html("<strong>{}</strong>", written(figure))
    return format_html('<a href="{}">{}</a>', address, value) if address else value


@register.simple_tag(takes_context=True)
def cell_link(context: Context, sheet: Sheet, cell: CellData) -> str:
    """The records behind what is computed in a cell; empty where there are none, or for a reader of totals."""
    if not cell.records or not context["actor"].holds(ReportPermission.OPEN):
        return ""
    one = cell.edition
    place = {"own" if one.is_additive else "under": sheet.organisation.code}
    return address_of_records(one, {"period": sheet.period, **place, "on": sheet.last_on.isoformat()})


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """A value of a cell: 12 300, 14.5, or a dash for none."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    return "–" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def amount(told: Amount) -> str:
    """A value of the annual report: ≈ before an estimate, • for what is left out, a dash for no data."""
    if told.is_hidden:
        return HIDDEN
    return f"≈ {number(told.value)}" if told.is_estimate and told.value is not None else number(told.value)


@register.filter
def unit_of_cell(cell: AnnualCell) -> str:
    """The unit of a figure of the annual report, in the number its value asks for."""
    return cell.unit_beside(cell.total.value)


@register.filter
def at(values: Sequence[object], place: int) -> object:
    """The value at a place of a list."""
    return values[place]


@register.filter
def quarter_words(code: str) -> str:
    """The period of a sheet in words."""
    return period_words(Period.parse(code)) if code else ""


@register.filter
def signed(value: Decimal | float | None) -> str:
    """A difference with its sign."""
    if value is None:
        return "–"
    return f"+{number(value)}" if value > 0 else number(value).replace("-", "−")


@register.filter
def state_tone(state: str) -> str:
    """The tone of a sheet's state."""
    tones = {SheetState.SUBMITTED: "info", SheetState.RETURNED: "warning", SheetState.ACCEPTED: "success"}
    return tones.get(SheetState(state), "neutral")


@register.filter
def cell_words(state: str) -> str:
    """The words of a cell's state."""
    return str(CellState(state).label)


@register.filter
def how_words(how: str) -> str:
    """The words of where a cell's value comes from."""
    return str(How(how).label)


@register.simple_tag
def place_link(figure: Figure) -> str:
    """The address of the same indicator office by office inside the figure's place."""
    return address_of_places(figure.indicator, figure.link)
