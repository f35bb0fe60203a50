"""The list of a month, and where a partner's list differs from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.sheets import day_of, read_table
from tirek.core.terms import add_months
from tirek.exchange.enums import DifferenceKind, PracticeKind
from tirek.exchange.models import ApiClient, OutsideReference, PracticeRecord
from tirek.exchange.queries.handed import handed_to

HEADS = {
    "number": ("number", "нөмір", "өтініштің нөмірі", "номер", "номер обращения"),
    "reference": ("reference", "өз нөміріміз", "наш номер", "ссылка"),
    "state": ("state", "күй", "күйі", "состояние"),
    "day": ("day", "күні", "күн", "дата", "день"),
}
MOST = 20_000


@dataclass(frozen=True, slots=True)
class OurLine:
    """One record of a month as we have it."""

    kind: str
    number: str
    reference: str
    service: str
    state: str
    day: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class TheirLine:
    """One record of a month as the partner has it. What it does not tell is not compared."""

    number: str = ""
    reference: str = ""
    state: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Unlike:
    """One difference. Of the sides: state and day as each has them."""

    kind: str
    number: str
    reference: str
    ours: str = ""
    theirs: str = ""


def month_list(client: ApiClient, actor: Actor, month: date) -> list[OurLine]:
    """Referrals offered and applications sent in a month, the oldest first. No personal data."""
    first, after = (_midnight(day) for day in (month, add_months(month, 1)))
    if client.is_sandbox:
        rows = PracticeRecord.objects.filter(client=client, made_at__gte=first, made_at__lt=after)
        return [_practised(row) for row in rows.order_by("made_at", "id")]
    referrals = handed_to(client, actor).filter(made_at__gte=first, made_at__lt=after).order_by("made_at", "id")
    sent = OutsideReference.objects.filter(client=client, case__received_at__gte=first, case__received_at__lt=after)
    sent = sent.select_related("case__service").order_by("case__received_at", "id")
    return [*(_referred(row) for row in referrals), *(_sent(row) for row in sent)]


def unlike(ours: Iterable[OurLine], theirs: Iterable[TheirLine]) -> Iterator[Unlike]:
    """Where two lists differ: ours first, in its order, then what only the partner has. Lines meet by our number, or by
    the partner's where it gives no number of ours; a number that stands in both lists several times is told apart by
    reference."""
    told = list(theirs)
    found: dict[int, TheirLine] = {}
    mine = list(ours)
    by_number = _index(mine, "number")
    by_reference = _index(mine, "reference")
    strangers = []
    for line in told:
        place = _place(line, by_number, by_reference, mine)
        if place is None:
            strangers.append(Unlike(DifferenceKind.MISSING_HERE, line.number, line.reference, theirs=_words(line)))
        elif place in found:
            own = mine[place]
            strangers.append(Unlike(DifferenceKind.TWICE, own.number, own.reference, _words(own), _words(line)))
        else:
            found[place] = line
    for place, own in enumerate(mine):
        yield from _compared(own, found.get(place))
    yield from strangers


def table_of(content: bytes) -> list[TheirLine]:
    """A partner's list as XLSX, CSV or JSON. Raises ValidationError naming the row that cannot be read."""
    rows = list(read_table(content))
    if not rows:
        raise ValidationError({"file": _("There are no rows below the heads of the table.")})
    places = _places(rows[0][1])
    if len(rows) > MOST + 1:
        raise ValidationError({"file": _("The table has more than %(count)s rows. Divide it.") % {"count": MOST}})
    return [_line(number, cells, places) for number, cells in rows[1:]]


def _index(lines: list[OurLine], name: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if key := _key(getattr(line, name)):
            found.setdefault(key, []).append(place)
    return found


def _place(
    line: TheirLine, by_number: dict[str, list[int]], by_reference: dict[str, list[int]], mine: list[OurLine]
) -> int | None:
    """Which of our lines a line of theirs is. An application may be referred in several lines: the reference tells."""
    numbered = by_number.get(_key(line.number), [])
    named = by_reference.get(_key(line.reference), [])
    both = [place for place in numbered if place in named]
    if both or (len(numbered) == 1 and not (named and line.number == "")):
        return (both or numbered)[0]
    unnamed = [place for place in numbered if not mine[place].reference]
    return next(iter(named if not line.number else unnamed or numbered), None)


def _compared(own: OurLine, line: TheirLine | None) -> Iterator[Unlike]:
    if line is None:
        yield Unlike(DifferenceKind.MISSING_THERE, own.number, own.reference, ours=_words(own))
        return
    reference = own.reference or line.reference
    if line.state and _key(line.state) != _key(own.state):
        yield Unlike(DifferenceKind.STATE, own.number, reference, own.state, line.state)
    if line.day and line.day != own.day:
        yield Unlike(DifferenceKind.DAY, own.number, reference, own.day.isoformat(), line.day.isoformat())


def _words(line: OurLine | TheirLine) -> str:
    day = line.day.isoformat() if line.day else ""
    return ", ".join(filter(None, (line.state, day)))[:60]


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _places(heads: list[str]) -> dict[str, int]:
    known = {head: name for name, heads in HEADS.items() for head in heads}
    places = {known[_plain(head)]: place for place, head in enumerate(heads) if _plain(head) in known}
    if not {"number", "reference"} & set(places):
        raise ValidationError({"file": _("The table needs a column “number” or “reference”.")})
    return places


def _plain(head: str) -> str:
    return " ".join(head.split()).casefold()


def _line(number: int, cells: list[str], places: dict[str, int]) -> TheirLine:
    told = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
    try:
        day = day_of(told.pop("day", ""))
    except ValidationError as error:
        words = _("Row %(number)s: %(what)s") % {"number": number, "what": " ".join(error.messages)}
        raise ValidationError({"file": words}) from None
    longest = {"number": 40, "reference": 80, "state": 20}
    return TheirLine(day=day, **{name: text[: longest[name]] for name, text in told.items()})


def _referred(row: Any) -> OurLine:
    ended = local_date(row.ended_at) if row.ended_at else None
    service, day = row.line.service.code, local_date(row.made_at)
    return OurLine(PracticeKind.REFERRAL, row.case.number, row.reference, service, row.state, day, ended)


def _sent(row: Any) -> OurLine:
    case = row.case
    day = local_date(case.received_at)
    return OurLine(PracticeKind.CASE, case.number, row.text, case.service.code, case.state, day, case.outcome_on)


def _practised(row: PracticeRecord) -> OurLine:
    ended = local_date(row.ended_at) if row.ended_at else None
    return OurLine(row.kind, row.number, row.reference, row.service, row.state, local_date(row.made_at), ended)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
