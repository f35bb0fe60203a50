"""The working-day calendar of Kazakhstan.

Three layers, the later wins: Saturdays and Sundays; public holidays with their moved days off (library
``holidays``, after the Law on holidays and Labour Code art. 84–85); rows of ``CalendarOverride`` for what an act
changed since. A calendar has a ``version``: a digest of the library's version and every override, kept with each
computed deadline so that it can be explained and replayed later.

Deadlines are local dates. Kazakhstan has had one time zone, UTC+5, since 1 March 2024; before that ``Asia/Almaty``
was UTC+6 and the western regions UTC+5. ``local_date`` takes the zone of the place where that matters.
"""

import hashlib
import re
import time as clock
from calendar import isleap
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.metadata import version as package_version
from itertools import accumulate
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays
from django.db import transaction
from django.db.models.signals import post_save
from django.utils.translation import get_language

from tirek.core.models.calendar_override import CalendarOverride

ALMATY = ZoneInfo("Asia/Almaty")
WEST = ZoneInfo("Asia/Aqtobe")
OPENS, CLOSES = time(9, 0), time(18, 30)
FRESH_SECONDS = 10.0
LONGEST_RUN = 3700
_LIBRARY = package_version("holidays")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day does not count, in three languages; ``str()`` follows the active one."""

    code: str
    kk: str
    ru: str
    en: str
    act: str = ""

    def __str__(self) -> str:
        text: str = getattr(self, (get_language() or "kk")[:2], self.kk)
        return text

    def as_dict(self) -> dict[str, str]:
        """For storing beside a deadline."""
        return {"code": self.code, "kk": self.kk, "ru": self.ru, "en": self.en, "act": self.act}


Skipped = list[tuple[date, Reason]]

SATURDAY = Reason("weekend", "сенбі – демалыс күні", "суббота – выходной день", "Saturday, a day off")
SUNDAY = Reason("weekend", "жексенбі – демалыс күні", "воскресенье – выходной день", "Sunday, a day off")
AFTER_HOURS = Reason(
    "after_hours",
    "жұмыс уақыты аяқталғаннан кейін түсті",
    "поступило после окончания рабочего времени",
    "received after working hours",
)
_NAMES = {
    "Жаңа жыл": ("Новый год", "New Year"),
    "Православиелік Рождество": ("Православное Рождество", "Orthodox Christmas"),
    "Халықаралық әйелдер күні": ("Международный женский день", "International Women's Day"),
    "Наурыз мейрамы": ("Наурыз мейрамы", "Nauryz"),
    "Қазақстан халқының бірлігі мерекесі": ("Праздник единства народа Казахстана", "Kazakhstan People's Unity Day"),
    "Отан қорғаушы күні": ("День защитника Отечества", "Defender of the Fatherland Day"),
    "Жеңіс күні": ("День Победы", "Victory Day"),
    "Астана күні": ("День столицы", "Capital Day"),
    "Қазақстан Республикасының Конституциясы күні": (
        "День Конституции Республики Казахстан",
        "Constitution Day",
    ),
    "Республика күні": ("День Республики", "Republic Day"),
    "Қазақстан Республикасы күні": ("День Республики Казахстан", "Republic Day"),
    "Қазақстан Республикасының Тұңғыш Президенті күні": (
        "День Первого Президента Республики Казахстан",
        "First President Day",
    ),
    "Тәуелсіздік күні": ("День Независимости", "Independence Day"),
    "Құрбан айт": ("Курбан-айт", "Kurban Ait"),
}
_NAMES_BY_FOLDED_CASE = {name.casefold(): (name, *others) for name, others in _NAMES.items()}
# Acts that moved a day off, by the day freed (numbers of adilet.zan.kz; read in the library's own list of sources).
_ACTS = {
    date(2023, 7, 7): "P2300000326",
    date(2024, 5, 8): "G24G0000109",
    date(2025, 1, 3): "G24G0000436",
}
_MOVED_FROM = re.compile(r"\((\d\d\.\d\d\.\d{4}) бастап ауыстырылды\)")
_NOTE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days count. Make one with :meth:`current`, or with fixed ``overrides`` in a replay."""

    overrides: MappingProxyType[date, tuple[bool, Reason]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def current(cls) -> "WorkingCalendar":
        """The calendar in force.

        Kept in memory; an override is seen at once where it was saved, within ten seconds elsewhere.
        """
        now = clock.monotonic()
        if _kept.calendar is None or now - _kept.read_at > FRESH_SECONDS:
            _kept.calendar, _kept.read_at = cls._read(None), now
        return _kept.calendar

    @classmethod
    def known_at(cls, moment: datetime) -> "WorkingCalendar":
        """The calendar as it was known at ``moment``, for replaying an old deadline."""
        return cls._read(moment)

    @classmethod
    def _read(cls, moment: datetime | None) -> "WorkingCalendar":
        rows = CalendarOverride.objects.all() if moment is None else CalendarOverride.objects.known_at(moment)
        found = {on: (row.is_working, _override_reason(row)) for on, row in rows.effective().items()}
        return cls(MappingProxyType(found))

    @property
    def version(self) -> str:
        """A short digest that changes whenever any day could."""
        lines = [f"holidays {_LIBRARY}"]
        lines += [f"{on} {works} {reason.kk}" for on, (works, reason) in sorted(self.overrides.items())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

    def is_working_day(self, day: date) -> bool:
        return self.why_not(day) is None

    def why_not(self, day: date) -> Reason | None:
        """Why ``day`` does not count, or None when it is a working day."""
        if day in self.overrides:
            works, reason = self.overrides[day]
            return None if works else reason
        return _public_reason(day)

    def next_working_day(self, day: date) -> date:
        """``day`` itself when it is a working day, else the first one after it."""
        return self.roll(day)[0]

    def roll(self, day: date) -> tuple[date, Skipped]:
        """As :meth:`next_working_day`, with the days passed over and why."""
        return self._walk(day, 1)

    def add_working_days(self, day: date, count: int) -> tuple[date, Skipped]:
        """The ``count``-th working day after ``day`` (АППК art. 76: counting starts the day after), with the days
        passed over.

        ``count`` 0 gives ``day``, or the next working day when it is not one.
        """
        if count < 0:
            raise ValueError("A term is not negative.")
        return self.roll(day) if count == 0 else self._walk(day + timedelta(days=1), count)

    def working_days_between(self, after: date, until: date) -> int:
        """Working days later than ``after`` up to and with ``until``; negative when ``until`` is earlier (days
        overdue).
        """
        if until < after:
            return -self.working_days_between(until, after)
        return _public_days_between(after, until) + self._changed(after, until)

    def _changed(self, after: date, until: date) -> int:
        """By how much the overrides add to the working days after one day up to and with another."""
        within = ((day, works) for day, (works, _reason) in self.overrides.items() if after < day <= until)
        return sum(works - (_public_reason(day) is None) for day, works in within)

    def registration_date(
        self, received_at: datetime, *, closes: time = CLOSES, zone: ZoneInfo = ALMATY
    ) -> tuple[date, Reason | None]:
        """The day an application is registered (АППК art. 64): the day received, after hours or on a day off the
        next working day.

        The reason says why it is not the day received; None when it is. What comes before opening is of that day.
        """
        local = received_at.astimezone(zone)
        reason = self.why_not(local.date())
        if reason:
            return self.next_working_day(local.date()), reason
        if local.time() >= closes:
            return self.next_working_day(local.date() + timedelta(days=1)), AFTER_HOURS
        return local.date(), None

    def _walk(self, day: date, count: int) -> tuple[date, Skipped]:
        """Walk from ``day`` on to the ``count``-th working day, ``day`` included."""
        skipped: Skipped = []
        for step in range(LONGEST_RUN * count):
            today = day + timedelta(days=step)
            reason = self.why_not(today)
            if reason:
                skipped.append((today, reason))
                continue
            count -= 1
            if count == 0:
                return today, skipped
        raise ValueError("The calendar has no working day.")


def local_date(moment: datetime, zone: ZoneInfo = ALMATY) -> date:
    """The date on the wall in ``zone`` (``WEST`` for the western regions before March 2024)."""
    return moment.astimezone(zone).date()


@lru_cache(maxsize=20_000)
def _public_reason(day: date) -> Reason | None:
    """The rule without overrides: holidays and their moved days off first, then weekends that were not made working."""
    year = _year(day.year)
    name = year.get(day)
    if name:
        return _holiday_reason(name, _ACTS.get(day, ""))
    if day.weekday() < 5 or day in year.weekend_workdays:
        return None
    return SATURDAY if day.weekday() == 5 else SUNDAY


def _public_days_between(after: date, until: date) -> int:
    """Working days later than ``after`` up to and with ``until``, without overrides: by whole years where it can."""
    whole = sum(_public_days_in(year)[-1] for year in range(after.year, until.year))
    return whole + _public_days_in(until.year)[_place(until)] - _public_days_in(after.year)[_place(after)]


def _place(day: date) -> int:
    return day.timetuple().tm_yday


@lru_cache(maxsize=256)
def _public_days_in(year: int) -> tuple[int, ...]:
    """How many of the first 0, 1, 2 … days of a year are working days."""
    first, days = date(year, 1, 1), 366 if isleap(year) else 365
    works = (_public_reason(first + timedelta(days=step)) is None for step in range(days))
    return tuple(accumulate(works, initial=0))


@lru_cache(maxsize=64)
def _year(year: int) -> holidays.HolidayBase:
    # The next year is needed too: an act may make a December Saturday work for a January day off.
    return holidays.country_holidays("KZ", years=(year, year + 1), language="kk")


def _holiday_reason(name: str, act: str) -> Reason:
    first = name.split(";")[0]
    moved = _MOVED_FROM.search(first)
    if moved:
        day = moved.group(1)
        return Reason(
            "transferred",
            f"демалыс күні {day} күнінен ауыстырылды",
            f"выходной день перенесён с {day}",
            f"day off moved from {day}",
            act,
        )
    base = _NOTE.sub("", first)
    kk, ru, en = _NAMES_BY_FOLDED_CASE.get(base.casefold(), (base, base, base))
    if "қайта белгіленген" in first:
        return Reason(
            "transferred", f"{kk} (демалыс күні ауыстырылды)", f"{ru} (перенос выходного дня)", f"{en} (day off moved)"
        )
    return Reason("holiday", kk, ru, en)


def _override_reason(row: CalendarOverride) -> Reason:
    return Reason("override", row.reason_kk, row.reason_ru, row.reason_en, row.act)


class _Kept:
    """The calendar of this process and when it was read."""

    calendar: WorkingCalendar | None = None
    read_at: float = 0.0


_kept = _Kept()


def forget_calendar(**_kwargs: object) -> None:
    """Read the calendar anew at the next use."""
    _kept.calendar = None


def _forget_on_commit(**_kwargs: object) -> None:
    forget_calendar()
    transaction.on_commit(forget_calendar)


post_save.connect(_forget_on_commit, sender=CalendarOverride, dispatch_uid="core.calendar")
