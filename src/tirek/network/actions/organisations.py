"""Founding, naming, placing and closing organisations.

``Organisation.path`` and the current name columns are a copy of today's dated rows, written only here, in the same
transaction. Placing takes a lock on the whole tree: two moves at once could otherwise make a circle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Manager, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.text import search_terms
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement
from tirek.network.permissions import may_edit_organisation
from tirek.territory.models import Area

TREE_LOCK = 4_120_001
COPIED = (
    "code",
    "kind",
    "level",
    "area_id",
    "name_kk",
    "name_ru",
    "name_en",
    "accepts_applications",
    "is_bound_by_code",
    "phone",
    "email",
    "address",
    "opening_hours",
)


@dataclass(frozen=True, kw_only=True)
class NewOrganisation:
    """What founding an organisation takes. ``parent_code`` None: a root of its own. ``until`` for a closed one."""

    code: str
    kind: str
    level: str
    area_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    parent_code: str | None = None
    since: date
    until: date | None = None
    accepts_applications: bool = False
    is_bound_by_code: bool = False
    phone: str = ""
    email: str = ""
    address: str = ""
    opening_hours: str = ""


@transaction.atomic
def create_organisation(new: NewOrganisation, *, by: Actor, at: datetime) -> Organisation:
    """Found one organisation. Raises Refused, or ValidationError for a code taken or a parent unknown."""
    return create_many([new], by=by, at=at)[0]


@transaction.atomic
def create_many(news: Sequence[NewOrganisation], *, by: Actor, at: datetime) -> list[Organisation]:
    """Found many, parents before children, in a few statements. All or none."""
    lock_tree()
    parents = _parents_of(news)
    areas = Area.objects.in_bulk({new.area_id for new in news})
    above = {new.code: new.parent_code for new in news}
    made: dict[str, Organisation] = {}
    for new in news:
        parent = made.get(new.parent_code or "") or parents.get(new.parent_code or "")
        _check_new(new, parent, made, parents)
        ensure(may_edit_organisation(by, parents.get(_outer_parent(new, above)) if new.parent_code else None))
        made[new.code] = _drawn(new, parent, areas)
    organisations = list(made.values())
    copy_in(organisations)
    for organisation in organisations:
        organisation._state.adding = False
    _write_history(news, {**parents, **made})
    record_many(
        (Entry("network.organisation_created", made[new.code], {"code": new.code}) for new in news), by=by, at=at
    )
    return organisations


@transaction.atomic
def rename_organisation(
    organisation_id: UUID, *, name_kk: str, name_ru: str, name_en: str = "", since: date, by: Actor, at: datetime
) -> Organisation:
    """Give a new name from a day on; the old name stays in the history. Raises ValidationError when ``since`` lies
    ahead, or not after the beginning of the present name."""
    organisation = _locked(organisation_id, by)
    _check_not_ahead(since, at)
    _end_open_row(organisation.names, since)
    names = {"name_kk": name_kk, "name_ru": name_ru, "name_en": name_en}
    OrganisationName.objects.create(organisation=organisation, during=DateRange(since, None), **names)
    for field, value in names.items():
        setattr(organisation, field, value)
    organisation.search_keys = search_keys_of(organisation)
    organisation.save(update_fields=[*names, "search_keys"])
    record("network.organisation_renamed", organisation, by=by, at=at, since=since)
    return organisation


@transaction.atomic
def place_organisation(
    organisation_id: UUID, *, parent_id: UUID | None, since: date, by: Actor, at: datetime
) -> Organisation:
    """Move an organisation, with all below it, under another parent from a day on (None: to the root).

    Raises ValidationError when that would make a circle, or lies in the future: the tree is today's.
    """
    lock_tree()
    organisation = _locked(organisation_id, by)
    parent = Organisation.objects.get(pk=parent_id) if parent_id else None
    ensure(may_edit_organisation(by, parent))
    _check_move(organisation, parent, since, at)
    _end_open_row(organisation.placements, since)
    if parent:
        OrganisationPlacement.objects.create(organisation=organisation, parent=parent, during=DateRange(since, None))
    _move_subtree(organisation, f"{parent.path if parent else ''}{organisation.code}.")
    record("network.organisation_placed", organisation, by=by, at=at, parent_id=parent_id, since=since)
    return organisation


@transaction.atomic
def end_organisation(organisation_id: UUID, *, on: date, by: Actor, at: datetime) -> Organisation:
    """Close an organisation from a day on. Raises ValidationError while others still stand below it."""
    lock_tree()
    organisation = _locked(organisation_id, by)
    below = Organisation.objects.under(organisation).exclude(pk=organisation.pk)
    if below.filter(during__contains=on).exists():
        raise ValidationError(_("Organisations still stand below this one. Move or close them first."))
    if organisation.during.upper or on <= organisation.during.lower:
        raise ValidationError({"on": _("This date does not fit the history of the organisation.")})
    organisation.during = DateRange(organisation.during.lower, on)
    organisation.save(update_fields=["during"])
    for rows in (organisation.names, organisation.placements):
        _end_open_row(rows, on)
    record("network.organisation_ended", organisation, by=by, at=at, on=on)
    return organisation


@transaction.atomic
def change_contacts(
    organisation_id: UUID, *, phone: str, email: str, address: str, opening_hours: str, by: Actor, at: datetime
) -> Organisation:
    """Change how an organisation is reached."""
    organisation = _locked(organisation_id, by)
    changed = {"phone": phone, "email": email, "address": address, "opening_hours": opening_hours}
    for field, value in changed.items():
        setattr(organisation, field, value)
    organisation.save(update_fields=list(changed))
    record("network.contacts_changed", organisation, by=by, at=at)
    return organisation


def search_keys_of(organisation: Organisation) -> str:
    """The words an organisation is found by: its three names, its area's and its code."""
    area = organisation.area
    words = (organisation.name_kk, organisation.name_ru, organisation.name_en)
    return search_terms(" ".join((*words, area.name_kk, area.name_ru, area.name_en, organisation.code)))


def lock_tree() -> None:
    """Wait until nobody else changes the tree, for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def _locked(organisation_id: UUID, by: Actor) -> Organisation:
    organisation = Organisation.objects.select_for_update(of=("self",)).select_related("area").get(pk=organisation_id)
    ensure(may_edit_organisation(by, organisation))
    return organisation


def _parents_of(news: Sequence[NewOrganisation]) -> dict[str, Organisation]:
    """Existing organisations that the new ones name as parents or take the code of."""
    codes = {new.parent_code for new in news if new.parent_code} | {new.code for new in news}
    return {found.code: found for found in Organisation.objects.filter(code__in=codes)}


def _outer_parent(new: NewOrganisation, above: Mapping[str, str | None]) -> str:
    """The code of the existing organisation above ``new``, past those founded together with it."""
    code = new.parent_code
    while code is not None and code in above:
        code = above[code]
    return code or ""


def _check_new(
    new: NewOrganisation,
    parent: Organisation | None,
    made: dict[str, Organisation],
    existing: dict[str, Organisation],
) -> None:
    if new.code in made or new.code in existing:
        raise ValidationError({"code": _("This code is taken; a code is never reused.")})
    if new.parent_code and parent is None:
        raise ValidationError({"parent": _("There is no such organisation to stand under.")})


def _drawn(new: NewOrganisation, parent: Organisation | None, areas: Mapping[UUID, Area]) -> Organisation:
    organisation = Organisation(**{field: getattr(new, field) for field in COPIED})
    organisation.area = areas[new.area_id]
    organisation.during = DateRange(new.since, new.until)
    organisation.path = f"{parent.path if parent else ''}{new.code}."
    organisation.search_keys = search_keys_of(organisation)
    return organisation


def _write_history(news: Sequence[NewOrganisation], by_code: dict[str, Organisation]) -> None:
    names, placements = [], []
    for new in news:
        organisation, during = by_code[new.code], DateRange(new.since, new.until)
        spoken = {"name_kk": new.name_kk, "name_ru": new.name_ru, "name_en": new.name_en}
        names.append(OrganisationName(organisation=organisation, during=during, **spoken))
        if new.parent_code:
            parent = by_code[new.parent_code]
            placements.append(OrganisationPlacement(organisation=organisation, parent=parent, during=during))
    copy_in(names)
    copy_in(placements)


def _end_open_row(rows: "Manager[OrganisationName] | Manager[OrganisationPlacement]", since: date) -> None:
    row = rows.select_for_update().filter(during__upper_inf=True).first()
    if row is None:
        return
    if since <= row.during.lower:
        raise ValidationError({"since": _("This date does not fit the history of the organisation.")})
    row.during = DateRange(row.during.lower, since)
    row.save(update_fields=["during"])


def _check_move(organisation: Organisation, parent: Organisation | None, since: date, at: datetime) -> None:
    _check_not_ahead(since, at)
    if parent and parent.path.startswith(organisation.path):
        raise ValidationError({"parent": _("An organisation cannot stand under itself.")})


def _check_not_ahead(since: date, at: datetime) -> None:
    """The current columns are today's: nothing would write them on a later day."""
    if since > local_date(at):
        raise ValidationError({"since": _("This is recorded on the day it happens or later, not ahead.")})


def _move_subtree(organisation: Organisation, path: str) -> None:
    """Rewrite the beginning of every path in the subtree: one statement."""
    kept = Substr("path", Value(len(organisation.path) + 1))
    Organisation.objects.under(organisation).update(path=Concat(Value(path), kept))
    organisation.path = path
