from .area import Area, AreaName, AreaPlacement, Dated
from .plan import PlannedStep, ReformPlan
from .reform import Reform, ReformStep
from .shape import AreaShape
from .within import AreaWithin, GeographyVersion

__all__ = [
    "Area",
    "AreaName",
    "AreaPlacement",
    "AreaShape",
    "AreaWithin",
    "Dated",
    "GeographyVersion",
    "PlannedStep",
    "Reform",
    "ReformPlan",
    "ReformStep",
]
