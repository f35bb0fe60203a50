"""Reads of the catalogue and of where an application goes."""

from .catalogue import is_offered, services_by_category
from .routing import NoOffice, nearest_office, providers, route

__all__ = ["NoOffice", "providers", "route", "services_by_category"]
