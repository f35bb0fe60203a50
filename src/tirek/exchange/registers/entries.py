"""Entries to a call that came by post, by e-mail or through another system, while its window is open."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.calls.actions.bringing import Brought, bring_entry
from tirek.calls.actions.entries import withdraw_entry
from tirek.calls.enums import EntrantKind
from tirek.calls.models import Call, Entry, Nomination
from tirek.calls.permissions import may_enter, may_run
from tirek.core.actor import Actor
from tirek.core.text import fold
from tirek.core.verdict import Refused
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, twice
from tirek.exchange.registers.places import Places
from tirek.people.enums import Language

TEXTS = ("organisation_name", "organisation_number", "born_on", "email", "phone", "country")
ALONE = (EntrantKind.PERSON, EntrantKind.ORGANISATION)
SAME = gettext_lazy("A team, a class and a child enter themselves on the public page, where each guardian is asked.")


def _answers(cell: str) -> dict[str, Any]:
    """Answers by the code of the question: an object in JSON, or a line each, ``code: answer``."""
    if cell.startswith("{"):
        try:
            told = json.loads(cell)
        except (ValueError, RecursionError):
            raise ValidationError(_("This is not JSON.")) from None
        return {str(name): value for name, value in told.items()}
    lines = [line.partition(":") for line in cell.splitlines() if line.strip()]
    if not all(mark for _code, mark, _answer in lines):
        raise ValidationError(
            _("Write each answer on a line of its own: the code of the question, a colon, the answer.")
        )
    return {code.strip(): answer.strip() for code, _mark, answer in lines}


class Entries(Register):
    """A row is an entry, known by its call, title and entrant. It is handed in as its entrant would hand it in, by the
    same checks, and reaches the judges as blind as any other. Children are not entered by a table."""

    code = ImportRegister.ENTRIES
    icon = "trophy"
    about = gettext_lazy("Entries of persons and organisations that came on paper, while the call is open.")
    columns = (
        c.line("call", gettext_lazy("Code of the call"), longest=40, is_key=True),
        c.line("title", gettext_lazy("Title"), longest=300, is_key=True),
        c.line("name", gettext_lazy("Who enters"), longest=200, is_key=True),
        c.line("nomination", gettext_lazy("Nomination"), is_needed=True, help=gettext_lazy("Name or code.")),
        c.choice("entrant_kind", gettext_lazy("Kind of entrant"), EntrantKind, help=gettext_lazy("Empty: a person.")),
        c.line("organisation_name", gettext_lazy("Organisation"), longest=300),
        c.line("organisation_number", gettext_lazy("BIN"), longest=12),
        c.day("born_on", gettext_lazy("Date of birth")),
        c.email("email", gettext_lazy("E-mail")),
        c.phone("phone", gettext_lazy("Phone number")),
        c.line("area", gettext_lazy("Area"), help=gettext_lazy("Name or code of the classifier.")),
        c.line("country", gettext_lazy("Country"), longest=2, help=gettext_lazy("Two letters; empty: KZ.")),
        c.choice("language", gettext_lazy("Language"), Language),
        c.Column(
            "answers",
            gettext_lazy("Answers"),
            _answers,
            help=gettext_lazy("A line for each: code of the question, colon, answer; or JSON."),
            blank={},
        ),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        view = _View(self, lines, by)
        for found in lines:
            view.look(found, by, at)
        twice(lines, {found.number: _key(found.told) for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        for found in lines:
            try:
                with transaction.atomic():
                    made = bring_entry(found.work, by=by, at=at)
            except (ValidationError, Refused) as error:
                _blame(found, error)
            else:
                found.record_id, found.after = made.pk, {"number": made.number}

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        """An entry that was handed in is not erased but taken back, as its entrant would; only until the deadline."""
        left = {}
        for row in rows:
            assert row.record_id
            try:
                with transaction.atomic():
                    withdraw_entry(row.record_id, by=by, at=at)
            except Refused as refusal:
                left[row.pk] = str(refusal)
        return left

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {each.pk: each.get_absolute_url() for each in Entry.objects.filter(pk__in=keys).only("number")}


class _LetGo(Exception):
    """The rehearsal is over."""


class _View:
    """What a whole table needs to know of calls, read once."""

    def __init__(self, register: Register, lines: Sequence[Line], by: Actor) -> None:
        self.register, self.places = register, Places()
        codes = {found.told["call"].lower() for found in lines}
        rows = Call.objects.visible_to(by).filter(code__in=codes).select_related("organisation")
        self.calls = {call.code: call for call in rows.prefetch_related("nominations")}
        entries = Entry.objects.visible_to(by).handed_in().filter(call__in=self.calls.values())
        self.known = {
            _plain(code, title, name): key
            for key, code, title, name in entries.values_list("pk", "call__code", "title", "name")
        }

    def look(self, found: Line, by: Actor, at: datetime) -> None:
        told = found.told
        found.label = f"{told['title']}, {told['name']}"[:300]
        call = self.calls.get(told["call"].lower())
        if call is None:
            found.blame("call", _("There is no call with this code."))
            return
        found.blame_unless(may_run(by, call.organisation_id), "call")
        if found.is_good and _key(told) in self.known:
            found.record_id, found.plan = self.known[_key(told)], RowPlan.SAME
            return
        self.register.blame_missing(found)
        found.blame_unless(may_enter(call, at), "call")
        if (told.get("entrant_kind") or EntrantKind.PERSON) not in ALONE:
            found.blame("entrant_kind", SAME)
        nomination = self._nomination(found, call)
        area_id = self.places.find(found, "area") if told.get("area") else None
        if found.is_good and nomination:
            found.work = _brought(told, call, nomination, area_id)
            _rehearse(found, by, at)

    def _nomination(self, found: Line, call: Call) -> Nomination | None:
        told = found.told.get("nomination")
        if not told:
            return None
        for each in call.nominations.all():
            if fold(told) in {fold(name) for name in (each.code, each.name_kk, each.name_ru, each.name_en) if name}:
                return each
        names = [each.name for each in call.nominations.all()]
        found.blame("nomination", c.not_in_list(told, names).message)
        return None


def _rehearse(found: Line, by: Actor, at: datetime) -> None:
    """Hand it in and let go of it again: what the call would refuse is said before."""
    try:
        with transaction.atomic():
            bring_entry(found.work, by=by, at=at)
            raise _LetGo
    except _LetGo:
        return
    except (ValidationError, Refused) as error:
        _blame(found, error)


def _blame(found: Line, error: Exception) -> None:
    """What the call refuses, at the columns of the table: of a question, at the answers."""
    if not isinstance(error, ValidationError):
        found.blame("", error)
        return
    own = {column.code for column in Entries.columns}
    for name, words in error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]:
        for each in words:
            found.blame(name if name in own else "answers", each if name in own or not name else f"{name}: {each}")


def _brought(told: dict[str, Any], call: Call, nomination: Nomination, area_id: UUID | None) -> Brought:
    texts = {name: told[name] for name in TEXTS if told.get(name)}
    return Brought(
        call=call,
        nomination=nomination,
        title=told["title"],
        name=told["name"],
        entrant_kind=told.get("entrant_kind") or EntrantKind.PERSON,
        language=told.get("language") or Language.KAZAKH,
        area_id=area_id,
        answers=told.get("answers") or {},
        **texts,
    )


def _key(told: dict[str, Any]) -> tuple[str, str, str]:
    return _plain(told["call"].lower(), told["title"], told["name"])


def _plain(code: str, title: str, name: str) -> tuple[str, str, str]:
    return code, fold(title), fold(name)
