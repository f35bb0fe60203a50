"""Checks that an administrator runs: ``tirek check``. Each finding says what is wrong and what cures it.

An app adds its own in ``<app>/integrity.py``::

    @integrity_check("cases.closed_without_outcome", title=_("Closed without an outcome"), cure=_("Reopen it …"))
    def closed_without_outcome() -> Iterable[Finding]:
        yield Finding("0412-26-000123-7")
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: ``about`` names the record by key or number, never by a person's data."""

    about: str = ""
    detail: Text = ""


CheckFunction = Callable[[], Iterable[Finding | str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: a stable code, what it looks for, and how a finding is put right."""

    code: str
    title: Text
    cure: Text
    function: CheckFunction = field(compare=False)

    def run(self) -> Iterator[Finding]:
        """Yield the findings; a bare string names the record."""
        for finding in self.function():
            yield Finding(finding) if isinstance(finding, str) else finding


_CHECKS: dict[str, Check] = {}


def integrity_check(code: str, *, title: Text, cure: Text) -> Callable[[CheckFunction], CheckFunction]:
    """Decorator: register a function that yields findings. Codes are ``app.what_is_wrong`` and unique."""

    def register(function: CheckFunction) -> CheckFunction:
        if code in _CHECKS:
            raise ValueError(f"the check {code} is registered twice")
        _CHECKS[code] = Check(code, title, cure, function)
        return function

    return register


def all_checks() -> list[Check]:
    """Every check of every app, by code; loads the apps' ``integrity`` modules."""
    import_module("tirek.core.configuration")
    for config in apps.get_app_configs():
        if config.name.startswith("tirek.") and find_spec(f"{config.name}.integrity"):
            import_module(f"{config.name}.integrity")
    return [_CHECKS[code] for code in sorted(_CHECKS)]
