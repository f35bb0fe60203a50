"""A class: enrolling colleagues, ticking who has come."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.notices import tell
from tirek.activities.actions.registrations import Guest, State, has_room, register
from tirek.activities.enums import HOLDING, ActivityPermission, EventState, Evidence
from tirek.activities.models import Attendance, Event, Registration
from tirek.activities.permissions_of_training import may_enrol, may_teach
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import RoleGrant, User


@transaction.atomic
def register_learner(event_id: UUID, guest: Guest, *, by: Actor, at: datetime) -> tuple[Registration, bool]:
    """Ask for a place at a session and, where the course goes on in a series, at those that follow: each has its own
    ticket, the first is returned. Raises Refused or ValidationError."""
    event = Event.objects.visible_to(by).get(pk=event_id)
    asked = [register(each.pk, guest, by=by, at=at) for each in (event, *following(event))]
    return asked[0]


def following(event: Event) -> list[Event]:
    """The sessions after this one in its series; whoever locks several locks them in this order."""
    if event.series_id is None:
        return []
    rest = Event.objects.filter(series=event.series_id, course=event.course_id, state=EventState.PLANNED)
    return list(rest.filter(starts_at__gt=event.starts_at).order_by("starts_at"))


@transaction.atomic
def enrol_staff(event_id: UUID, user_ids: Collection[UUID], *, by: Actor, at: datetime) -> list[Registration]:
    """Give colleagues (or oneself) a place at a session and at those that follow in its series, or one on the waiting
    list; each is told. Who has a place keeps it. Raises Refused, also for somebody who works where the actor does not
    see the training."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_enrol(event, at))
    wanted = set(user_ids)
    within = by.reach(ActivityPermission.SEE_TRAINING)
    granted = RoleGrant.objects.in_force(local_date(at)).filter(user__in=wanted, user__is_active=True)
    homes = {grant.user_id: grant for grant in granted.select_related("user").order_by("-created_at")}
    allowed = {key for key, grant in homes.items() if key == by.user_id or grant.organisation_id in within}
    if wanted - allowed:
        raise Refused(refuse(_("You enrol yourself and those whose training you answer for.")))
    made = _enrol_all(event, wanted, homes, by, at)
    for later in following(event):
        _enrol_all(Event.objects.select_for_update().get(pk=later.pk), wanted, homes, by, at)
    return made


def _enrol_all(
    event: Event, wanted: set[UUID], homes: dict[UUID, RoleGrant], by: Actor, at: datetime
) -> list[Registration]:
    known = set(event.registrations.filter(user__in=wanted, state__in=HOLDING).values_list("user_id", flat=True))
    return [_enrol(event, homes[key], by, at) for key in sorted(wanted - known)]


def _enrol(event: Event, grant: RoleGrant, by: Actor, at: datetime) -> Registration:
    user: User = grant.user
    made = Registration.objects.create(
        event=event,
        user=user,
        person_id=user.person_id,
        name=user.name,
        email=user.email,
        language=user.language,
        organisation_id=grant.organisation_id,
        state=State.CONFIRMED if has_room(event) else State.WAITING,
        ticket=secrets.token_urlsafe(18),
        asked_at=at,
        settled_at=at,
    )
    record("activities.enrolled", made, by=by, at=at, event=event.pk, user=user.pk, state=made.state)
    tell(made, event, made.state)
    return made


@transaction.atomic
def mark_came(event_id: UUID, registration_ids: Collection[UUID], *, by: Actor, at: datetime) -> int:
    """Tick those who have come to a session, by the signed list; returns how many are new. Ticked twice is once."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_teach(by, event))
    if event.state != EventState.PLANNED:
        raise Refused(refuse(_("This event is reported already.")))
    if event.starts_at > at:
        raise Refused(refuse(_("The list is entered when the event has begun.")))
    chosen = event.registrations.filter(pk__in=list(registration_ids), state=State.CONFIRMED)
    before = event.attendances.count()
    Attendance.objects.bulk_create([_row(event, one, by) for one in chosen.order_by("pk")], ignore_conflicts=True)
    added = event.attendances.count() - before
    if added:
        record("activities.signed_list_taken", event, by=by, at=at, names=len(registration_ids), added=added)
    return added


def _row(event: Event, registration: Registration, by: Actor) -> Attendance:
    return Attendance(
        event=event,
        registration=registration,
        person_id=registration.person_id,
        name=registration.name,
        evidence=Evidence.SIGNED,
        nonce=uuid5(event.pk, f"ticked:{registration.pk}"),
        came_at=event.starts_at,
        recorded_by_id=by.user_id,
    )
