from .regional_figure import RegionalFigure
from .scenario import ParameterChange, Scenario, ScenarioRun
from .service import Provision, Route, Service
from .service_revision import ServiceRevision

__all__ = [
    "ParameterChange",
    "Provision",
    "RegionalFigure",
    "Route",
    "Scenario",
    "ScenarioRun",
    "Service",
    "ServiceRevision",
]
