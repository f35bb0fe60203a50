from tirek.reports.indicators.base import Indicator, register
from tirek.reports.indicators.subjects import BODIES
from tirek.reports.period import Period

from .breakdowns import broken_down
from .figures import Figure, Row, figure, offices_table, regions_table, sheet
from .records import records_of
from .scopes import Scope, scope_for

__all__ = [
    "BODIES",
    "Figure",
    "Indicator",
    "Period",
    "Row",
    "Scope",
    "broken_down",
    "figure",
    "offices_table",
    "records_of",
    "regions_table",
    "register",
    "scope_for",
    "sheet",
]
