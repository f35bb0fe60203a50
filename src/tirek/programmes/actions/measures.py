"""Keeping the catalogue of measures true: editing with revisions, ending, confirming, reminding owners."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.core.verdict import ensure
from tirek.network.models import RoleGrant
from tirek.programmes.enums_of_services import ServicePermission
from tirek.programmes.models import Service, ServiceRevision
from tirek.programmes.permissions import may_confirm, may_edit_catalogue
from tirek.programmes.words import words_of
from tirek.territory.models import Area

REVIEW_EVERY = timedelta(days=180)
RESERVED = ("new", "leaflets.pdf", "work")


@dataclass(frozen=True, kw_only=True)
class MeasureFacts:
    """A measure as its keeper tells it."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    description_kk: str
    description_ru: str
    description_en: str = ""
    eligibility_kk: str = ""
    eligibility_ru: str = ""
    eligibility_en: str = ""
    cost_kk: str = ""
    cost_ru: str = ""
    cost_en: str = ""
    category: str
    asked_through_id: UUID | None = None
    life_events: Collection[str] = ()
    papers: Collection[str] = ()
    venues: Collection[str] = ()
    languages: Collection[str] = ("kk", "ru")
    schedule: str = ""
    phone: str = ""
    website: str = ""
    keywords: str = ""
    act_kk: str = ""
    act_ru: str = ""
    act_en: str = ""
    act_url: str = ""
    certainty: str
    owner_id: UUID | None = None
    until: date | None = None
    areas: Collection[UUID] = ()

    def as_columns(self) -> dict[str, Any]:
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        lists = {name: list(told[name]) for name in ("life_events", "papers", "venues", "languages")}
        return {name: value for name, value in told.items() if name not in ("until", "areas")} | lists

    def as_content(self) -> dict[str, Any]:
        """What a revision keeps: the same as plain JSON."""
        return {name: str(value) if isinstance(value, UUID) else value for name, value in self.as_columns().items()} | {
            "until": self.until.isoformat() if self.until else None,
            "areas": sorted(map(str, self.areas)),
        }


@atomic
def add_measure(code: str, facts: MeasureFacts, *, by: Actor, at: datetime) -> Service:
    """Put a measure into the catalogue. Raises Refused, or ValidationError by field."""
    ensure(may_edit_catalogue(by))
    if code in RESERVED or Service.objects.filter(code=code).exists():
        raise ValidationError({"code": _("This short name is taken. Choose another.")})
    last = Service.objects.order_by("-position").values_list("position", flat=True).first() or 0
    service = Service(code=code, is_asked_for=False, position=last + 1, during=DateRange(local_date(at), None))
    _write(service, facts, by)
    _revise(service, facts, _("Added"), by=by, at=at)
    record("programmes.measure_added", service, by=by, at=at)
    return service


@atomic
def edit_measure(
    code: str, facts: MeasureFacts, why: str, *, expected_version: int | None = None, by: Actor, at: datetime
) -> Service:
    """Change what the catalogue says of a measure; what it said before stays as a revision. ``until`` is its last day.
    Raises Refused, or ValidationError by field, also when somebody else has changed it meanwhile."""
    ensure(may_edit_catalogue(by))
    service = Service.objects.select_for_update(of=("self",)).get(code=code, is_asked_for=False)
    if expected_version is not None and service.version != expected_version:
        raise ValidationError(_("Somebody else has changed this measure meanwhile. Look at their version first."))
    if not why.strip():
        raise ValidationError({"why": _("Say why it changes.")})
    _write(service, facts, by)
    _revise(service, facts, why, by=by, at=at)
    record("programmes.measure_changed", service, by=by, at=at, version=service.version)
    return service


@atomic
def confirm_measure(code: str, *, by: Actor, at: datetime) -> Service:
    """State that a measure is still true; it is asked about again in half a year. Never by who changed it last. Raises
    Refused."""
    service = Service.objects.select_for_update(of=("self",)).get(code=code, is_asked_for=False)
    ensure(may_confirm(by, service))
    today = local_date(at)
    service.confirmed_on, service.confirmed_by_name, service.review_due = today, by.name or "–", today + REVIEW_EVERY
    service.changed_by_id = None
    service.save(update_fields=["confirmed_on", "confirmed_by_name", "review_due", "changed_by_id"])
    record("programmes.measure_confirmed", service, by=by, at=at, organisation=service.owner_id)
    return service


def remind_owners(*, at: datetime) -> int:
    """Write to whoever confirms at the owners of measures that nobody has confirmed lately, once a month for each;
    returns how many measures wait."""
    today, count = local_date(at), 0
    for service in Service.objects.stale(today).filter(owner__isnull=False).select_related("owner"):
        with atomic():
            _remind(service, today)
        count += 1
    return count


def _remind(service: Service, today: date) -> None:
    roles = roles_of(ServicePermission.CONFIRM)
    grants = RoleGrant.objects.in_force(today).filter(organisation=service.owner_id, role__in=roles)
    for grant in grants.select_related("user"):
        with translation.override(grant.user.language):
            subject = _("Is this measure still as described? %(measure)s") % {"measure": service.name}
            lines = [subject, "", _("Look it over and press “Still true”, or say what has changed:")]
            body = "\n".join([*lines, f"{settings.SITE_URL}{service.get_absolute_url()}"])
            key = f"measure-review:{service.pk}:{grant.user_id}:{today:%Y-%m}"
            send(Channel.EMAIL, grant.user.email, subject, body, language=grant.user.language, about=service, key=key)


def _write(service: Service, facts: MeasureFacts, by: Actor) -> None:
    for column, value in facts.as_columns().items():
        setattr(service, column, value)
    service.during = _during(service, facts.until)
    service.version += 1
    service.changed_by_id = by.user_id
    service.confirmed_on, service.confirmed_by_name, service.review_due = None, "", None
    service.search_terms = words_of(service)
    service.save()
    service.areas.set(Area.objects.filter(pk__in=facts.areas))


def _during(service: Service, until: date | None) -> DateRange:
    first = service.during.lower
    if until is not None and until < first:
        raise ValidationError({"until": _("It cannot end before it began.")})
    return DateRange(first, until + timedelta(days=1) if until else None)


def _revise(service: Service, facts: MeasureFacts, why: str, *, by: Actor, at: datetime) -> None:
    ServiceRevision.objects.create(
        service=service,
        number=service.version,
        content=facts.as_content(),
        why=why.strip()[:300],
        made_at=at,
        made_by_name=by.name,
    )
