"""Registers that take whole tables: what their columns are, what a row means, how rows are written and taken back.

A register is one module with a subclass of :class:`base.Register`: columns by name, ``look`` (a dry run), ``write`` and
``undo``, which call actions of the app that owns the records. It is named in :func:`all_registers`; pages, templates,
jobs and reports come with that.
"""

from functools import cache

from tirek.core.actor import Actor
from tirek.exchange.enums import REGISTER_PERMISSION
from tirek.exchange.registers.base import Line, Register
from tirek.exchange.registers.columns import Column
from tirek.network.enums import NetworkPermission

__all__ = ["Column", "Line", "Register", "all_registers", "register", "registers_of"]


@cache
def all_registers() -> dict[str, Register]:
    """Every register by its code, in the order of the page."""
    from tirek.exchange.registers.applications import Applications
    from tirek.exchange.registers.entries import Entries
    from tirek.exchange.registers.events import Events
    from tirek.exchange.registers.mediators import Mediators
    from tirek.exchange.registers.members import Members
    from tirek.exchange.registers.organisations import Organisations
    from tirek.exchange.registers.people import People

    known = (Organisations(), Members(), Events(), Applications(), People(), Mediators(), Entries())
    return {str(each.code): each for each in known}


def register(code: str) -> Register:
    """The register of this code. Raises KeyError."""
    return all_registers()[code]


def registers_of(actor: Actor) -> list[Register]:
    """Those into which the actor may bring a table."""
    if not actor.holds(NetworkPermission.IMPORT_REGISTERS):
        return []
    return [each for code, each in all_registers().items() if actor.holds(REGISTER_PERMISSION[code])]
