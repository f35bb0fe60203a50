"""Receiving applications."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from tests.factories import make_actor, make_application, make_case, make_district, make_office, make_service
from tests.factories.cases import NOW

from tirek.cases import pin as pins
from tirek.cases.actions.intake import NewApplicant, submit
from tirek.cases.models import Case
from tirek.core.actor import ANONYMOUS
from tirek.core.models import AuditEvent, Message
from tirek.core.numbering import is_valid
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.people.models import Person, PersonLink
from tirek.programmes.queries import NoOffice

pytestmark = pytest.mark.django_db


def test_registers_with_number_pin_clock_link_audit_and_notice():
    office = make_office()
    submitted = submit(make_application(office), by=ANONYMOUS, at=NOW)
    case = Case.objects.get(pk=submitted.case.pk)
    assert is_valid(case.number)
    assert case.number.startswith(f"{office.code}-26-")
    assert pins.matches(case.pin_digest, case.number, submitted.pin)
    assert case.registered_on == date(2026, 11, 2)
    assert case.due_on == date(2026, 11, 23)
    assert [entry.due_on for entry in case.clock.all()] == [case.due_on]
    assert PersonLink.objects.open().filter(person=case.applicant, organisation_id=office.pk, about_id=case.pk).exists()
    assert AuditEvent.objects.filter(subject_id=case.pk, verb="cases.case_registered").exists()
    message = Message.objects.get(about_id=case.pk)
    assert case.number in message.body
    assert submitted.pin not in message.body


def test_the_same_key_is_the_same_application():
    application = make_application(make_office())
    first, second = (submit(application, by=ANONYMOUS, at=NOW) for _ in range(2))
    assert second.case.pk == first.case.pk
    assert (first.is_new, second.is_new, second.pin) == (True, False, None)
    assert (Case.objects.count(), Person.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_is_routed_to_the_office_of_the_area_when_none_is_named():
    district = make_district()
    office = make_office(district)
    assert make_case(office, office_id=None).office_id == office.pk


def test_says_when_no_office_takes_applications():
    office = make_office()
    with pytest.raises(NoOffice):
        submit(make_application(office, office_id=None, area_id=make_district().pk), by=ANONYMOUS, at=NOW)


def test_names_every_bad_field_at_once():
    application = make_application(make_office(), body=" \u200b ", language="xx", service_id=uuid4())
    with pytest.raises(ValidationError) as raised:
        submit(application, by=ANONYMOUS, at=NOW)
    assert set(raised.value.message_dict) == {"body", "language", "service"}
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"iin": "123456789012"}, "iin"),
        ({"birth_date": date(2030, 1, 1)}, "birth_date"),
        ({"phone": "12"}, "phone"),
        ({"email": "nobody"}, "email"),
    ],
)
def test_refuses_what_cannot_be_and_keeps_nothing(told, field):
    applicant = NewApplicant(family_name="Серікова", **told)
    with pytest.raises(ValidationError) as raised:
        submit(make_application(make_office(), applicant=applicant), by=ANONYMOUS, at=NOW)
    assert field in raised.value.message_dict
    assert not Case.objects.exists()
    assert not Person.objects.exists()


def test_keeps_emoji_right_to_left_sql_and_html_as_text():
    text = "Көмек керек 🙏 <script>alert(1)</script> '); DROP TABLE cases_case; -- \u202eمرحبا"
    case = make_case(body=text, subject=text)
    assert "🙏" in case.body
    assert "<script>" in case.body
    assert "\u202e" not in case.body


def test_a_registrar_registers_at_the_own_office_only():
    office, other = make_office(), make_office()
    registrar = make_actor(Role.REGISTRAR, office)
    assert make_case(office, by=registrar).registered_by_id == registrar.user_id
    with pytest.raises(Refused):
        make_case(other, by=registrar)


def test_after_hours_counts_from_the_next_working_day():
    friday_evening = NOW.replace(day=6, hour=15)
    application = replace(make_application(make_office()), received_at=friday_evening)
    case = submit(application, by=ANONYMOUS, at=friday_evening).case
    assert case.registered_on == date(2026, 11, 9)
    assert case.due_on == date(2026, 11, 30)


def test_a_body_bound_by_the_code_counts_by_the_code():
    case = make_case(make_office(is_bound_by_code=True))
    assert case.clock.get().rule == "appk"


def test_says_that_a_service_is_not_offered():
    service = make_service("ended")
    type(service).objects.update(during="[2015-01-01,2016-01-01)")
    with pytest.raises(ValidationError):
        make_case(service=service)
