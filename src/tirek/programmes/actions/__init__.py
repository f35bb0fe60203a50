"""Every write of the catalogue, of who provides what, and of where applications go."""

from .catalogue import load_reference_services
from .measures import MeasureFacts, add_measure, confirm_measure, edit_measure, remind_owners
from .providing import add_route, provide

__all__ = [
    "MeasureFacts",
    "add_measure",
    "add_route",
    "confirm_measure",
    "edit_measure",
    "load_reference_services",
    "provide",
    "remind_owners",
]
