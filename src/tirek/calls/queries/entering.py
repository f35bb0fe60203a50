"""What an entrant needs to know: until when, at which age, whose consent, what is lacking, who gets the letters."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.calls.answers import Checked, check_answers
from tirek.calls.enums import EntrantKind
from tirek.calls.models import Call, Entry, EntryFile, EntryRevision, GuardianConsent, Nomination, TeamMember
from tirek.calls.schema import Schema, schema_of
from tirek.core.actor import Actor
from tirek.core.calendar import local_date

GRACE = timedelta(minutes=2)
"""What is pressed before the end counts though a slow line or a busy server brings it later. Said in the rules."""
WITH_TEAM = (EntrantKind.TEAM, EntrantKind.CLASS)


def deadline_of(entry: Entry) -> datetime:
    """Until when this entry may be handed in: the call's end, or its own later one. One query."""
    later = entry.extensions.order_by("-until").values_list("until", flat=True).first()
    return max(entry.call.closes_at, later) if later else entry.call.closes_at


def age_on(born_on: date, day: date) -> int:
    """Whole years on a day; who was born on 29 February is a year older on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_day(call: Call) -> date:
    """The day on which ages count: the one of the rules, or the last day of the window."""
    return call.age_on or local_date(call.closes_at)


def is_minor(call: Call, born_on: date | None) -> bool:
    """Whether a guardian answers for them by the rules of the call."""
    return bool(call.with_guardian_under and born_on and age_on(born_on, age_day(call)) < call.with_guardian_under)


def check_age(call: Call, nomination: Nomination | None, born_on: date) -> str:
    """Why somebody of this birthday may not enter; empty when they may."""
    age = age_on(born_on, age_day(call))
    for low, high in (
        (call.youngest, call.oldest),
        (nomination.youngest, nomination.oldest) if nomination else (None, None),
    ):
        if (low is not None and age < low) or (high is not None and age > high):
            told = _("On %(day)s they are %(age)s years old; this is for ages %(low)s to %(high)s.")
            day = f"{age_day(call):%d.%m.%Y}"
            return told % {"day": day, "age": age, "low": low or 0, "high": high if high is not None else "…"}
    return ""


def draft_revision(entry: Entry) -> EntryRevision:
    """The revision that is being written; of an entry handed in and not changed since, the one that counts."""
    found = entry.revisions.select_related("form").order_by("-number").first()
    if found is None:
        raise ValidationError(_("This entry has no text."))
    return found


def files_of(entry: Entry) -> dict[str, list[EntryFile]]:
    """Whole files by field, those that count now. One query."""
    found: dict[str, list[EntryFile]] = {}
    for each in entry.files.filter(is_current=True).exclude(media_type=""):
        found.setdefault(each.field, []).append(each)
    return found


def checked_answers(entry: Entry, revision: EntryRevision, nomination: Nomination | None) -> Checked:
    """The answers being written, against the form they are written in."""
    files = {field: [str(each.pk) for each in rows] for field, rows in files_of(entry).items()}
    largest = nomination.largest_sum if nomination else None
    return check_answers(schema_of(revision.form.schema), revision.answers, files, largest)


@dataclass(frozen=True, slots=True)
class Child:
    """Somebody under age in an entry, with the consent that stands for them or the one that was asked."""

    name: str
    member: TeamMember | None
    consent: GuardianConsent | None


def children_of(entry: Entry, *, kind: str, born_on: date | None, name: str = "") -> list[Child]:
    """Those a guardian has to answer for, by the rules of the call. Two queries."""
    if not entry.call.with_guardian_under:
        return []
    consents: dict[UUID | None, GuardianConsent] = {}
    for each in entry.consents.filter(withdrawn_at__isnull=True):
        known = consents.get(each.member_id)
        if known is None or known.given_at is None:
            consents[each.member_id] = each
    found = []
    if kind not in WITH_TEAM and is_minor(entry.call, born_on):
        found.append(Child(name or entry.name, None, consents.get(None)))
    if kind in WITH_TEAM:
        young = [each for each in entry.team.all() if is_minor(entry.call, each.born_on)]
        found += [Child(each.name, each, consents.get(each.pk)) for each in young]
    return found


def recipient_of(entry: Entry) -> str:
    """Where letters about an entry go: never to a child. Of a minor it is the guardian's address, or none at all."""
    if entry.entrant_kind not in WITH_TEAM and is_minor(entry.call, entry.born_on):
        contacts = entry.consents.filter(member__isnull=True, withdrawn_at__isnull=True).order_by("-created_at")
        return next((each.contact for each in contacts if "@" in each.contact), "")
    return entry.email


def schema_for(entry: Entry) -> Schema:
    """The form an entry is written in."""
    return schema_of(draft_revision(entry).form.schema)


def own_entries(actor: Actor, keys: list[Any]) -> list[Entry]:
    """Entries of an account, and those this device has opened by their codes; the newest first."""
    rows = Entry.objects.select_related("call", "nomination").order_by("-created_at")
    found = rows.filter(user_id=actor.user_id) if actor.user_id else rows.none()
    return list((found | rows.filter(pk__in=keys))[:50])
