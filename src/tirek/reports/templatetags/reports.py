"""How a figure is written and where it leads."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import formats

from tirek.reports.indicators import Indicator
from tirek.reports.queries import Figure

register = template.Library()


@register.simple_tag
def figure_value(figure: Figure) -> str:
    """The value with the spaces of the language; a dash where there is nothing to stand on."""
    return shown(figure.value)


@register.simple_tag
def figure_link(figure: Figure) -> str:
    """The address of the records the figure counts."""
    link = {key: value for key, value in figure.link.items() if key != "indicator"}
    return f"{reverse('reports:records', args=[figure.indicator.code])}?{urlencode(link)}"


@register.simple_tag
def place_link(indicator: Indicator, figure: Figure) -> str:
    """The address of the same indicator office by office inside the figure's region."""
    link = {key: value for key, value in figure.link.items() if key != "indicator"}
    return f"{reverse('reports:indicator', args=[indicator.code])}?{urlencode(link)}"


def shown(value: int | float | None) -> str:
    """A figure in words of digits: grouped by thousands, a dash for no data."""
    return "–" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)
