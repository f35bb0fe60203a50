"""Contests: the fair of 2021 with 221 entries, the children's and the diaspora contest, the prize in 14 nominations, a
fair and a children's contest that are open today, one being prepared. Invented people; entries of past calls passed
the formal check."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tirek.calls.actions.calls import NewCall, begin_call, copy_call
from tirek.calls.actions.likeness import texts_of
from tirek.calls.enums import CallState, EntrantKind, EntryState, FormalState, StageKind, StageState
from tirek.calls.models import Call, Entry, EntryPrint, EntryRevision, GuardianConsent, Likeness, Nomination
from tirek.calls.queries.calls import regions_of
from tirek.calls.queries.guardians import TEXT_VERSION
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.calls.queries.templates import template_of
from tirek.calls.shingles import share, shingles
from tirek.core import pin
from tirek.core.actor import Actor
from tirek.core.numbering import reserve
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.models import Organisation
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.people.enums import Sex
from tirek.portal.demo import names
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at as moment_of
from tirek.portal.demo.people import DEMO_PIN
from tirek.territory.models import Area

SEED = 20269
HOLDER = "0001"
FAIR = {"accord": 112, "youth": 43, "village": 66}
CHILDREN = {"essay-junior": 38, "essay-senior": 47, "film-junior": 21, "film-senior": 31}
REGIONS = 14
DIASPORA = {"MN": 11, "CN": 8, "UZ": 8, "RU": 5}
OPEN = 27
BEFORE_WORK = 113
"""Days from the end of a window to the first day of work."""
Answers = Callable[[Random, Nomination], dict[str, Any]]


@dataclass(frozen=True)
class Place:
    """Where an entrant comes from."""

    area: Area | None
    country: str = "KZ"

    @property
    def names_of(self) -> str:
        """Whose names are drawn there."""
        code = (self.area.kato or "")[:2] if self.area else ""
        return code if code in table("regions") else "61"


def hold(today: date, *, by: Actor) -> None:
    """All contests of the demo and their secretary, from a seed of their own."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    holder = Organisation.objects.get(code=HOLDER)
    _hire(holder, today, by)
    story = _Story(rng, holder, by)
    fair = story.fair(2021)
    story.children(2021)
    story.diaspora(2021)
    story.prize(2022)
    story.open_fair(fair, today)
    story.prepared(fair, today)
    story.open_children(today)


def _hire(holder: Organisation, today: date, by: Actor) -> None:
    secretary = NewUser(
        email=f"competitions@{DEMO_DOMAIN}",
        name="Әлімбекова Сәуле",
        post="Байқаулар хатшысы",
        language="kk",
        roles=[(Role.COMPETITIONS, holder.pk)],
        since=date(2020, 1, 1),
    )
    create_staff([secretary], by=by, at=moment_of(today, 0, 10))


class _Story:
    """Writes calls by their actions and their many entries through COPY."""

    def __init__(self, rng: Random, holder: Organisation, by: Actor) -> None:
        self.rng, self.holder, self.by = rng, holder, by
        self.told = table("contests")
        self.serial = 0

    def fair(self, year: int) -> Call:
        """Three nominations, five criteria, top 50: 10 January to 10 March."""
        window = (moment_of(date(year, 1, 10), 9), moment_of(date(year, 3, 10), 18))
        call = self._begin("grants", f"fair-{year}", window)
        self._enter(call, FAIR, self._project, self._anywhere(call))
        return self._announce(call, judged=True)

    def children(self, year: int) -> Call:
        """Essays and films of 7 to 18 years, from 14 regions, each with a guardian's consent."""
        window = (moment_of(date(year, 4, 1), 9), moment_of(date(year, 5, 15), 18))
        call = self._begin("children", f"children-{year}", window)
        regions = [place for place in self._anywhere(call) if place.area and place.area.kind == "region"][:REGIONS]
        entries = self._enter(call, CHILDREN, self._work, regions, born=(7, 18), alike=True)
        self._consent(entries, window[1])
        self._alike(entries)
        return self._announce(call, judged=True)

    def diaspora(self, year: int) -> Call:
        """Young Kazakhs of four countries."""
        window = (moment_of(date(year, 6, 1), 9), moment_of(date(year, 8, 1), 18))
        call = self._begin("diaspora", f"diaspora-{year}", window)
        places = [Place(None, country) for country, count in DIASPORA.items() for _each in range(count)]
        half = len(places) // 2
        counts = {"word": half + 3, "art": len(places) - half - 3}
        self._enter(call, counts, self._text, places, born=(14, 29), in_turn=True)
        return self._announce(call, judged=True)

    def prize(self, year: int) -> Call:
        """Fourteen nominations, candidates put forward by bodies."""
        window = (moment_of(date(year, 2, 1), 9), moment_of(date(year, 3, 31), 18))
        call = self._begin("prize", f"prize-{year}", window)
        counts = {each.code: self.rng.randint(2, 4) for each in call.nominations.all()}
        self._enter(call, counts, self._candidate, self._anywhere(call), kind=EntrantKind.ORGANISATION)
        return self._announce(call, judged=True)

    def open_fair(self, fair: Call, today: date) -> Call:
        """A call that is open today: the visitor may enter it."""
        window = (moment_of(today - timedelta(days=20), 9), moment_of(today + timedelta(days=25), 18))
        call = copy_call(fair, self._new(f"fair-{today.year}", fair, window), by=self.by, at=window[0])
        counts = {"accord": 11, "youth": 7, "village": OPEN - 18}
        self._enter(call, counts, self._project, self._anywhere(call), until=moment_of(today, 8), checked=False)
        return self._announce(call, judged=False)

    def prepared(self, fair: Call, today: date) -> Call:
        """Next year's fair, still a draft."""
        year = today.year + 1
        window = (moment_of(date(year, 1, 11), 9), moment_of(date(year, 3, 10), 18))
        return copy_call(fair, self._new(f"fair-{year}", fair, window), by=self.by, at=moment_of(today, 1))

    def open_children(self, today: date) -> Call:
        """A children's contest that is open today, with a guardian's consent to try."""
        window = (moment_of(today - timedelta(days=15), 9), moment_of(today + timedelta(days=30), 18))
        call = self._begin("children", f"children-{today.year}", window)
        counts = {"essay-junior": 3, "essay-senior": 4, "film-junior": 1, "film-senior": 2}
        until = moment_of(today, 8)
        entries = self._enter(call, counts, self._work, self._anywhere(call), until=until, checked=False, in_turn=True)
        self._consent(entries, until)
        return self._announce(call, judged=False)

    def _begin(self, kind: str, code: str, window: tuple[datetime, datetime]) -> Call:
        named = template_of(kind)["name"]
        told = NewCall(
            organisation_id=self.holder.pk,
            code=code,
            name_kk=f"{named['kk']}, {window[0].year}",
            name_ru=f"{named['ru']}, {window[0].year}",
            name_en=f"{named['en']}, {window[0].year}",
            opens_at=window[0],
            closes_at=window[1],
        )
        return begin_call(told, kind, by=self.by, at=window[0] - timedelta(days=40))

    def _new(self, code: str, source: Call, window: tuple[datetime, datetime]) -> NewCall:
        year = window[0].year
        plain = {name: getattr(source, name).rpartition(",")[0] for name in ("name_kk", "name_ru", "name_en")}
        told = {name: f"{text}, {year}" for name, text in plain.items()}
        return NewCall(organisation_id=self.holder.pk, code=code, opens_at=window[0], closes_at=window[1], **told)

    def _announce(self, call: Call, *, judged: bool) -> Call:
        """Announced before it opened; of a past one the formal check is done."""
        call.state, call.published_at = CallState.PUBLISHED, call.opens_at - timedelta(days=14)
        call.frozen_at, call.promise_digest = call.opens_at, digest_of(promise_of(call))
        call.contact = "contests@tirek.example"
        call.save()
        call.forms.update(published_at=call.published_at)
        if judged:
            call.stages.filter(kind=StageKind.FORMAL).update(state=StageState.PUBLISHED)
        return call

    def _anywhere(self, call: Call) -> list[Place]:
        return [Place(area) for area in regions_of(call)]

    def _enter(
        self,
        call: Call,
        counts: dict[str, int],
        answers: Answers,
        places: list[Place],
        *,
        born: tuple[int, int] = (22, 60),
        kind: str = "",
        until: datetime | None = None,
        checked: bool = True,
        in_turn: bool = False,
        alike: bool = False,
    ) -> list[Entry]:
        """Entries with one revision each, more of them towards the end, as people do; ``alike``: one copied."""
        nominations = [each for each in call.nominations.all() for _one in range(counts[each.code])]
        numbers = reserve(self.holder.code, call.opens_at.year, len(nominations))
        form, end = call.forms.get(), until or call.closes_at
        entries, revisions = [], []
        for place, (nomination, number) in enumerate(zip(nominations, numbers, strict=True)):
            where = places[place % len(places)] if in_turn or place < len(places) else self.rng.choice(places)
            moment = call.opens_at + (end - call.opens_at) * (self.rng.random() ** 0.45)
            entry = self._entry(call, nomination, number, where, moment, born, kind)
            entry.formal = FormalState.PASSED if checked else FormalState.WAITING
            told = answers(self.rng, nomination)
            revision = EntryRevision(
                entry=entry, number=1, form=form, answers=told, saved_at=moment, submitted_at=moment,
                digest=digest_of({"answers": told, "form": form.pk}),
            )  # fmt: skip
            entry.revision = revision
            entries.append(entry)
            revisions.append(revision)
        if alike:
            self._copy_one(entries)
        copy_in(entries)
        copy_in(revisions)
        copy_in([EntryPrint(entry=each.entry, revision=each, shingles=shingles(texts_of(each))) for each in revisions])
        return entries

    def _entry(
        self,
        call: Call,
        nomination: Nomination,
        number: str,
        where: Place,
        moment: datetime,
        ages: tuple[int, int],
        kind: str,
    ) -> Entry:
        self.serial += 1
        low, high = nomination.youngest or ages[0], nomination.oldest or ages[1]
        name = names.draw_name(self.rng, where.names_of, self.rng.choice((Sex.FEMALE, Sex.MALE)))
        kind = kind or self._kind(call)
        is_body = kind in (EntrantKind.ORGANISATION, EntrantKind.CLASS)
        school = call.with_guardian_under is not None
        pool = self.told["works"]["schools"] if school else self.told["projects"]["bodies"]
        bin_number = f"{self.serial % 90 + 10}0840{self.serial:06d}" if kind == EntrantKind.ORGANISATION else ""
        return Entry(
            call=call,
            nomination=nomination,
            number=number,
            state=EntryState.SUBMITTED,
            entrant_kind=kind,
            code_digest=pin.digest(number, DEMO_PIN),
            language="ru" if name.language == "ru" else "kk",
            title=self._title(call, school),
            name=name.full,
            organisation_name=self.rng.choice(pool) if is_body or school else "",
            organisation_number=bin_number,
            email="" if school else f"entrant{self.serial}@{DEMO_DOMAIN}",
            phone="" if school else names.phone_number(3000 + self.serial),
            born_on=self._born(call, low, high) if call.youngest or call.with_guardian_under else None,
            area=where.area,
            country=where.country,
            first_submitted_at=moment,
            submitted_at=moment,
        )

    def _kind(self, call: Call) -> str:
        if call.kind == "grants":
            return self.rng.choices(("organisation", "team", "person"), (5, 3, 4))[0]
        return "person"

    def _born(self, call: Call, low: int, high: int) -> date:
        on = call.age_on or call.closes_at.date()
        years = self.rng.randint(low, high)
        return date(on.year - years, 1, 1) + timedelta(days=self.rng.randrange(max((on - date(on.year, 1, 1)).days, 1)))

    def _title(self, call: Call, school: bool) -> str:
        told = self.told["works" if school else "projects"]["titles"]
        return str(self.rng.choice(told)) if school else f"{self.rng.choice(told)}-{self.serial % 97 + 1}"

    def _project(self, rng: Random, nomination: Nomination) -> dict[str, Any]:
        told = self.told["projects"]
        rows = [
            {"item": item, "quantity": str(rng.randint(1, 12)), "price": str(rng.randrange(20, 90) * 1000), "own": ""}
            for item in rng.sample(told["items"], rng.randint(3, 5))
        ]
        while sum(int(row["quantity"]) * int(row["price"]) for row in rows) > int(nomination.largest_sum or 10**9):
            rows.pop()
        started = nomination.call.closes_at.date() + timedelta(days=BEFORE_WORK + rng.randrange(60))
        return {
            "problem": " ".join(rng.sample(told["problems"], 3)),
            "solution": " ".join(rng.sample(told["solutions"], 4)),
            "new": rng.choice(told["news"]),
            "people": str(rng.randrange(4, 90) * 10),
            "since": started.isoformat(),
            "until": (started + timedelta(days=rng.randrange(120, 300))).isoformat(),
            "budget": rows,
            "after": rng.choice(told["afters"]),
            "had_grants": rng.choice(("yes", "no", "no")),
        }

    def _work(self, rng: Random, nomination: Nomination) -> dict[str, Any]:
        if nomination.code.startswith("film"):
            return {"kind": "film", "film_link": f"https://video.tirek.example/{rng.randrange(10**8):08d}"}
        return {"kind": "essay", "essay": self._essay(rng)}

    def _essay(self, rng: Random) -> str:
        lines = rng.sample(self.told["works"]["sentences"], 9)
        return "\n\n".join(" ".join(lines[place : place + 3]) for place in (0, 3, 6))

    def _text(self, rng: Random, nomination: Nomination) -> dict[str, Any]:
        return {"text": self._essay(rng)}

    def _candidate(self, rng: Random, nomination: Nomination) -> dict[str, Any]:
        name = names.draw_name(rng, "61")
        return {"candidate": name.full, "merits": " ".join(rng.sample(self.told["prize"]["merits"], 3))}

    def _consent(self, entries: list[Entry], until: datetime) -> None:
        """Each child's guardian agreed by the link, to the gallery in most cases."""
        rows = []
        for entry in entries:
            guardian = names.draw_name(self.rng, "61", Sex.FEMALE)
            given = min((entry.submitted_at or until) + timedelta(hours=self.rng.randint(1, 30)), until)
            more = [each for each, chance in (("gallery", 0.8), ("name", 0.6)) if self.rng.random() < chance]
            rows.append(
                GuardianConsent(
                    entry=entry,
                    child_name=entry.name,
                    guardian_name=guardian.full,
                    relation="анасы",
                    contact=f"guardian.{entry.number[-8:]}@{DEMO_DOMAIN}",
                    purposes=["enter", *more],
                    channel="link",
                    text_version=TEXT_VERSION,
                    asked_at=entry.submitted_at,
                    given_at=given,
                )
            )
        copy_in(rows)

    def _essays(self, entries: list[Entry]) -> tuple[EntryRevision, EntryRevision]:
        """The first essay and the last."""
        told = [each.revision for each in entries if each.revision and each.revision.answers.get("kind") == "essay"]
        return told[0], told[-1]

    def _copy_one(self, entries: list[Entry]) -> None:
        """One essay is copied from another, before both are handed in."""
        first, copied = self._essays(entries)
        copied.answers = {**first.answers}
        copied.digest = digest_of({"answers": copied.answers, "form": copied.form_id})

    def _alike(self, entries: list[Entry]) -> None:
        """It was found, for people to judge."""
        first, copied = self._essays(entries)
        percent = share(shingles(texts_of(copied)), shingles(texts_of(first)))
        found = copied.entry.submitted_at or copied.entry.created_at
        copy_in([Likeness(entry=copied.entry, other=first.entry, share=percent, found_at=found)])
