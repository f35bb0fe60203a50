"""Entries of a call for those who run it: the list with its filters, one entry whole, texts that are much alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tirek.calls.enums import HANDED_IN, EntryState
from tirek.calls.models import Call, Entry, EntryRevision, Extension, FormalCheck, GuardianConsent, Likeness, TeamMember
from tirek.calls.queries.answers import ToldSection, told_answers
from tirek.calls.queries.entering import Child, children_of, deadline_of
from tirek.calls.queries.standing import Standing, standing_of
from tirek.core.actor import Actor
from tirek.network.models import User


@dataclass(frozen=True, kw_only=True)
class EntryChoice:
    """What the list of entries is narrowed by."""

    q: str = ""
    nomination: str = ""
    state: str = ""
    formal: str = ""
    region: UUID | None = None
    country: str = ""
    only_alike: bool = False
    sort: str = ""


SORTS = {"number": "number", "title": "title", "submitted": "submitted_at", "name": "name"}


def entries_of(call: Call, actor: Actor, choice: EntryChoice) -> QuerySet[Entry]:
    """Entries of a call that were handed in or taken back; drafts stay their writers'. One query for a page."""
    alike = Likeness.objects.filter(entry=OuterRef("pk"), verdict="")
    found = Entry.objects.visible_to(actor).filter(call=call).exclude(state=EntryState.DRAFT)
    rows = found.select_related("nomination", "area").annotate(is_alike=Exists(alike))
    told: dict[str, Any] = {"nomination__code": choice.nomination, "state": choice.state, "formal": choice.formal}
    told |= {"area": choice.region, "country": choice.country}
    rows = rows.filter(**{name: value for name, value in told.items() if value})
    if choice.formal:
        rows = rows.filter(state__in=HANDED_IN)
    if choice.only_alike:
        rows = rows.filter(Exists(alike))
    for word in choice.q.split()[:5]:
        rows = rows.filter(
            Q(number__icontains=word)
            | Q(title__icontains=word)
            | Q(name__icontains=word)
            | Q(organisation_name__icontains=word)
        )
    key = SORTS.get(choice.sort.lstrip("-"), "number")
    return rows.order_by(f"-{key}" if choice.sort.startswith("-") else key, "pk")


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry whole, for those who run its call."""

    standing: Standing
    until: datetime
    revisions: list[EntryRevision]
    sections: list[ToldSection]
    team: list[TeamMember]
    children: list[Child]
    consents: list[GuardianConsent]
    extensions: list[tuple[Extension, str]]
    checks: list[tuple[FormalCheck, str]]
    likenesses: list[Likeness]
    class_works: list[Entry]


def entry_page(entry: Entry, at: datetime) -> EntryPage:
    """Twelve queries at most, whatever it holds."""
    until, revision = deadline_of(entry), entry.revision
    extensions, checks = list(entry.extensions.all()), list(entry.checks.order_by("-checked_at"))
    names = names_of([*(each.given_by_id for each in extensions), *(each.checked_by_id for each in checks)])
    works = Entry.objects.filter(group=entry.group).exclude(pk=entry.pk) if entry.group else Entry.objects.none()
    return EntryPage(
        standing=standing_of(entry, until, at),
        until=until,
        revisions=list(entry.revisions.filter(submitted_at__isnull=False).order_by("-number")),
        sections=told_answers(revision) if revision else [],
        team=list(entry.team.all()),
        children=children_of(entry, kind=entry.entrant_kind, born_on=entry.born_on),
        consents=list(entry.consents.all()),
        extensions=[(each, names.get(each.given_by_id, "")) for each in extensions],
        checks=[(each, names.get(each.checked_by_id, "")) for each in checks],
        likenesses=list(entry.likenesses.select_related("other__call")),
        class_works=list(works.exclude(state=EntryState.DRAFT).order_by("number")),
    )


def names_of(keys: list[Any]) -> dict[Any, str]:
    """Names of users by their keys."""
    return dict(User.objects.filter(pk__in=set(keys)).values_list("pk", "name")) if keys else {}


def likenesses_of(call: Call, *, waiting: bool) -> QuerySet[Likeness]:
    """Pairs of entries whose texts are much alike, those of this call with any other, the most alike first. A pair
    within the call is listed once."""
    rows = Likeness.objects.filter(entry__call=call).select_related("entry__nomination", "other__call")
    later = Q(other__call=call, entry__submitted_at__lt=F("other__submitted_at"))
    rows = rows.exclude(later).filter(verdict="") if waiting else rows.exclude(later).exclude(verdict="")
    return rows.order_by("-share", "entry__number")
