"""What the rules are run by, in plain values: a worker of a cluster loads this and nothing of the application."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "parameters"
RULES_VERSION = "2026.3"
Changes = tuple[tuple[str, float, date, str], ...]  # name, value, from which day on, by which act


@dataclass(frozen=True, slots=True)
class Law:
    """The rules of a day: what was adopted so far, and for a scenario what it changes besides."""

    on: date
    changes: Changes


def rules_version(changes: Changes) -> str:
    """The version of the shipped rules and how many changes were adopted since: saved with every check."""
    return f"{RULES_VERSION}+{len(changes)}" if changes else RULES_VERSION
