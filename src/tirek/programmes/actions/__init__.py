"""Every write of the catalogue, of who provides what, and of where applications go."""

from .catalogue import load_reference_services
from .providing import add_route, provide

__all__ = ["add_route", "load_reference_services", "provide"]
