"""Units of figures and permissions on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class Unit(models.TextChoices):
    """What one of a figure is."""

    CASES = "cases", _("cases")
    FAMILIES = "families", _("families")
    DAYS = "days", _("days")

    def beside(self, value: float | None) -> str:
        """The word beside a value: 1 case, 2 cases. A part of one is read as the fewest of many (Russian: 14,5 дня)."""
        number = int(value or 0) if float(value or 0).is_integer() else 2
        match self:
            case Unit.CASES:
                return npgettext("unit", "case", "cases", number)
            case Unit.FAMILIES:
                return npgettext("unit", "family", "families", number)
            case Unit.DAYS:
                return npgettext("unit", "day", "days", number)


class Section(models.TextChoices):
    """The part of the sheet an indicator stands in."""

    INTAKE = "intake", _("What came in")
    RESULT = "result", _("What came of it")
    TERM = "term", _("In time or late")


class ReportPermission(Permission):
    """Permissions on figures, held at an office."""

    VIEW = "reports.view"
    OPEN = "reports.open"
    EXPORT = "reports.export"


declare(
    {
        ReportPermission.VIEW: {Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        ReportPermission.OPEN: {Role.CLERK, Role.HEAD, Role.COORDINATOR},
        ReportPermission.EXPORT: {Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
    }
)
