"""How a figure is written and where it leads."""

from django import template
from django.utils import formats

from tirek.reports.addresses import address_of_places, address_of_records
from tirek.reports.queries import Figure

register = template.Library()


@register.simple_tag
def figure_value(figure: Figure) -> str:
    """The value with the spaces of the language; a dash where there is nothing to stand on."""
    return shown(figure.value)


@register.simple_tag
def figure_unit(figure: Figure) -> str:
    """The unit in the number the value asks for."""
    return figure.indicator.unit.beside(figure.value)


@register.simple_tag
def figure_link(figure: Figure) -> str:
    """The address of the records the figure counts."""
    return address_of_records(figure.indicator, figure.link)


@register.simple_tag
def place_link(figure: Figure) -> str:
    """The address of the same indicator office by office inside the figure's place."""
    return address_of_places(figure.indicator, figure.link)


def shown(value: int | float | None) -> str:
    """A figure in words of digits: grouped by thousands, a dash for no data."""
    return "–" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)
