"""Entries that came on paper or through another system, handed in by those who run the call."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.entries import save_typed, start_entry, submit_entry
from tirek.calls.enums import EntrantKind
from tirek.calls.models import Call, Entry, Nomination
from tirek.calls.permissions import may_run
from tirek.calls.queries.entering import is_minor
from tirek.calls.queries.entrants import EntrantFacts
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.lines import normalise_email
from tirek.core.verdict import ensure


@dataclass(frozen=True, kw_only=True)
class Brought:
    """An entry as it was received; ``answers`` by the code of the question."""

    call: Call
    nomination: Nomination
    title: str
    name: str
    entrant_kind: str = EntrantKind.PERSON
    organisation_name: str = ""
    organisation_number: str = ""
    born_on: date | None = None
    email: str = ""
    phone: str = ""
    area_id: UUID | None = None
    country: str = "KZ"
    language: str = "kk"
    answers: dict[str, Any] = field(default_factory=dict)


@atomic
def bring_entry(told: Brought, *, by: Actor, at: datetime) -> Entry:
    """Hand an entry in for somebody who did so on paper: it belongs to its entrant, who gets the receipt and can open
    it by a link to that address. Nobody under age: a guardian is asked on the public page only. Raises Refused, or
    ValidationError by field."""
    ensure(may_run(by, told.call.organisation_id))
    if is_minor(told.call, told.born_on):
        raise ValidationError(
            {"born_on": _("A child enters on the public page, where the guardian is asked.")},
        )
    entry, _code = start_entry(told.call, told.language, by=ANONYMOUS, at=at)
    save_typed(entry.pk, at=at, answers=told.answers)
    entry = submit_entry(entry.pk, _facts(told), by=by, at=at)
    record("calls.entry_brought_in", entry, by=by, at=at, call=told.call.pk)
    return entry


def _facts(told: Brought) -> EntrantFacts:
    return EntrantFacts(
        nomination=told.nomination,
        entrant_kind=told.entrant_kind,
        title=told.title,
        name=told.name,
        organisation_name=told.organisation_name,
        organisation_number=told.organisation_number,
        born_on=told.born_on,
        email=normalise_email(told.email) or "",
        phone=told.phone,
        area_id=told.area_id,
        country=told.country.upper(),
    )
