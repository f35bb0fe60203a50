"""Households and who lives in them."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import HouseholdRole
from tirek.people.models import Household, HouseholdMember
from tirek.people.permissions import may_edit_household

_REFUSALS = {
    "people_household_one_at_a_time": _("This person already lives in another household at that time."),
    "people_household_one_head": _("This household already has a head."),
}


@atomic
def create_household(
    *, head_id: UUID, since: date, area_id: UUID | None = None, address: str = "", by: Actor, at: datetime
) -> Household:
    """Found a household with its head; the place is the head's when none is given."""
    head = person_to_edit(head_id, by)
    household = Household.objects.create(area_id=area_id or head.area_id, address=one_line(address) or head.address)
    record("people.household_created", household, by=by, at=at)
    _join(household, head_id, HouseholdRole.HEAD, since, by, at)
    return household


@atomic
def add_household_member(
    *, household_id: UUID, person_id: UUID, role: str, since: date, by: Actor, at: datetime
) -> HouseholdMember:
    """Add a person to a household from a day on. Raises ValidationError when they live in another one then."""
    household = Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    person_to_edit(person_id, by)
    return _join(household, person_id, role, since, by, at)


@atomic
def end_household_membership(
    *, member_id: UUID, on: date, because: str = "", by: Actor, at: datetime
) -> HouseholdMember:
    """The person left the household; ``on`` is the first day without them, ``because`` the reason where it is told."""
    member = HouseholdMember.objects.select_for_update().get(pk=member_id)
    person_to_edit(member.person_id, by)
    start = member.during.lower
    if start and on <= start:
        raise ValidationError({"on": _("This is not after the day the person joined.")})
    member.during = DateRange(start, on)
    member.left_because = because
    member.save(update_fields=["during", "left_because"])
    record("people.household_left", member, by=by, at=at, person=member.person_id, on=on, because=str(because))
    return member


@atomic
def change_role(*, member_id: UUID, role: str, by: Actor, at: datetime) -> HouseholdMember:
    """A present member has another place in the household (a new head). Raises ValidationError for a second head."""
    member = HouseholdMember.objects.select_for_update().get(pk=member_id)
    person_to_edit(member.person_id, by)
    member.role = role
    try:
        with atomic():
            member.save(update_fields=["role"])
    except IntegrityError as error:
        raise _readable(error) from error
    record("people.household_role_changed", member, by=by, at=at, person=member.person_id, role=str(role))
    return member


@atomic
def move_household(*, household_id: UUID, area_id: UUID | None, address: str, by: Actor, at: datetime) -> Household:
    """The whole household lives at another address. The members' own addresses are theirs to change."""
    household = Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    ensure(may_edit_household(by, household))
    household.area_id, household.address = area_id, one_line(address)[:500]
    household.save(update_fields=["area", "address"])
    record("people.household_moved", household, by=by, at=at, area=area_id)
    return household


def _join(household: Household, person_id: UUID, role: str, since: date, by: Actor, at: datetime) -> HouseholdMember:
    member = HouseholdMember(household=household, person_id=person_id, role=role, during=DateRange(since, None))
    try:
        with atomic():
            member.save(force_insert=True)
    except IntegrityError as error:
        raise _readable(error) from error
    record("people.household_joined", member, by=by, at=at, person=person_id, role=str(role), since=since)
    return member


def _readable(error: IntegrityError) -> Exception:
    for constraint, reason in _REFUSALS.items():
        if constraint in str(error):
            return ValidationError({"person": reason})
    return error
