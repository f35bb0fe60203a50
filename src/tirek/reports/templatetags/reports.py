"""How a figure is written and where it leads."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tirek.reports.addresses import address_of_places, address_of_records
from tirek.reports.enums import ReportPermission
from tirek.reports.estimates import written
from tirek.reports.queries import Figure

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


@register.simple_tag
def place_link(figure: Figure) -> str:
    """The address of the same indicator office by office inside the figure's place."""
    return address_of_places(figure.indicator, figure.link)
