"""The registry of permissions: which roles hold which. Apps declare theirs in ``permissions.py``."""

from collections.abc import Mapping
from enum import StrEnum

from tirek.core.roles import Role


class Permission(StrEnum):
    """Base of every app's permission enumeration; the value is ``app.verb_noun``."""


_GRANTED_TO: dict[str, frozenset[Role]] = {}


def declare(granted_to: Mapping[Permission, set[Role]]) -> None:
    """Register which roles hold each permission. Declaring one twice differently is an error."""
    for permission, roles in granted_to.items():
        known = _GRANTED_TO.setdefault(str(permission), frozenset(roles))
        if known != frozenset(roles):
            raise ValueError(f"{permission} is declared twice with different roles")


def roles_of(permission: Permission | str) -> frozenset[Role]:
    """The roles that hold a permission. Raises KeyError for one nobody declared."""
    return _GRANTED_TO[str(permission)]


def matrix() -> dict[str, frozenset[Role]]:
    """Every declared permission with its roles, in alphabetical order (the generated permission matrix)."""
    return dict(sorted(_GRANTED_TO.items()))
