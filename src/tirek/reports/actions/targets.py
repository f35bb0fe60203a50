"""Setting targets and entering how many people live somewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, refuse
from tirek.reports.enums import ReportPermission
from tirek.reports.indicators import indicator
from tirek.reports.models import Population, Target, TargetChange
from tirek.reports.period import Period

Values = Mapping[UUID | None, Decimal | None]
"""Area (None: the republic) → target; None takes it back."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of inhabitants as somebody tells it."""

    area: UUID
    on: date
    number: int
    source: str
    is_invented: bool = False


@atomic
def set_targets(code: str, period: Period, values: Values, reason: str, *, by: Actor, at: datetime) -> int:
    """Set the targets named, others stay; returns how many changed. Raises Refused; ValidationError without a reason,
    for a negative value, or an indicator nobody knows."""
    if not by.holds(ReportPermission.SET_TARGETS):
        raise Refused(refuse(_("Targets are set by the coordinator.")))
    _check(code, values)
    _one_at_a_time("reports.targets")
    known = {row.area_id: row for row in Target.objects.filter(indicator=code, period=period.code)}
    changed = {area: value for area, value in values.items() if _value(known.get(area)) != value}
    if not changed:
        return 0
    if not (words := one_line(reason)):
        raise ValidationError({"reason": _("Say why the targets are set so.")})
    for area, value in changed.items():
        change = TargetChange.objects.create(
            indicator=code,
            area_id=area,
            period=period.code,
            before=_value(known.get(area)),
            value=value,
            reason=words[:300],
            at=at,
            by_id=by.user_id,
            by_name=by.name,
        )
        _put(known.get(area) or Target(indicator=code, area_id=area, period=period.code), value)
    record("reports.targets_set", change, by=by, at=at, indicator=code, period=period.code, changed=len(changed))
    return len(changed)


@atomic
def set_many_targets(period: Period, values: Mapping[str, Values], reason: str, *, by: Actor, at: datetime) -> int:
    """Set the targets of several indicators together, or none of them; returns how many changed. Raises as
    ``set_targets``."""
    return sum(set_targets(code, period, told, reason, by=by, at=at) for code, told in values.items())


@atomic
def enter_populations(counts: Sequence[Count], *, by: Actor, at: datetime) -> int:
    """Enter numbers of inhabitants; the number of a day told anew takes the place of the one before. Returns how many.
    Raises Refused; ValidationError without a source, or for a number below one."""
    if not by.holds(ReportPermission.ENTER_POPULATION):
        raise Refused(refuse(_("Inhabitants are entered by the coordinator or the administrator.")))
    for one in counts:
        if not one_line(one.source):
            raise ValidationError({"source": _("Say who counted them.")})
        if one.number < 1:
            raise ValidationError({"number": _("Write a whole number above zero.")})
        row, _made = Population.objects.update_or_create(
            area_id=one.area,
            on=one.on,
            defaults={
                "number": one.number,
                "source": one_line(one.source)[:300],
                "is_invented": one.is_invented,
                "entered_by_id": by.user_id,
            },
        )
        record("reports.population_entered", row, by=by, at=at, area=one.area, day=one.on, number=one.number)
    return len(counts)


@atomic
def remove_population(population_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take back a number entered in error. Raises Refused."""
    if not by.holds(ReportPermission.ENTER_POPULATION):
        raise Refused(refuse(_("Inhabitants are entered by the coordinator or the administrator.")))
    row = Population.objects.visible_to(by).select_for_update().get(pk=population_id)
    record("reports.population_removed", row, by=by, at=at, area=row.area_id, day=row.on, number=row.number)
    row.delete()


def _put(row: Target, value: Decimal | None) -> None:
    if value is None:
        row.delete()
    else:
        row.value = value
        row.save()


def _check(code: str, values: Values) -> None:
    try:
        indicator(code)
    except KeyError:
        raise ValidationError(_("There is no such indicator.")) from None
    if any(value is not None and value < 0 for value in values.values()):
        raise ValidationError(_("A target is not negative."))


def _value(row: Target | None) -> Decimal | None:
    return row.value if row else None


def _one_at_a_time(name: str) -> None:
    """Two who set targets at once do so one after the other: there may be no row to lock yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
