"""Leave and who stands in: entered beforehand, ended early, never longer than its days."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation, Substitution
from tirek.network.permissions import may_end_substitution, may_substitute
from tirek.network.queries.substitutions import staff_of

LONGEST = timedelta(days=366)


def enter_substitution(
    absent_id: UUID,
    substitute_id: UUID,
    organisation_id: UUID,
    first_day: date,
    last_day: date,
    reason: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Substitution:
    """Say that somebody is away from one day to another and who acts in their place with their roles there.

    Entered by oneself or by who manages the staff. Raises ValidationError by field, also when the days overlap another
    absence of the same person; Refused in words.
    """
    try:
        with atomic():
            return _enter(absent_id, substitute_id, organisation_id, (first_day, last_day), reason, by, at)
    except IntegrityError as error:
        if "substitution_no_overlap" not in str(error):
            raise
        words = _("These days overlap another absence of this person.")
        raise ValidationError({"first_day": words}) from error


@atomic
def end_substitution(substitution_id: UUID, *, by: Actor, at: datetime) -> Substitution:
    """End a substitution: it gives nothing from this moment on; one that has not begun never will."""
    row = Substitution.objects.visible_to(by).select_for_update(of=("self",)).get(pk=substitution_id)
    ensure(may_end_substitution(by, row, local_date(at)))
    begun = row.during.lower
    row.during = DateRange(begun, max(begun, local_date(at)))
    row.ended_at, row.ended_by_id = at, by.user_id
    row.save(update_fields=["during", "ended_at", "ended_by_id"])
    record(
        "network.substitution_ended", row.organisation, by=by, at=at, absent=row.absent_id, substitute=row.substitute_id
    )
    return row


def _enter(
    absent_id: UUID,
    substitute_id: UUID,
    organisation_id: UUID,
    days: tuple[date, date],
    reason: str,
    by: Actor,
    at: datetime,
) -> Substitution:
    organisation = Organisation.objects.get(pk=organisation_id)
    staff = {user.pk: user for user in staff_of(organisation, local_date(at))}
    _check(staff, absent_id, substitute_id, days, local_date(at))
    ensure(may_substitute(by, staff[absent_id], organisation))
    if by.user_id is None:
        raise Refused(refuse(_("You cannot enter this.")))
    row = Substitution.objects.create(
        absent_id=absent_id,
        substitute_id=substitute_id,
        organisation=organisation,
        during=DateRange(days[0], days[1] + timedelta(days=1)),
        reason=one_line(reason)[:300],
        entered_by_id=by.user_id,
    )
    facts = {"absent": absent_id, "substitute": substitute_id, "since": days[0], "until": days[1]}
    record("network.substitution_entered", organisation, by=by, at=at, **facts)
    return row


def _check(
    staff: Mapping[UUID, object], absent_id: UUID, substitute_id: UUID, days: tuple[date, date], today: date
) -> None:
    problems: dict[str, str] = {}
    if absent_id not in staff:
        problems["absent"] = _("This person does not work there now.")
    if substitute_id not in staff:
        problems["substitute"] = _("Only a colleague of the same organisation stands in.")
    elif absent_id == substitute_id:
        problems["substitute"] = _("Choose another person than the one on leave.")
    if days[1] < days[0]:
        problems["last_day"] = _("The last day is before the first.")
    elif days[1] < today:
        problems["last_day"] = _("This day has passed.")
    elif days[1] - days[0] > LONGEST:
        problems["last_day"] = _("At most a year.")
    if problems:
        raise ValidationError(problems)
