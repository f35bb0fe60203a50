"""Which personal column of checks of entitlement is kept for how long."""

from tirek.cases.models import EntitlementCheck
from tirek.cases.retention import FIVE_YEARS
from tirek.core.retention import Category, keep

keep(
    EntitlementCheck,
    FIVE_YEARS,
    {Category.FAMILY: ("facts", "answers"), Category.TRACE: ("made_by_id", "made_by_name")},
    plain=("id", "created_at", "case", "at", "rules_version"),
)
