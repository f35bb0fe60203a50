"""What people of the living month agreed to, and those of them who used their rights over their data."""

from datetime import date, timedelta

from django.utils import translation

from tirek.cases.enums import OPEN_STATES, Channel
from tirek.cases.models import Case
from tirek.cases.queries.receiving import consent_terms
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.writing import copy_in
from tirek.people.enums import AskedHow, ConsentHow, WithdrawnHow
from tirek.people.models import AccessRequest, Consent

DAYS = 40
EVERY = 25
"""Of so many consents one was taken back, and of so many applicants one asks for a copy."""


def write_consents(today: date, *, by: Actor) -> int:
    """A consent with each recent application from the site, as handing it in would have written; some taken back, some
    copies asked for. Returns how many consents."""
    since = today - timedelta(days=DAYS)
    cases = Case.objects.filter(registered_on__gte=since, channel=Channel.WEB, state__in=OPEN_STATES)
    consents = [_consent(case) for case in cases.select_related("office").order_by("number")]
    for consent in consents[::EVERY]:
        _take_back(consent)
    copy_in(consents)
    asked = [_request(consent) for consent in consents[EVERY // 2 :: EVERY]]
    known: dict[tuple[object, object], AccessRequest] = {(each.person_id, each.office_id): each for each in asked}
    copy_in(list(known.values()))
    told = (Entry("people.consent_given", each, {"person": each.person_id}, each.given_at) for each in consents)
    record_many(told, by=by, at=consents[-1].given_at) if consents else None
    return len(consents)


def _consent(case: Case) -> Consent:
    with translation.override(case.language):
        terms = consent_terms(case.office)
        return Consent(
            person_id=case.applicant_id,
            operator=str(terms.operator),
            operator_number=terms.operator_number,
            operator_id=case.office_id,
            purpose=str(terms.purpose),
            data=[str(each) for each in terms.data],
            third_parties=[str(each) for each in terms.third_parties],
            given_at=case.received_at,
            how=ConsentHow.WEB_FORM,
            text_version=terms.version,
            language=case.language,
            matter_id=case.pk,
        )


def _take_back(consent: Consent) -> None:
    consent.withdrawn_at = consent.given_at + timedelta(days=1)
    consent.withdrawn_how = WithdrawnHow.SELF
    consent.stop_by = _after(consent.withdrawn_at.date(), 15)


def _request(consent: Consent) -> AccessRequest:
    asked_at = consent.given_at + timedelta(hours=30)
    assert consent.operator_id is not None
    return AccessRequest(
        person_id=consent.person_id,
        office_id=consent.operator_id,
        matter_id=consent.matter_id,
        asked_at=asked_at,
        asked_how=AskedHow.ONLINE,
        due_on=_after(local_date(asked_at), 3),
    )


def _after(day: date, working_days: int) -> date:
    return WorkingCalendar.current().add_working_days(day, working_days)[0]
