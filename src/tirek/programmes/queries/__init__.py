"""Reads of the catalogue and of where an application goes."""

from .catalogue import is_offered, service_names, services_by_category
from .measures import Asked, Places, measures, measures_of_events, places_for, to_confirm
from .routing import NoOffice, nearest_office, providers, route, routes

__all__ = [
    "Asked",
    "NoOffice",
    "Places",
    "is_offered",
    "measures",
    "measures_of_events",
    "nearest_office",
    "places_for",
    "providers",
    "route",
    "routes",
    "service_names",
    "services_by_category",
    "to_confirm",
]
