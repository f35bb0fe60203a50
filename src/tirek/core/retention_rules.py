"""Rules of retention: how long a kind of record keeps its personal part, then what is done, and on what ground.

An app registers its rules in ``ready()``. A rule is data and two functions: which records are due, and what is done to
some of them. Legal holds are laid over every rule here, so that no rule can forget them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from tirek.core.calendar import local_date
from tirek.core.models import LegalHold
from tirek.core.terms import Certainty, Words, add_months

EXAMPLES = 5


class Action(StrEnum):
    """What is done to a record that is due."""

    ANONYMISE = "anonymise"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """One rule. ``months`` after ``since`` a record is due; ``due`` finds those not yet treated, ``treat`` does it to
    some and returns how many. ``held_by``: which holds stand in the way, as (type of the subject, way to it).
    ``name_of`` tells an example without personal data."""

    code: str
    title: Words
    months: int
    since: Words
    action: Action
    source: Words
    certainty: Certainty
    due: Callable[[datetime], "QuerySet[Any]"]
    treat: Callable[[list[UUID], datetime], int]
    held_by: tuple[tuple[str, str], ...] = ()
    name_of: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would do now: how many, how many a hold keeps back, and a few of them."""

    rule: RetentionRule
    cutoff: datetime
    count: int
    held: int
    examples: list[str]


_rules: dict[str, RetentionRule] = {}


def add_rules(*rules: RetentionRule) -> None:
    """Make rules known; the same code registered again takes the place of the first."""
    _rules.update({rule.code: rule for rule in rules})


def all_rules() -> list[RetentionRule]:
    """In the order they were registered: what hangs on a record before the record."""
    return list(_rules.values())


def rule_named(code: str) -> RetentionRule:
    """A rule by its code. Raises LookupError."""
    if code not in _rules:
        raise LookupError(code)
    return _rules[code]


def cutoff_of(rule: RetentionRule, at: datetime) -> datetime:
    """Records whose time began before this moment are due."""
    day = add_months(local_date(at), -rule.months)
    return at.replace(year=day.year, month=day.month, day=day.day)


def free_of_holds(rule: RetentionRule, cutoff: datetime, at: datetime) -> "QuerySet[Any]":
    """What is due and no standing hold keeps back."""
    return rule.due(cutoff).exclude(_held(rule, at)) if rule.held_by else rule.due(cutoff)


def preview(rule: RetentionRule, at: datetime) -> Preview:
    """Count and show, change nothing."""
    cutoff = cutoff_of(rule, at)
    free = free_of_holds(rule, cutoff, at)
    count = free.count()
    held = rule.due(cutoff).filter(_held(rule, at)).count() if rule.held_by else 0
    return Preview(rule, cutoff, count, held, [rule.name_of(row) for row in free.order_by("pk")[:EXAMPLES]])


def previews(at: datetime) -> list[Preview]:
    """Every rule's preview."""
    return [preview(rule, at) for rule in all_rules()]


def _held(rule: RetentionRule, at: datetime) -> Q:
    standing = LegalHold.objects.standing(local_date(at))
    found = Q(pk__in=())
    for subject_type, way in rule.held_by:
        found |= Q(**{f"{way}__in": standing.filter(subject_type=subject_type).values("subject_id")})
    return found


def key_of(row: Model) -> str:
    """A record named by its key, where nothing else is free of personal data."""
    return str(row.pk)
