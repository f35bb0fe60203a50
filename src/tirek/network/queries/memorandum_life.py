"""The life of a memorandum: its editions and what changed between them, obligations, what has to be renewed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.terms import add_months
from tirek.network.enums import CapacityPeriod, CrossingField, NetworkPermission
from tirek.network.models import Memorandum, MemorandumEdition, MemorandumObligation


@dataclass(frozen=True, slots=True)
class Change:
    """One term that an amendment changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A former wording with what came in its place."""

    edition: MemorandumEdition
    terms: list[tuple[str, str]]
    changes: list[Change]


def terms_of(memorandum: Memorandum) -> dict[str, Any]:
    """The terms as plain values, kept with an edition."""
    return {
        "services": list(memorandum.services),
        "areas": sorted(str(area.name_kk) for area in memorandum.areas.all()),
        "monthly_capacity": memorandum.monthly_capacity,
        "capacity_period": memorandum.capacity_period,
        "response_days": memorandum.response_days,
        "crossing": list(memorandum.crossing),
        "notice_days": memorandum.notice_days,
        "joint_activities": memorandum.joint_activities,
        "last_day": memorandum.last_day.isoformat() if memorandum.last_day else None,
    }


def history_of(memorandum: Memorandum, names: dict[str, str]) -> list[EditionRow]:
    """Former wordings, the newest first, each with what the next one changed. ``names``: services by code."""
    rows, after = [], terms_of(memorandum)
    for edition in memorandum.editions.all():
        before = edition.terms
        told, next_told = _in_words(before, names), _in_words(after, names)
        changes = [Change(label, value, next_told[label]) for label, value in told.items() if next_told[label] != value]
        rows.append(EditionRow(edition, list(told.items()), changes))
        after = before
    return rows


def obligations_of(memorandum: Memorandum) -> "QuerySet[Any]":
    """All obligations with their owners: open ones first."""
    rows = MemorandumObligation.objects.filter(memorandum=memorandum).select_related("owner")
    return rows.order_by("-done_at", "due_on")


def to_renew(actor: Actor, on: date) -> "QuerySet[Memorandum]":
    """Those the actor keeps whose last day is near."""
    if not actor.holds(NetworkPermission.EDIT_MEMORANDA):
        return Memorandum.objects.none()
    return Memorandum.objects.visible_to(actor).to_renew(on).order_by("during", "number")


def obligations_due(actor: Actor, on: date) -> "QuerySet[Any]":
    """Open obligations of the actor's organisations, due within a month or late."""
    own = MemorandumObligation.objects.owed_by(actor, NetworkPermission.FULFIL_OBLIGATIONS).open()
    return own.filter(due_on__lte=on + timedelta(days=30)).select_related("owner", "memorandum")


def period_of(memorandum: Memorandum, on: date) -> tuple[date, date | None]:
    """The first day of the span its capacity is given for and the first day after it (None: without end)."""
    if memorandum.capacity_period == CapacityPeriod.TERM:
        return memorandum.during.lower, memorandum.during.upper
    months = {CapacityPeriod.QUARTER: 3, CapacityPeriod.YEAR: 12}.get(CapacityPeriod(memorandum.capacity_period), 1)
    first = date(on.year, (on.month - 1) // months * months + 1, 1)
    return first, add_months(first, months)


def capacity_in_words(capacity: int | None, period: str) -> str:
    """``30 a month``, or that there is no limit."""
    return f"{capacity} {CapacityPeriod(period).label}" if capacity else _("no limit")


def _in_words(terms: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    last = terms["last_day"]
    return {
        _("Services"): ", ".join(names.get(code, code) for code in terms["services"]),
        _("Regions"): ", ".join(terms["areas"]) or _("The whole country"),
        _("Capacity"): capacity_in_words(terms["monthly_capacity"], terms["capacity_period"]),
        _("Working days to accept or decline"): str(terms["response_days"]),
        _("What of the applicant may cross"): ", ".join(str(CrossingField(each).label) for each in terms["crossing"])
        or _("nothing more"),
        _("Joint activities"): terms["joint_activities"] or "—",
        _("Last day in force"): date_format(date.fromisoformat(last), "DATE_FORMAT") if last else _("without a term"),
    }
