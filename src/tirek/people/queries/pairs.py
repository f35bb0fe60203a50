"""Records that may be one person: what waits to be compared, and two records side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.actor import Actor
from tirek.core.text import fold
from tirek.people.enums import ContactKind, IdentifierKind, MergeState, PairState, PersonPermission
from tirek.people.models import DuplicatePair, DuplicateScan, MatchDecision, Person, PersonMerge, PersonStatus
from tirek.people.models.matching import DuplicatePairQuerySet
from tirek.people.models.merge import PersonMergeQuerySet

FIELDS: dict[str, str | Promise] = {
    "family": _("Family name"),
    "given": _("Given name"),
    "patronymic": _("Patronymic"),
    "born": _("Date of birth"),
    "iin": _("IIN"),
    "phone": _("Phone"),
    "home": _("Address"),
}
LEVELS: dict[str, str | Promise] = {
    "same": pgettext_lazy("comparison", "the same"),
    "alike": pgettext_lazy("comparison", "almost the same"),
    "swapped": pgettext_lazy("comparison", "the same, but swapped"),
    "different": pgettext_lazy("comparison", "different"),
}
# From so many doublings of the odds on, in words; the last for all below.
_STRENGTHS: tuple[tuple[float, str, str | Promise], ...] = (
    (12, "success", _("speaks very strongly for one person")),
    (5, "success", _("speaks for one person")),
    (-2, "neutral", _("says little")),
    (-8, "warning", _("speaks against")),
    (float("-inf"), "danger", _("speaks strongly against")),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One compared field in words: how it agrees and what that weighs."""

    field: str | Promise
    level: str | Promise
    strength: str | Promise
    tone: str
    weight: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the side by side; ``agrees`` is None when one of the two says nothing."""

    label: str | Promise
    left: list[str]
    right: list[str]
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side, why they were found alike, and where the decision about them stands."""

    left: Person
    right: Person
    rows: list[Row]
    pair: DuplicatePair | None
    reasons: list[Reason]
    merge: PersonMerge | None
    kept_apart: MatchDecision | None

    @property
    def people(self) -> tuple[Person, Person]:
        return self.left, self.right


def pairs_waiting(actor: Actor, state: str) -> DuplicatePairQuerySet:
    """Pairs in a state that the actor may decide about, the surest first. Index ``people_pair_queue``."""
    pairs = DuplicatePair.objects.visible_to(actor).filter(state=state)
    living = pairs.filter(low__merged_into__isnull=True, high__merged_into__isnull=True)
    return living.select_related("low__area", "high__area").order_by("-weight", "id")


def merges_in(actor: Actor, state: str) -> PersonMergeQuerySet:
    """Merges in a state within the actor's sight, the newest first."""
    merges = PersonMerge.objects.visible_to(actor).filter(state=state)
    return merges.select_related("kept__area", "merged__area").order_by("-proposed_at", "id")


def latest_scan() -> DuplicateScan | None:
    """The last search of the register."""
    return DuplicateScan.objects.order_by("-finished_at").first()


def comparison(actor: Actor, one_id: UUID, other_id: UUID) -> Comparison | None:
    """Two living records the actor may see and compare, the older one first; None otherwise. Constant queries."""
    seen = Person.objects.visible_to(actor, PersonPermission.REVIEW).current().filter(pk__in=[one_id, other_id])
    people = list(seen.select_related("area").prefetch_related("identifiers", "contacts").order_by("pk"))
    if len(people) != 2:
        return None
    left, right = people
    pair = DuplicatePair.objects.filter(low=left, high=right).first()
    merges = PersonMerge.objects.waiting().filter(Q(kept=left, merged=right) | Q(kept=right, merged=left))
    return Comparison(
        left=left,
        right=right,
        rows=list(_side_by_side(left, right)),
        pair=pair,
        reasons=reasons_of(pair) if pair else [],
        merge=merges.first(),
        kept_apart=MatchDecision.objects.filter(low=left, high=right, is_same=False).first(),
    )


def reasons_of(pair: DuplicatePair) -> list[Reason]:
    """Why a pair was found, the weightiest first."""
    told = sorted(pair.explained, key=lambda each: -abs(each[2]))
    return [_reason(*each) for each in told if each[0] in FIELDS and each[1] in LEVELS]


def survivor_of(person_id: UUID, actor: Actor) -> UUID | None:
    """The record that stands for a merged one, when the actor may see it; None for a living record. One query more
    than a living record takes only where there was a merge."""
    merged = Person.objects.select_related("merged_into").filter(pk=person_id, merged_into__isnull=False).first()
    if merged is None:
        return None
    survivor = merged.survivor.pk
    return survivor if Person.objects.visible_to(actor).filter(pk=survivor).exists() else None


def open_pairs_of(person: Person, actor: Actor) -> list[Person]:
    """Other records that may be this person, as far as the actor may see them, for the banner on the person's page."""
    pairs = pairs_waiting(actor, PairState.OPEN).filter(Q(low=person) | Q(high=person))[:5]
    return [pair.high if pair.low_id == person.pk else pair.low for pair in pairs]


def waiting_lists(actor: Actor, on: date) -> "tuple[QuerySet[Any], QuerySet[Any], QuerySet[Any]]":
    """Pairs that wait to be compared, merges that wait for this second person, and documents that end soon."""
    statuses = PersonStatus.objects.visible_to(actor).ending(on).filter(person__merged_into__isnull=True)
    return (
        pairs_waiting(actor, PairState.OPEN),
        merges_in(actor, MergeState.WAITING).exclude(proposed_by_id=actor.user_id),
        statuses if actor.holds(PersonPermission.REVIEW) else statuses.none(),
    )


def _reason(field: str, level: str, weight: float) -> Reason:
    tone, strength = next((tone, words) for least, tone, words in _STRENGTHS if weight >= least)
    return Reason(FIELDS[field], LEVELS[level], strength, tone, weight)


def _side_by_side(left: Person, right: Person) -> "list[Row]":
    texts = [
        (_("Family name"), left.family_name, right.family_name),
        (_("Given name"), left.given_name, right.given_name),
        (_("Patronymic"), left.patronymic, right.patronymic),
        (_("Date of birth"), _day(left.birth_date), _day(right.birth_date)),
        (_("Place of residence"), left.area.name if left.area else "", right.area.name if right.area else ""),
        (_("Address"), left.address, right.address),
    ]
    rows = [Row(label, _told(one), _told(other), _agree(_told(one), _told(other))) for label, one, other in texts]
    for kind in IdentifierKind:
        rows += _numbers(kind, left, right)
    for contact in (ContactKind.PHONE, ContactKind.EMAIL):
        rows += _contacts(contact, left, right)
    return rows


def _numbers(kind: IdentifierKind, left: Person, right: Person) -> list[Row]:
    """Numbers stay hidden but for their ends; whether they are equal is told."""
    sides = [[each for each in person.identifiers.all() if each.kind == kind] for person in (left, right)]
    if not any(sides):
        return []
    values = [{each.value for each in side} for side in sides]
    agrees = bool(values[0] & values[1]) if all(values) else None
    shown = [[each.masked for each in side] for side in sides]
    return [Row(kind.label, shown[0], shown[1], agrees)]


def _contacts(kind: ContactKind, left: Person, right: Person) -> list[Row]:
    sides: list[list[str]] = [
        [each.for_reading for each in person.contacts.all() if each.kind == kind] for person in (left, right)
    ]
    return [Row(kind.label, sides[0], sides[1], _agree(*sides))] if any(sides) else []


def _agree(left: list[str], right: list[str]) -> bool | None:
    """Whatever the script: Серікова and Serikova agree."""
    return bool(set(map(_read, left)) & set(map(_read, right))) if left and right else None


def _read(text: str) -> str:
    return text.casefold() if "@" in text or text.startswith("+") else fold(text)


def _told(text: Any) -> list[str]:
    return [str(text)] if text else []


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
