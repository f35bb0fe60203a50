"""Who has to have which course and does not, or soon will not: by role, course and office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import ActivityPermission
from tirek.activities.models import Certificate, Course, Registration
from tirek.activities.queries.courses import required_of
from tirek.core.actor import Actor
from tirek.network.models import RoleGrant, User

NOTICE = timedelta(days=60)
FOR_GOOD = date(9999, 12, 31)
STATES = {
    "due": _("Need training"),
    "missing": _("Never trained"),
    "expired": _("Expired"),
    "expiring": _("Ends within two months"),
    "valid": _("Valid"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of those who have to have a course stand where."""

    all: int
    missing: int
    expired: int
    expiring: int

    @property
    def due(self) -> int:
        return self.missing + self.expired + self.expiring

    @property
    def valid(self) -> int:
        return self.all - self.due


def staff_for(course: Course, actor: Actor, on: date) -> QuerySet[RoleGrant, RoleGrant]:
    """Roles in force in the actor's reach whose holders have to have a course, each holder once, with ``until``: the
    last day of the longest certificate that stands (empty: none)."""
    reach = actor.reach(ActivityPermission.SEE_TRAINING)
    granted = RoleGrant.objects.in_force(on).filter(role__in=course.for_roles, user__is_active=True)
    within = granted.filter(reach.q("organisation_id")) if reach else granted.none()
    once = within.order_by("user", "organisation__path", "role").distinct("user").values("pk")
    return RoleGrant.objects.filter(pk__in=once).annotate(until=_until(course))


def _until(course: Course) -> Subquery:
    own = Q(user=OuterRef("user")) | Q(person__isnull=False, person=OuterRef("user__person"))
    standing = Certificate.objects.filter(own, course=course, revoked_at__isnull=True)
    latest = standing.annotate(last=Coalesce("valid_until", Value(FOR_GOOD), output_field=DateField()))
    return Subquery(latest.order_by("-last").values("last")[:1])


def in_state(rows: QuerySet[RoleGrant, RoleGrant], state: str, on: date) -> QuerySet[RoleGrant, RoleGrant]:
    """Those of ``staff_for`` in one of ``STATES``; all of them for any other word."""
    return rows.filter(_conditions(on)[state]) if state in STATES else rows


def _conditions(on: date) -> dict[str, Q]:
    missing, expired = Q(until__isnull=True), Q(until__lt=on)
    expiring = Q(until__gte=on, until__lte=on + NOTICE)
    return {
        "missing": missing,
        "expired": expired,
        "expiring": expiring,
        "due": missing | expired | expiring,
        "valid": Q(until__gt=on + NOTICE),
    }


def listed(rows: QuerySet[RoleGrant, RoleGrant]) -> QuerySet[RoleGrant, RoleGrant]:
    """For a page: with holder and organisation, in the order of the tree."""
    return rows.select_related("user", "organisation").order_by("organisation__path", "user__name", "pk")


def counts_of(rows: QuerySet[RoleGrant, RoleGrant], on: date) -> Counts:
    """One query."""
    conditions = _conditions(on)
    named = {name: Count("pk", filter=conditions[name]) for name in ("missing", "expired", "expiring")}
    return Counts(**rows.aggregate(all=Count("pk"), **named))


@dataclass(frozen=True, slots=True)
class OfficeDue:
    """An office with how many of its staff have to have a course, and how many of them are due."""

    organisation_id: UUID
    name: str
    code: str
    all: int
    due: int

    @property
    def percent(self) -> int:
        """The share of those trained."""
        return (self.all - self.due) * 100 // self.all if self.all else 100


def by_office(rows: QuerySet[RoleGrant, RoleGrant], on: date, language: str) -> list[OfficeDue]:
    """Each office, the one with most due first. One query."""
    due = Count("pk", filter=_conditions(on)["due"])
    name = F(f"organisation__name_{language if language in ('kk', 'ru') else 'kk'}")
    found = rows.order_by().values(key=F("organisation_id"), name=name, code=F("organisation__code"))
    counted = found.annotate(all=Count("pk"), due=due).order_by("-due", "organisation__path")
    return [OfficeDue(row["key"], row["name"], row["code"], row["all"], row["due"]) for row in counted]


def enrolled_among(course: Course, user_ids: Iterable[UUID], on: date) -> set[UUID]:
    """Those with a place at a session to come."""
    held = Registration.objects.filter(
        event__course=course, event__held_on__gte=on, event__state="planned", user__in=list(user_ids)
    )
    return set(held.filter(state__in=["asked", "confirmed", "waiting"]).values_list("user_id", flat=True))


@dataclass(frozen=True, slots=True)
class OwnDue:
    """A course somebody has to have, and until when they have it."""

    course: Course
    until: date | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """Whose training it is: an account of the staff, the person it belongs to, the roles held."""

    user_id: UUID | None
    person_id: UUID | None
    roles: frozenset[str]

    @classmethod
    def of(cls, actor: Actor) -> "Learned":
        """The actor's own."""
        return cls(actor.user_id, actor.person_id, actor.roles)


def colleague(actor: Actor, user_id: UUID, on: date) -> tuple[User, Learned] | None:
    """One of the staff whose training the actor answers for; None for anybody else."""
    reach = actor.reach(ActivityPermission.SEE_TRAINING)
    held = RoleGrant.objects.in_force(on).filter(user=user_id, user__is_active=True).select_related("user")
    grants = list(held) if reach else []
    if not any(grant.organisation_id in reach for grant in grants):
        return None
    user = grants[0].user
    return user, Learned(user.pk, user.person_id, frozenset(grant.role for grant in grants))


def own_courses(whose: Learned, on: date) -> list[OwnDue]:
    """The courses somebody's roles ask for. One query."""
    if whose.user_id is None or not whose.roles:
        return []
    rows = required_of(whose.roles).annotate(until=_own_until(whose))
    return [OwnDue(row, row.until, row.until is None or row.until <= on + NOTICE) for row in rows]


def due_courses(actor: Actor, on: date) -> QuerySet[Course, Course]:
    """Those of them the actor has not, or not for long."""
    if actor.user_id is None or not actor.roles:
        return Course.objects.none()
    standing = _own(Learned.of(actor)).filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on + NOTICE))
    return required_of(actor.roles).exclude(Exists(standing.filter(course=OuterRef("pk"))))


def certificates_of(whose: Learned) -> QuerySet[Certificate, Certificate]:
    """Somebody's certificates by account or person, revoked ones too, the latest first."""
    own = Q(user_id=whose.user_id)
    if whose.person_id:
        own |= Q(person_id=whose.person_id)
    return Certificate.objects.filter(own).select_related("course").order_by("-issued_on", "-id")


def _own(whose: Learned) -> QuerySet[Certificate, Certificate]:
    return certificates_of(whose).filter(revoked_at__isnull=True).order_by()


def _own_until(whose: Learned) -> Subquery:
    rows = _own(whose).filter(course=OuterRef("pk"))
    latest = rows.annotate(last=Coalesce("valid_until", Value(FOR_GOOD), output_field=DateField()))
    return Subquery(latest.order_by("-last").values("last")[:1])


def required_courses(actor: Actor) -> Sequence[Course]:
    """Open courses that some role asks for, for whoever may see who is due."""
    asked = Course.objects.filter(is_open=True).exclude(for_roles=[])
    return list(asked.order_by("name_kk", "code")) if actor.holds(ActivityPermission.SEE_TRAINING) else []
