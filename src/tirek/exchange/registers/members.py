"""Who sits in councils, associations and other bodies."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, changed_since, compare, twice
from tirek.exchange.registers.places import Bodies
from tirek.network.actions.seating import HeldSeat, change_seats, restore_seats, withdraw_seats, write_seats
from tirek.network.enums import DecisionKind
from tirek.network.models import Membership, Organisation, Post
from tirek.network.permissions import may_keep_members
from tirek.network.queries.seating import VALUES, Room, people_born, posts_of, seat_words, seats_in
from tirek.network.queries.seats import NO_MEMBERS
from tirek.people.actions import PersonData
from tirek.people.models import Person
from tirek.people.queries import search_keys


class Members(Register):
    """A row is a seat: found by the body, the holder's name and post; a new one is written down with its holder."""

    code = ImportRegister.MEMBERS
    icon = "users-group"
    about = gettext_lazy("Members of councils, associations and clubs, with posts and terms, from the first day on.")
    columns = (
        c.code_of_body("body", gettext_lazy("Code of the body"), is_key=True),
        c.line("family_name", gettext_lazy("Family name"), longest=150, is_key=True),
        c.line("given_name", gettext_lazy("Given name"), longest=150, is_key=True),
        c.line("patronymic", gettext_lazy("Patronymic"), longest=150),
        c.day("birth_date", gettext_lazy("Date of birth"), help=gettext_lazy("Tells people of one name apart.")),
        c.line("post", gettext_lazy("Post"), help=gettext_lazy("As the body calls it. Empty: a plain member.")),
        c.day("since", gettext_lazy("Member from"), is_needed=True),
        c.day("until", gettext_lazy("Member until (last day)"), help=gettext_lazy("Only for seats that have ended.")),
        c.day("term_ends_on", gettext_lazy("The term ends on")),
        c.code_of_body("nominated_by", gettext_lazy("Nominated by (code)")),
        c.flag("is_public", gettext_lazy("May be named in public")),
        c.line("decision_number", gettext_lazy("Number of the decision"), longest=40),
        c.day("decided_on", gettext_lazy("Decided on")),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        view = _View(self, lines, by)
        for found in lines:
            view.look(found, by, at)
        twice(lines, {found.number: view.key(found) for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        new = [found for found in lines if found.plan == RowPlan.CREATE]
        made = write_seats([found.work for found in new], by=by, at=at)
        for found, seat in zip(new, made, strict=True):
            found.record_id = seat.pk
            found.after["new_person"] = isinstance(found.work.person, PersonData)
        changed = {found.record_id: found.after for found in lines if found.plan == RowPlan.CHANGE and found.record_id}
        if changed:
            change_seats(changed, by=by, at=at)

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        changed = {row.record_id: (row.before, row.after) for row in rows if row.plan == RowPlan.CHANGE}
        written = {row.record_id: row.after for row in rows if row.plan == RowPlan.CREATE}
        back: set[UUID] = set()
        if changed:
            back |= restore_seats(changed, by=by, at=at)  # type: ignore[arg-type]
        if written:
            back |= withdraw_seats(written, by=by, at=at)  # type: ignore[arg-type]
        return {row.pk: changed_since() for row in rows if row.record_id not in back}

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {key: reverse("network:seat", args=[key]) for key in keys}


class _View:
    """What a whole table needs to know of bodies and their seats, read once."""

    def __init__(self, register: Register, lines: Sequence[Line], by: Actor) -> None:
        self.register = register
        told = [found.told for found in lines]
        self.bodies = Bodies(code for each in told for code in (each.get("body"), each.get("nominated_by")))
        keys = {body.pk for body in self.bodies.by_code.values()}
        self.seats = seats_in(keys)
        self.posts = posts_of(keys)
        self.room = Room(keys)
        self.known = people_born(by, set(map(_name, told)), {each["birth_date"] for each in told if _born(each)})

    def key(self, found: Line) -> Any:
        told = found.told
        return told.get("body"), _name(told), _born(told), str(told.get("post", "")).casefold(), told.get("since")

    def look(self, found: Line, by: Actor, at: datetime) -> None:
        told = found.told
        found.label = " ".join(filter(None, (told["family_name"], told["given_name"], told.get("patronymic"))))
        body = self.bodies.find(found, "body")
        nominator = self.bodies.find(found, "nominated_by")
        if body is None:
            return
        found.blame_unless(may_keep_members(by, body), "body")
        if body.kind in NO_MEMBERS:
            found.blame("body", _("A body of this kind has no members."))
        if _born(told) and told["birth_date"] > local_date(at):
            found.blame("birth_date", _("This date of birth is still to come."))
        seat = self._seat(found, body)
        if seat is not None:
            self._look_at_known(found, seat)
        else:
            self._look_at_new(found, body, nominator, at)

    def _seat(self, found: Line, body: Organisation) -> Membership | None:
        """The seat a row means: of this holder and post, at the time told; else the one held now."""
        told = found.told
        seats = [seat for seat in self.seats.get((body.pk, _name(told)), ()) if _is_holder(seat, _born(told))]
        post = str(told.get("post") or "").casefold()
        of_post = [seat for seat in seats if post in _post_names(seat.post)]
        if not post and not of_post and len(seats) == 1:
            of_post = seats
        since = told.get("since")
        if since:
            return next((seat for seat in of_post if _overlaps(seat, since, told.get("until"))), None)
        return next((seat for seat in of_post if seat.during.upper is None), None)

    def _look_at_known(self, found: Line, seat: Membership) -> None:
        told, now = found.told, seat_words([seat])[seat.pk]
        found.record_id = seat.pk
        words = _("The register says %(value)s. An import does not change this; its own page does.")
        for name, stands in (("since", seat.during.lower), ("until", seat.last_day)):
            if told.get(name) not in (None, stands):
                found.blame(name, words % {"value": _day(stands)})
        wanted = {name: told[name] for name in VALUES if name in told}
        if wanted.get("term_ends_on"):
            _check_term(found, seat.during.lower)
            wanted["term_ends_on"] = wanted["term_ends_on"].isoformat()
        compare(found, now, wanted)

    def _look_at_new(self, found: Line, body: Organisation, nominator: Organisation | None, at: datetime) -> None:
        told = found.told
        self.register.blame_missing(found)
        since, until = told.get("since"), told.get("until")
        if since and since not in body.during:
            found.blame("since", _("The body is not at work on this day."))
        if since and until and until < since:
            found.blame("until", _("It ends before it begins."))
        if until and until > local_date(at):
            found.blame("until", _("Only a seat that has ended has a last day."))
        _check_term(found, since)
        _check_decision(found, at)
        post = self._post(found, body)
        if found.is_good and not until:
            for column, words in self.room.take(body.pk, post).items():
                found.blame(column, words)
        if found.is_good:
            found.work = self._held(found, body, nominator, post)
            found.after = _after(found.told)

    def _post(self, found: Line, body: Organisation) -> Post | None:
        told = str(found.told.get("post") or "").casefold()
        if not told:
            return None
        for post in self.posts.get(body.pk, ()):
            if told in _post_names(post) and found.told.get("since") in post.during:
                return post
        found.blame("post", _("The body has no post called “%(post)s”.") % {"post": found.told["post"]})
        return None

    def _held(self, found: Line, body: Organisation, nominator: Organisation | None, post: Post | None) -> HeldSeat:
        told, name, born = found.told, _name(found.told), _born(found.told)
        person = self._person(name, born, body)
        names = told["family_name"], told["given_name"], told.get("patronymic", "")
        return HeldSeat(
            organisation_id=body.pk,
            person=person.pk if person else PersonData(*names, birth_date=born),
            person_key=(name, born) if born else None,
            post=post,
            nominated_by_id=nominator.pk if nominator else None,
            since=told["since"],
            until=told.get("until"),
            term_ends_on=told.get("term_ends_on"),
            is_public=told.get("is_public", False),
            decision_kind=DecisionKind.ELECTION,
            decision_number=told.get("decision_number", ""),
            decided_on=told.get("decided_on"),
        )

    def _person(self, name: str, born: date | None, body: Organisation) -> Person | None:
        """Somebody who sits or sat in this body under this name, or a known person of the same name and birthday."""
        sitting = [seat.person for seat in self.seats.get((body.pk, name), ()) if _is_holder(seat, born)]
        if sitting:
            return sitting[0]
        return self.known.get((name, born)) if born else None


def _name(told: dict[str, Any]) -> str:
    return search_keys(told.get("family_name", ""), told.get("given_name", ""), told.get("patronymic", ""))


def _born(told: dict[str, Any]) -> date | None:
    return told.get("birth_date")


def _is_holder(seat: Membership, born: date | None) -> bool:
    known = seat.person.birth_date if seat.person else None
    return not born or not known or born == known


def _post_names(post: Post | None) -> set[str]:
    return {name.casefold() for name in (post.name_kk, post.name_ru, post.name_en)} if post else {""}


def _overlaps(seat: Membership, since: date, until: date | None) -> bool:
    begins_in_time = until is None or seat.during.lower <= until
    return begins_in_time and (seat.during.upper is None or since < seat.during.upper)


def _check_term(found: Line, since: date | None) -> None:
    term = found.told.get("term_ends_on")
    if term and since and term <= since:
        found.blame("term_ends_on", _("The term ends after it begins."))


def _check_decision(found: Line, at: datetime) -> None:
    number, day = found.told.get("decision_number"), found.told.get("decided_on")
    if bool(number) != bool(day):
        found.blame("decided_on" if number else "decision_number", _("A decision has a number and a day."))
    if day and day > local_date(at):
        found.blame("decided_on", _("A decision is recorded on its day or later."))


def _after(told: dict[str, Any]) -> dict[str, Any]:
    """What will stand in a new seat, as ``seat_words`` says it."""
    days = {name: told[name].isoformat() if told.get(name) else None for name in ("since", "until", "term_ends_on")}
    return days | {"nominated_by": told.get("nominated_by", ""), "is_public": told.get("is_public", False)}


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else "—"
