"""Which memorandum binds two organisations, and how much of it is used."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.network.enums import CapacityPeriod
from tirek.network.models import Memorandum, MemorandumParty, Organisation
from tirek.network.models.memorandum import MemorandumQuerySet
from tirek.network.queries.memorandum_life import period_of
from tirek.territory.models import AreaWithin

Counter = Callable[[Iterable[UUID], date], Mapping[UUID, int]]
Catalogue = Callable[[], list[tuple[str, str]]]
SpanCounter = Callable[[UUID, date, date | None], int]
_hooks: dict[str, Counter | Catalogue | SpanCounter] = {}


@dataclass(frozen=True, slots=True)
class FoundMemorandum:
    """The memorandum to refer under, or None with the reason in words; whether any was ever signed."""

    memorandum: Memorandum | None
    verdict: Verdict
    was_signed: bool = True

    def __bool__(self) -> bool:
        return self.memorandum is not None


@dataclass(frozen=True, slots=True)
class MemorandumRow:
    """A memorandum with its parties and the referrals of this month."""

    memorandum: Memorandum
    parties: list[Organisation]
    used: int
    in_force: bool

    @property
    def left(self) -> int | None:
        """Referrals it still takes this month; None without a limit."""
        capacity = self.memorandum.monthly_capacity
        return None if capacity is None else max(capacity - self.used, 0)


def count_referrals_with(counter: Counter) -> None:
    """Registered from ``ready()`` by the app that makes referrals: (memorandum keys, day) → referrals made in the month
    of that day, by key."""
    _hooks["counter"] = counter


def count_spans_with(counter: SpanCounter) -> None:
    """Registered from ``ready()`` by the app that makes referrals: (memorandum key, first day, first day after) →
    referrals made between."""
    _hooks["spans"] = counter


def name_services_with(catalogue: Catalogue) -> None:
    """Registered from ``ready()`` by the app that owns services: their codes and names in the active language."""
    _hooks["catalogue"] = catalogue


def services() -> list[tuple[str, str]]:
    """Codes and names of the services a memorandum may name; empty while no app has registered any."""
    catalogue = _hooks.get("catalogue")
    return catalogue() if catalogue else []  # type: ignore[call-arg, return-value]


def used_in_month(memorandum_ids: Iterable[UUID], on: date) -> Mapping[UUID, int]:
    """Referrals made under each memorandum in the month of a day."""
    counter = _hooks.get("counter")
    return counter(list(memorandum_ids), on) if counter else {}  # type: ignore[call-arg, return-value, arg-type]


def memorandum_for(
    *, sender_id: UUID, receiver_id: UUID, service_code: str, area_id: UUID | None, on: date
) -> FoundMemorandum:
    """The memorandum in force under which the sender, or a body above it, may refer a person of an area to the receiver
    for a service. Of several the one with most capacity left. At most seven queries; the verdict says what is missing:
    parties, term, service, area or capacity."""
    between = list(_between(sender_id, receiver_id))
    if not between:
        return FoundMemorandum(None, refuse(_("There is no memorandum with this organisation.")), was_signed=False)
    in_force = [each for each in between if on in each.during]
    if not in_force:
        return _nothing(_not_in_force(between, on))
    serving = [each for each in in_force if service_code in each.services]
    if not serving:
        return _nothing(_("The memorandum with this organisation does not name this service."))
    covering = _covering(serving, area_id, on)
    if not covering:
        return _nothing(_("The memorandum with this organisation does not cover the area where the person lives."))
    rows = memorandum_rows(covering, on)
    best = max(rows, key=lambda row: (row.left is None, row.left or 0))
    if best.left == 0:
        return _nothing(_used_up(best.memorandum, on))
    return FoundMemorandum(best.memorandum, ALLOWED)


def allows(memorandum: Memorandum, service_code: str, area_id: UUID | None, on: date) -> Verdict:
    """Whether this very memorandum lets a person of an area be referred for a service on a day: term, service, area.
    Capacity is ``remaining_capacity``. At most two queries."""
    if on not in memorandum.during:
        return refuse(_not_in_force([memorandum], on))
    if service_code not in memorandum.services:
        return refuse(_("The memorandum with this organisation does not name this service."))
    if not _covering([memorandum], area_id, on):
        return refuse(_("The memorandum with this organisation does not cover the area where the person lives."))
    return ALLOWED


def remaining_capacity(memorandum: Memorandum, on: date) -> int | None:
    """Referrals the memorandum still takes in the period of a day; None without a limit. One query at most."""
    if memorandum.monthly_capacity is None:
        return None
    return max(memorandum.monthly_capacity - used_in_period(memorandum, on), 0)


def used_in_period(memorandum: Memorandum, on: date) -> int:
    """Referrals made under the memorandum in the month, quarter, year or term that its capacity is given for."""
    if memorandum.capacity_period == CapacityPeriod.MONTH or "spans" not in _hooks:
        return used_in_month([memorandum.pk], on).get(memorandum.pk, 0)
    first, after = period_of(memorandum, on)
    return _hooks["spans"](memorandum.pk, first, after)  # type: ignore[call-arg, return-value, arg-type]


def memorandum_rows(memoranda: Iterable[Memorandum], on: date) -> list[MemorandumRow]:
    """Memoranda with their parties and use; parties should have been prefetched."""
    found = list(memoranda)
    used = used_in_month([each.pk for each in found], on)
    return [
        MemorandumRow(
            each,
            [party.organisation for party in each.parties.all()],
            used.get(each.pk, 0) if each.capacity_period == CapacityPeriod.MONTH else used_in_period(each, on),
            on in each.during,
        )
        for each in found
    ]


def memoranda_for_list(actor: Actor, *, state: str = "", on: date) -> MemorandumQuerySet:
    """Memoranda the actor may see in one of the states of the page, the latest signed first."""
    found = with_parties(Memorandum.objects.visible_to(actor))
    if state == "in_force":
        found = found.in_force(on)
    elif state == "renew":
        found = found.to_renew(on)
    elif state == "duties":
        found = found.filter(obligations__done_at__isnull=True, obligations__isnull=False).distinct()
    elif state == "ended":
        found = found.exclude(during__contains=on)
    return found.order_by("-signed_on", "number")


def with_parties(memoranda: MemorandumQuerySet) -> MemorandumQuerySet:
    """With parties and areas preloaded: two more queries."""
    parties = MemorandumParty.objects.select_related("organisation").order_by("organisation__path")
    return memoranda.prefetch_related(Prefetch("parties", parties), "areas")


def _between(sender_id: UUID, receiver_id: UUID) -> MemorandumQuerySet:
    """Parties bind all below them. What stands above both stands on the sender's side: it is no partner to itself."""
    ends = Organisation.objects.in_bulk([sender_id, receiver_id])
    sending, receiving = ({*ends[key].ancestor_codes, ends[key].code} for key in (sender_id, receiver_id))
    ids = dict(Organisation.objects.filter(code__in=sending | receiving).values_list("code", "pk"))
    senders = [ids[code] for code in sending - {ends[receiver_id].code}]
    receivers = [ids[code] for code in receiving - sending]
    return with_parties(Memorandum.objects.between(senders, receivers))


def _covering(memoranda: list[Memorandum], area_id: UUID | None, on: date) -> list[Memorandum]:
    everywhere = [each for each in memoranda if not each.areas.all()]
    if area_id is None or len(everywhere) == len(memoranda):
        return everywhere
    circles = set(AreaWithin.objects.filter(area_id=area_id, during__contains=on).values_list("ancestor_id", flat=True))
    limited = [each for each in memoranda if any(area.pk in circles for area in each.areas.all())]
    return everywhere + limited


def _not_in_force(memoranda: list[Memorandum], on: date) -> str:
    upcoming = [each.during.lower for each in memoranda if each.during.lower > on]
    if upcoming:
        words = _("The memorandum with this organisation comes into force on %(day)s.")
        return words % {"day": date_format(min(upcoming), "DATE_FORMAT")}
    last = max(each.during.upper for each in memoranda)
    words = _("The memorandum with this organisation ceased to be in force on %(day)s.")
    return words % {"day": date_format(last, "DATE_FORMAT")}


def _used_up(memorandum: Memorandum, on: date) -> str:
    if memorandum.capacity_period == CapacityPeriod.MONTH:
        return str(_("The monthly capacity of the memorandum has been used up. It opens again next month."))
    _first, after = period_of(memorandum, on)
    if after is None or memorandum.capacity_period == CapacityPeriod.TERM:
        return str(_("The capacity of the memorandum has been used up for its whole term."))
    words = _("The capacity of the memorandum has been used up. It opens again on %(day)s.")
    return words % {"day": date_format(after, "DATE_FORMAT")}


def _nothing(reason: object) -> FoundMemorandum:
    return FoundMemorandum(None, refuse(reason))  # type: ignore[arg-type]
