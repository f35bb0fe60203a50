"""Receiving applications: from the citizen's form, at the desk, through a partner's system."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases import pin as pins
from tirek.cases.actions.notices import notice_of_registration
from tirek.cases.actions.texts import case_terms
from tirek.cases.clock.ledger import count_term, entry_for
from tirek.cases.enums import CaseKind, Channel, ClockEvent
from tirek.cases.events import CaseRegistered
from tirek.cases.models import Case
from tirek.cases.permissions import may_register
from tirek.cases.queries.joined import joined_by_key, registered_as
from tirek.cases.queries.office_hours import registration_day
from tirek.core.actor import Actor
from tirek.core.audit import event
from tirek.core.calendar import local_date
from tirek.core.events import announce
from tirek.core.lines import normalise_email, normalise_phone, one_line, paragraphs
from tirek.core.messages import schedule
from tirek.core.numbering import next_number
from tirek.core.verdict import ensure
from tirek.core.writing import insert_together
from tirek.network.models import Organisation
from tirek.people.actions import PersonData, find_or_register, new_person
from tirek.people.enums import Language, LinkReason, Sex
from tirek.people.models import Person, PersonLink
from tirek.programmes.queries import is_offered, route

LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000
IS_JOINED = "SELECT 1 FROM cases_casemerge WHERE intake_key = %s"


@dataclass(frozen=True, slots=True)
class NewApplicant:
    """What an applicant tells about themself. Only a name is required."""

    family_name: str
    given_name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    sex: str = Sex.UNKNOWN
    iin: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application as handed in. ``intake_key`` is made by the sender: the same key is the same application.

    Either ``applicant`` or ``person_id`` (a person already known). ``office_id`` None: routed by area and service.
    ``number`` and ``pin_digest``: given out already, away from the network, from a block of the office.
    """

    intake_key: UUID
    channel: str
    area_id: UUID
    service_id: UUID
    body: str
    subject: str = ""
    received_at: datetime
    language: str = Language.KAZAKH
    kind: str = CaseKind.APPLICATION
    applicant: NewApplicant | None = None
    person_id: UUID | None = None
    office_id: UUID | None = None
    number: str = ""
    pin_digest: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The registered case. ``pin`` is told this once; None when the application had been registered before, empty when
    the sender had made it."""

    case: Case
    pin: str | None

    @property
    def is_new(self) -> bool:
        return self.pin is not None


class _Joined(Exception):
    """The key was registered, and that registration joined to another case: nothing of this one is kept."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.number)
        self.case = case


def submit(application: Application, *, by: Actor, at: datetime) -> Submitted:
    """Register an application: number, PIN, clock, link, audit and notice commit together or not at all.

    Handing in the same ``intake_key`` again, even at the same moment, returns the first case, or the one it was joined
    to since. Raises ValidationError by field, Refused for a role that does not register at that office, NoOffice for a
    hole in the net.
    """
    application = cleaned(application, at)
    try:
        with atomic():
            return _register(application, by, at)
    except _Joined as joined:
        return Submitted(joined.case, None)
    except IntegrityError as error:
        if "intake_key" not in str(error):
            raise
        return Submitted(registered_as(application.intake_key), None)


def _register(application: Application, by: Actor, at: datetime) -> Submitted:
    ensure(may_register(by, application.office_id))
    office = _office(application, local_date(application.received_at))
    registered_on = registration_day(application.received_at, office.pk)
    person, rows = _applicant(application, by, at)
    case = _case(application, office, person, registered_on, by)
    pin = "" if application.pin_digest else pins.new_pin()
    case.pin_digest = application.pin_digest or pins.digest(case.number, pin)
    count = count_term(registered_on, is_bound_by_code=office.is_bound_by_code, kind=application.kind)
    entry = entry_for(case, ClockEvent.REGISTERED, count, sequence=1, by=by, at=application.received_at)
    told = {"office": office.pk, "channel": str(case.channel), "person": person.pk}
    rows += [case, entry, _link(case, at), event("cases.case_registered", case, by=by, at=at, **told)]
    _insert(application, case, rows)
    announce(CaseRegistered(case.pk))
    return Submitted(case, pin)


def _insert(application: Application, case: Case, rows: list[Model]) -> None:
    """All rows in one trip, the notice and its job with them. Whether the key was joined to another case is asked once
    the row is in: were it being joined at this moment, the insert has waited for that to end."""
    notice = notice_of_registration(
        case, application.applicant.email if application.applicant else "", _phone(application)
    )
    together = [*rows, notice] if notice else rows
    if insert_together(*together, then=IS_JOINED, told=[application.intake_key]):
        raise _Joined(joined_by_key([application.intake_key])[application.intake_key])
    if notice:
        schedule(notice)


def _case(application: Application, office: Organisation, person: Person, registered_on: date, by: Actor) -> Case:
    number = application.number or next_number(office.code, registered_on.year)
    return Case(
        number=number,
        intake_key=application.intake_key,
        kind=application.kind,
        channel=application.channel,
        office=office,
        area_id=application.area_id,
        applicant=person,
        service_id=application.service_id,
        language=application.language,
        subject=application.subject,
        body=application.body,
        received_at=application.received_at,
        registered_on=registered_on,
        registered_by_id=by.user_id,
        contacts_given=_contacts_given(application.applicant),
        search_terms=case_terms(application.subject, application.body, person.full_name),
    )


def _contacts_given(told: NewApplicant | None) -> str:
    """The e-mail and the phone told with the application, normalised: proof of them opens it to an account."""
    given = (normalise_email(told.email), normalise_phone(told.phone)) if told else ()
    return " ".join(filter(None, given))


def _link(case: Case, at: datetime) -> PersonLink:
    return PersonLink(
        person_id=case.applicant_id,
        organisation_id=case.office_id,
        reason=LinkReason.CASE,
        about_id=case.pk,
        opened_at=at,
    )


def _office(application: Application, on: date) -> Organisation:
    if application.office_id is None:
        return route(application.area_id, application.service_id, on)
    office = Organisation.objects.on(on).filter(pk=application.office_id, accepts_applications=True).first()
    if office is None:
        raise ValidationError({"office": _("This office does not take applications.")})
    return office


def _applicant(application: Application, by: Actor, at: datetime) -> tuple[Person, list[Model]]:
    """Who applies, and the rows that register them, when nobody has met them yet."""
    if application.person_id is not None:
        person = Person.objects.visible_to(by).filter(pk=application.person_id).first()
        if person is None:
            raise ValidationError({"person": _("This person is not known to your office.")})
        return person.survivor, []  # the form may have been opened before two records became one
    told = application.applicant
    assert told is not None
    data = person_data(application, told)
    if not told.iin:
        new = new_person(data=data, phone=told.phone, email=told.email, by=by, at=at)
        return new.person, new.rows
    found = find_or_register(data=data, iin=told.iin, phone=told.phone, email=told.email, by=by, at=at)
    return found.person, []


def person_data(application: Application, told: NewApplicant) -> PersonData:
    """What the application tells about its applicant, for the register of persons."""
    return PersonData(
        family_name=told.family_name,
        given_name=told.given_name,
        patronymic=told.patronymic,
        birth_date=told.birth_date,
        sex=told.sex,
        preferred_language=application.language,
        area_id=application.area_id,
        address=told.address,
    )


def _phone(application: Application) -> str:
    return application.applicant.phone if application.applicant else ""


def cleaned(application: Application, at: datetime, offered: Callable[[UUID, date], bool] = is_offered) -> Application:
    """The application with tidy texts. Raises ValidationError naming every bad field at once."""
    body = paragraphs(application.body)
    subject = one_line(application.subject) or _first_words(body)
    tidy = replace(application, subject=subject, body=body)
    problems = _problems(tidy, at)
    if not offered(tidy.service_id, local_date(tidy.received_at)):
        problems["service"] = _("This service is not offered.")
    if problems:
        raise ValidationError(problems)
    return tidy


def _first_words(body: str) -> str:
    line = one_line(body.split("\n", 1)[0])
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + "…"


def _problems(application: Application, at: datetime) -> dict[str, str]:
    found: dict[str, str] = {}
    if not application.body:
        found["body"] = _("Write what you need.")
    elif len(application.body) > LONGEST_BODY:
        found["body"] = _("The text is too long: at most %(n)s characters.") % {"n": LONGEST_BODY}
    if len(application.subject) > LONGEST_SUBJECT:
        found["subject"] = _("The subject is too long: at most %(n)s characters.") % {"n": LONGEST_SUBJECT}
    if application.channel not in Channel.values or application.kind not in CaseKind.values:
        found["channel"] = _("Choose how the application arrived and what it is.")
    if application.language not in Language.values:
        found["language"] = _("Choose the language of the answer.")
    if application.received_at > at:
        found["received_at"] = _("This moment is still to come.")
    if application.applicant is None and application.person_id is None:
        found["applicant"] = _("Say who applies.")
    return found
