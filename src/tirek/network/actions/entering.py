"""Many organisations entered or corrected at once, as an import brings them; and taken back.

What an import may change is what a page of the register shows: names, contacts, profile. It moves and closes nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.references import named_elsewhere
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.network.actions.organisations import NewOrganisation, create_many, lock_tree, search_keys_of
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement, Profile
from tirek.network.permissions import may_edit_organisation
from tirek.network.queries.entering import CONTACTS, NAMES, PROFILE, free_codes, in_words

BATCH = 1000
OWN = (OrganisationName, OrganisationPlacement, Profile)


@dataclass(frozen=True, kw_only=True)
class Entered:
    """An organisation with what its profile tells. An empty code: the next free one of six digits is given."""

    new: NewOrganisation
    profile: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def enter_organisations(entered: Sequence[Entered], *, by: Actor, at: datetime) -> list[Organisation]:
    """Found many with their profiles, in the order given, parents before children. All or none. Raises what
    :func:`create_many` raises."""
    lock_tree()
    codes = iter(free_codes(sum(not each.new.code for each in entered)))
    news = [each.new if each.new.code else replace(each.new, code=next(codes)) for each in entered]
    made = create_many(news, by=by, at=at)
    profiles = [
        Profile(organisation=organisation, **each.profile)
        for organisation, each in zip(made, entered, strict=True)
        if each.profile
    ]
    copy_in(profiles)
    return made


@transaction.atomic
def correct_organisations(changes: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> list[Organisation]:
    """Change columns of many: a name from today on (the name begun today is put right), contacts and profile at once.
    Raises Refused for one that the actor does not keep."""
    found = _locked(changes, by)
    _write_names(found, changes, local_date(at))
    for organisation in found:
        for name, value in _only(changes[organisation.pk], (*NAMES, *CONTACTS)).items():
            setattr(organisation, name, value)
        organisation.search_keys = search_keys_of(organisation)
    Organisation.objects.bulk_update(found, [*NAMES, *CONTACTS, "search_keys"], batch_size=BATCH)
    _write_profiles(found, changes)
    entries = (Entry("network.organisation_corrected", each, {"columns": sorted(changes[each.pk])}) for each in found)
    record_many(entries, by=by, at=at)
    return found


@transaction.atomic
def uncorrect_organisations(
    changes: Mapping[UUID, tuple[Mapping[str, Any], Mapping[str, Any]]], *, by: Actor, at: datetime
) -> set[UUID]:
    """Give many their values back: of each ``(before, after)``. Those where a value is no longer ``after`` are left;
    returns the ones given back."""
    found = _locked(changes, by)
    now = in_words(found)
    untouched = [each for each in found if _is_still(now[each.pk], changes[each.pk][1])]
    before = {each.pk: changes[each.pk][0] for each in untouched}
    _drop_names(untouched, before)
    correct_organisations(before, by=by, at=at)
    return set(before)


@transaction.atomic
def withdraw_organisations(created: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> set[UUID]:
    """Take back organisations entered by mistake, each with what stood in it then: those that nobody has changed and
    nothing points at. Returns the ones taken back; their codes stay in the trail."""
    lock_tree()
    found = _locked(created, by)
    now = in_words(found)
    untouched = {each.pk for each in found if _is_still(now[each.pk], created[each.pk])}
    untouched -= named_elsewhere(Organisation, untouched, besides=OWN)
    untouched -= _standing_over(untouched)
    gone = [each for each in found if each.pk in untouched]
    record_many((Entry("network.organisation_withdrawn", each, {"code": each.code}) for each in gone), by=by, at=at)
    for model in OWN:
        model._default_manager.filter(organisation__in=untouched).delete()
    rows = Organisation.objects.filter(pk__in=untouched)
    rows._raw_delete(rows.db)  # what points at them was asked above
    return untouched


def _standing_over(keys: set[UUID]) -> set[UUID]:
    """Of these, the ones above an organisation that stays, however far above."""
    rows = OrganisationPlacement.objects.filter(parent__in=keys).values_list("parent_id", "organisation_id")
    pairs, staying = list(rows), set[UUID]()
    while more := {parent for parent, below in pairs if below not in keys or below in staying} - staying:
        staying |= more
    return staying


def _locked(keys: Collection[UUID] | Mapping[UUID, Any], by: Actor) -> list[Organisation]:
    rows = Organisation.objects.select_for_update(of=("self",)).select_related("area").filter(pk__in=list(keys))
    found = list(rows.order_by("pk"))
    for organisation in found:
        ensure(may_edit_organisation(by, organisation))
    return found


def _only(values: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _is_still(now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    return all(now[name] == value for name, value in then.items() if name in now)


def _write_names(found: Sequence[Organisation], changes: Mapping[UUID, Mapping[str, Any]], today: date) -> None:
    """The dated names: one that began earlier ends today, the new one begins; one begun today is put right."""
    renamed = {each.pk: each for each in found if _only(changes[each.pk], NAMES)}
    standing = OrganisationName.objects.filter(organisation__in=renamed, during__upper_inf=True)
    begun, ended, new = [], [], []
    for row in standing.select_for_update():
        organisation = renamed[row.organisation_id]
        names = {name: getattr(organisation, name) for name in NAMES} | _only(changes[organisation.pk], NAMES)
        if all(getattr(row, name) == value for name, value in names.items()):
            continue
        if row.during.lower is not None and row.during.lower >= today:
            for name, value in names.items():
                setattr(row, name, value)
            begun.append(row)
        else:
            row.during = DateRange(row.during.lower, today)
            ended.append(row)
            new.append(OrganisationName(organisation=organisation, during=DateRange(today, None), **names))
    OrganisationName.objects.bulk_update(begun, NAMES, batch_size=BATCH)
    OrganisationName.objects.bulk_update(ended, ["during"], batch_size=BATCH)
    copy_in(new)


def _drop_names(found: Sequence[Organisation], before: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Where the present name came with the import, the one before it goes on as if nothing had been."""
    renamed = {each.pk: each for each in found if _only(before[each.pk], NAMES)}
    rows: dict[UUID, list[OrganisationName]] = {}
    for row in OrganisationName.objects.filter(organisation__in=renamed).order_by("during"):
        rows.setdefault(row.organisation_id, []).append(row)
    dropped, reopened = [], []
    for key, history in rows.items():
        if len(history) > 1 and _was_called(history[-2], renamed[key], before[key]):
            dropped.append(history[-1].pk)
            history[-2].during = DateRange(history[-2].during.lower, None)
            reopened.append(history[-2])
    OrganisationName.objects.filter(pk__in=dropped).delete()
    OrganisationName.objects.bulk_update(reopened, ["during"], batch_size=BATCH)


def _was_called(row: OrganisationName, organisation: Organisation, before: Mapping[str, Any]) -> bool:
    told = {name: getattr(organisation, name) for name in NAMES} | _only(before, NAMES)
    return all(getattr(row, name) == value for name, value in told.items())


def _write_profiles(found: Sequence[Organisation], changes: Mapping[UUID, Mapping[str, Any]]) -> None:
    told = {each.pk: values for each in found if (values := _only(changes[each.pk], PROFILE))}
    known = {row.organisation_id: row for row in Profile.objects.select_for_update().filter(organisation__in=told)}
    new = [Profile(organisation_id=key) for key in told if key not in known]
    for row in (*known.values(), *new):
        for name, value in told[row.organisation_id].items():
            setattr(row, name, value)
    Profile.objects.bulk_update(known.values(), PROFILE, batch_size=BATCH)
    copy_in(new)
