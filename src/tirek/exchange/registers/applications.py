"""Applications taken down elsewhere: on paper, in another system, in a village without a network."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases.actions.bulk import submit_many
from tirek.cases.actions.intake import Application, NewApplicant, cleaned
from tirek.cases.enums import CaseKind, Channel
from tirek.cases.models import Case
from tirek.cases.permissions import may_register
from tirek.cases.queries.joined import joined_by_key
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY, local_date
from tirek.core.fields import IinField
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Line, Register, twice
from tirek.exchange.registers.places import Bodies, Places
from tirek.people.enums import Language
from tirek.programmes.models import Service
from tirek.programmes.queries import is_offered

NOON = time(12)
APPLICANT = ("family_name", "given_name", "patronymic", "birth_date", "iin", "phone", "email", "address")


class Applications(Register):
    """A row is an application, known by its number in the register it comes from. One taken before is left alone: what
    happens to an application happens on its page."""

    code = ImportRegister.APPLICATIONS
    icon = "inbox"
    about = gettext_lazy("Applications taken down on paper or in another system. Applicants are not written to.")
    columns = (
        c.line("number", gettext_lazy("Number in your own register"), longest=100, is_key=True),
        c.day("received_on", gettext_lazy("Received on"), is_needed=True),
        c.line("family_name", gettext_lazy("Family name"), longest=150, is_needed=True),
        c.line("given_name", gettext_lazy("Given name"), longest=150),
        c.line("patronymic", gettext_lazy("Patronymic"), longest=150),
        c.day("birth_date", gettext_lazy("Date of birth")),
        c.Column("iin", gettext_lazy("IIN"), IinField().clean, help=gettext_lazy("Twelve digits.")),
        c.phone("phone", gettext_lazy("Phone number")),
        c.email("email", gettext_lazy("E-mail")),
        c.line("address", gettext_lazy("Address"), longest=500),
        c.line("area", gettext_lazy("Area"), is_needed=True, help=gettext_lazy("Name or code of the classifier.")),
        c.line("service", gettext_lazy("Service"), is_needed=True, values=lambda: _service_names()),
        c.text("body", gettext_lazy("What the applicant needs"), longest=20_000, is_needed=True),
        c.line("subject", gettext_lazy("Subject"), longest=200, help=gettext_lazy("Empty: the first words.")),
        c.choice("kind", gettext_lazy("Kind of appeal"), CaseKind, help=gettext_lazy("Empty: an application.")),
        c.choice("channel", gettext_lazy("How it arrived"), Channel, help=gettext_lazy("Empty: at the office.")),
        c.choice("language", gettext_lazy("Language of the answer"), Language),
        c.code_of_body("office", gettext_lazy("Code of the office"), help=gettext_lazy("Empty: your own office.")),
    )

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        view = _View(self, lines, by)
        for found in lines:
            view.look(found, by, at)
        twice(lines, {found.number: found.told["number"] for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        for found, received in zip(lines, submit_many([each.work for each in lines], by=by, at=at), strict=True):
            if received.case is None:
                found.blame_error(ValidationError(received.problems))
            else:
                found.record_id = received.case.pk
                found.after = {"number": received.case.number}

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {case.pk: case.get_absolute_url() for case in Case.objects.filter(pk__in=keys).only("number")}


@dataclass(frozen=True, slots=True)
class _Service:
    key: UUID
    names: tuple[str, ...]


class _View:
    """What a whole table needs to know, read once."""

    def __init__(self, register: Register, lines: Sequence[Line], by: Actor) -> None:
        self.register, self.places = register, Places()
        self.offices = Bodies(found.told.get("office") for found in lines)
        self.services = {name: each.key for each in _services() for name in each.names}
        self.offered = cache(is_offered)
        keys = [_intake_key(found, by) for found in lines]
        self.known = dict(Case.objects.filter(intake_key__in=keys).values_list("intake_key", "id"))
        self.known |= {key: case.pk for key, case in joined_by_key(keys).items()}

    def look(self, found: Line, by: Actor, at: datetime) -> None:
        told, key = found.told, _intake_key(found, by)
        found.label = " ".join(filter(None, (told["number"], told.get("family_name"), told.get("given_name"))))
        if key in self.known:
            found.record_id, found.plan = self.known[key], RowPlan.SAME
            return
        self.register.blame_missing(found)
        area_id = self.places.find(found, "area")
        service_id = self._service(found)
        office = self.offices.find(found, "office")
        office_id = office.pk if office else by.organisation_id
        found.blame_unless(may_register(by, office_id), "office")
        if told.get("birth_date") and told["birth_date"] > local_date(at):
            found.blame("birth_date", _("This date of birth is still to come."))
        if found.is_good and area_id and service_id:
            self._draw(found, key, area_id, service_id, office_id, at)

    def _draw(
        self, found: Line, key: UUID, area_id: UUID, service_id: UUID, office_id: UUID | None, at: datetime
    ) -> None:
        told = found.told
        received_at = min(datetime.combine(told["received_on"], NOON, ALMATY), at)
        if told["received_on"] > local_date(at):
            found.blame("received_on", _("This day is still to come."))
            return
        application = Application(
            intake_key=key,
            channel=told.get("channel") or Channel.DESK,
            area_id=area_id,
            service_id=service_id,
            body=told["body"],
            subject=told.get("subject") or "",
            received_at=received_at,
            language=told.get("language") or Language.KAZAKH,
            kind=told.get("kind") or CaseKind.APPLICATION,
            applicant=NewApplicant(**{name: told[name] for name in APPLICANT if told.get(name)}),
            office_id=office_id,
        )
        try:
            found.work = cleaned(application, at, self.offered)
        except ValidationError as error:
            found.blame_error(error)

    def _service(self, found: Line) -> UUID | None:
        told = found.told.get("service")
        key = self.services.get(c.plain_head(told)) if told else None
        if told and key is None:
            found.blame("service", c.not_in_list(told, _service_names()).message)
        return key


def _intake_key(found: Line, by: Actor) -> UUID:
    """The same number of the same office is the same application, however often it is brought in."""
    assert by.organisation_id is not None
    return uuid5(by.organisation_id, f"import:{found.told['number']}")


def _services() -> list[_Service]:
    return [
        _Service(each.pk, tuple(map(c.plain_head, (each.code, each.name_kk, each.name_ru, each.name_en))))
        for each in Service.objects.asked_for()
    ]


def _service_names() -> list[str]:
    return [each.name for each in Service.objects.asked_for()]
