"""Before an application is handed in: who receives it, until when they answer, what the applicant consents to."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import count_term
from tirek.cases.models import Case
from tirek.cases.queries.office_hours import registration_day
from tirek.core.calendar import local_date
from tirek.core.models import Message
from tirek.core.operator import operator
from tirek.network.models import Organisation
from tirek.programmes.queries import route

CONSENT_VERSION = "web-2026-11"


@dataclass(frozen=True, slots=True)
class Receiver:
    """The office an application would go to now, the day it would count as registered, the last day of the answer."""

    office: Organisation
    registered_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """What art. 8(4) of the personal data law asks a consent to name, in the words shown to the applicant."""

    version: str
    language: str
    operator: str
    purpose: str
    data: tuple[str, ...]
    third_parties: tuple[str, ...]
    term: str
    operator_number: str = ""


def was_not_written_to(case: Case) -> bool:
    """Whether a contact was given and no message went out, because that address had its share for a day."""
    return bool(case.contacts_given) and not Message.objects.filter(about_id=case.pk).exists()


def receiver(area_id: UUID, service_id: UUID | None, *, at: datetime) -> Receiver:
    """Where an application from an area about a service goes. Raises NoOffice for a hole in the net."""
    office = route(area_id, service_id, local_date(at))
    registered_on = registration_day(at, office.pk)
    return Receiver(office, registered_on, count_term(registered_on, is_bound_by_code=office.is_bound_by_code).due_on)


def consent_terms(office: Organisation) -> ConsentTerms:
    """The terms in the active language: the operator of the installation, or the receiving office where none is
    configured."""
    told = operator()
    return ConsentTerms(
        version=CONSENT_VERSION,
        language=(get_language() or "kk")[:2],
        operator=told.name if told else office.name,
        operator_number=told.number if told else "",
        purpose=_("to consider this application and answer it"),
        data=(
            _("full name"),
            _("IIN"),
            _("date of birth"),
            _("phone and e-mail"),
            _("address"),
            _("the application and its files"),
        ),
        third_parties=(_("offices and partner organisations of the network that help to solve the question"),),
        term=_("five years after the application is closed"),
    )
