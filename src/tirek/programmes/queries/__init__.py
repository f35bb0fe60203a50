"""Reads of the catalogue and of where an application goes."""

from .catalogue import services_by_category
from .routing import NoOffice, providers, route

__all__ = ["NoOffice", "providers", "route", "services_by_category"]
