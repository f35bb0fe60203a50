"""People an office works with, from its own lists."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.fields import IinField
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, changed_since, twice
from tirek.exchange.registers.places import Places
from tirek.people.actions import PersonData, register_person
from tirek.people.actions.many import withdraw_registered
from tirek.people.enums import Language, PersonPermission, Sex
from tirek.people.models import Person
from tirek.people.permissions import may_register
from tirek.people.queries import search_keys

FACTS = ("family_name", "given_name", "patronymic", "birth_date", "sex", "address")
NUMBERS = ("iin", "phone", "email")


class People(Register):
    """A row is a person, known by name and date of birth among those the office works with; one known already is left
    alone, since corrections are made on the person's page. Somebody of another office under the same IIN is neither
    shown nor joined: the two records are compared by people, as always."""

    code = ImportRegister.PEOPLE
    icon = "users"
    about = gettext_lazy("People your office works with. Those it knows already are left as they are.")
    columns = (
        c.line("family_name", gettext_lazy("Family name"), longest=150, is_key=True),
        c.line("given_name", gettext_lazy("Given name"), longest=150, is_key=True),
        c.line("patronymic", gettext_lazy("Patronymic"), longest=150),
        c.day("birth_date", gettext_lazy("Date of birth"), is_key=True),
        c.choice("sex", gettext_lazy("Sex"), Sex),
        c.Column("iin", gettext_lazy("IIN"), IinField().clean, help=gettext_lazy("Twelve digits.")),
        c.phone("phone", gettext_lazy("Phone number")),
        c.email("email", gettext_lazy("E-mail")),
        c.line("area", gettext_lazy("Area"), help=gettext_lazy("Name or code of the classifier.")),
        c.line("address", gettext_lazy("Address"), longest=500),
        c.choice("language", gettext_lazy("Language"), Language),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        known, places = _known(lines, by), Places()
        for found in lines:
            self._look(found, known, places, by, at)
        twice(lines, {found.number: _key(found.told) for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        for found in lines:
            told = found.told
            try:
                iin, phone, email = (str(told.get(name) or "") for name in NUMBERS)
                made = register_person(data=found.work, iin=iin, phone=phone, email=email, by=by, at=at)
            except ValidationError as error:
                found.blame_error(error)
            else:
                found.record_id = made.pk
                found.after = {"numbers": sum(bool(told.get(name)) for name in NUMBERS)}

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        numbers = {row.record_id: int(row.after.get("numbers", 0)) for row in rows if row.record_id}
        gone = withdraw_registered(numbers, by=by, at=at)
        return {row.pk: changed_since() for row in rows if row.record_id not in gone}

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {key: reverse("people:person", args=[key]) for key in keys}

    def _look(self, found: Line, known: dict[Any, UUID], places: Places, by: Actor, at: datetime) -> None:
        told = found.told
        found.label = " ".join(filter(None, (told["family_name"], told["given_name"], told.get("patronymic"))))
        if _key(told) in known:
            found.record_id, found.plan = known[_key(told)], RowPlan.SAME
            return
        if not by.holds(PersonPermission.REGISTER, at=by.organisation_id):
            found.blame_unless(may_register(by), "")
            found.blame("", _("Only an office registers the people it works with."))
        if told["birth_date"] > local_date(at):
            found.blame("birth_date", _("This date of birth is still to come."))
        area_id = places.find(found, "area") if told.get("area") else None
        if found.is_good:
            facts = {name: told[name] for name in FACTS if told.get(name)}
            language = told.get("language") or Language.KAZAKH
            found.work = PersonData(**facts, preferred_language=language, area_id=area_id)


def _known(lines: Sequence[Line], by: Actor) -> dict[Any, UUID]:
    """The office's own people of these names and birthdays, in one query."""
    keys = [_key(found.told) for found in lines]
    rows = (
        Person.objects.visible_to(by)
        .current()
        .filter(search_keys__in={name for name, _born in keys}, birth_date__in={born for _name, born in keys})
    )
    return {(row.search_keys, row.birth_date): row.pk for row in rows.order_by("-id")}


def _key(told: dict[str, Any]) -> tuple[str, date]:
    return search_keys(told["family_name"], told["given_name"], told.get("patronymic") or ""), told["birth_date"]
