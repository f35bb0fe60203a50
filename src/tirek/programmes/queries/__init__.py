"""Reads of the catalogue and of where an application goes."""

from .catalogue import is_offered, service_names, services_by_category
from .routing import NoOffice, nearest_office, providers, route, routes

__all__ = [
    "NoOffice",
    "is_offered",
    "nearest_office",
    "providers",
    "route",
    "routes",
    "service_names",
    "services_by_category",
]
