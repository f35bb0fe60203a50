from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.ids import uuid7
from tirek.core.iin import check_digit
from tirek.core.models import AuditEvent
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.people import actions
from tirek.people.actions import PersonData, StalePersonError
from tirek.people.enums import ContactKind, IdentifierKind, LinkReason
from tirek.people.models import Disclosure, Identifier, Person, PersonLink

from .conftest import AT, staff

pytestmark = pytest.mark.django_db
New = Callable[..., Person]


def an_iin(first_eleven: str = "84133200001") -> str:
    digit = check_digit(first_eleven)
    assert digit is not None
    return first_eleven + str(digit)


def test_registering_keeps_names_as_entered_and_normalises_contacts(new_person: New, registrar: Actor) -> None:
    person = new_person("  Әбдіғали  ", "Қайрат\u202e", phone="8 (701) 123-45-67", email=" Kairat@Example.KZ ")
    assert (person.family_name, person.given_name) == ("Әбдіғали", "Қайрат")
    assert {(c.kind, c.value, c.as_entered) for c in person.contacts.all()} == {
        ("phone", "+77011234567", "8 (701) 123-45-67"),
        ("email", "kairat@example.kz", "Kairat@Example.KZ"),
    }
    assert person.links.get().organisation_id == registrar.organisation_id
    assert "kairat" in person.search_keys.split()


def test_registering_is_audited_without_personal_data(aigul: Person) -> None:
    event = AuditEvent.objects.get(verb="people.person_registered", subject_id=aigul.pk)
    assert "Серікова" not in str(event.facts)


def test_a_person_needs_one_name_only(new_person: New) -> None:
    assert new_person("", "Айгүл").short_name == "Айгүл"
    with pytest.raises(ValidationError):
        new_person("  ", "\u200b")


def test_a_birth_date_to_come_is_refused_by_the_local_calendar(new_person: New) -> None:
    new_person(birth_date=date(2026, 3, 2))
    with pytest.raises(ValidationError):
        new_person(birth_date=date(2026, 3, 3))


@pytest.mark.parametrize(
    "name",
    [
        "👩‍👧 Гүл",
        "'; DROP TABLE people_person; --",
        "<script>alert(1)</script>",
        "محمد علي",
        "李小龙",
        "O'Brien-Ахметова",
    ],
)
def test_any_script_is_kept_inert(new_person: New, name: str) -> None:
    assert Person.objects.get(pk=new_person(name, "").pk).family_name == name


def test_partner_clerks_do_not_register(new_person: New) -> None:
    with pytest.raises(Refused):
        new_person(by=staff(Role.PARTNER_CLERK))


def test_an_applicant_registers_without_an_account_and_no_office_sees_them_yet() -> None:
    found = actions.find_or_register(data=PersonData("Ким", "Алина"), iin=an_iin(), by=ANONYMOUS, at=AT)
    assert found.is_new
    assert not found.person.links.exists()


def test_the_same_iin_and_name_in_another_script_is_the_same_person(new_person: New, registrar: Actor) -> None:
    known = new_person("Серікова", "Айгүл", iin=an_iin())
    found = actions.find_or_register(
        data=PersonData("Serikova", "Aıgúl"), iin=an_iin(), phone="87770000000", by=ANONYMOUS, at=AT
    )
    assert (found.person, found.is_new) == (known, False)
    assert known.contacts.get().verified_at is None


def test_the_same_iin_under_another_name_is_a_hint_not_a_merge(new_person: New) -> None:
    known = new_person("Серікова", "Айгүл", iin=an_iin())
    found = actions.find_or_register(data=PersonData("Иванов", "Пётр"), iin=an_iin(), by=ANONYMOUS, at=AT)
    assert found.is_new
    assert found.same_iin_ids == (known.pk,)


def test_the_same_iin_and_name_with_another_birth_date_is_a_hint(new_person: New) -> None:
    known = new_person("Серікова", "Айгүл", iin=an_iin(), birth_date=date(1984, 5, 17))
    data = PersonData("Серікова", "Айгүл", birth_date=date(1948, 5, 17))
    found = actions.find_or_register(data=data, iin=an_iin(), by=ANONYMOUS, at=AT)
    assert found.same_iin_ids == (known.pk,)


def test_a_wrong_iin_is_refused_before_anything_is_written() -> None:
    with pytest.raises(ValidationError):
        actions.find_or_register(data=PersonData("Ким"), iin="123456789012", by=ANONYMOUS, at=AT)
    assert not Person.objects.exists()


def test_changing_renews_the_keys_and_records_columns_only(aigul: Person, registrar: Actor) -> None:
    data = PersonData("Оспанова", "Айгүл", birth_date=aigul.birth_date)
    person = actions.change_person(person_id=aigul.pk, data=data, expected_version=1, by=registrar, at=AT)
    assert "ospanova" in person.search_keys
    event = AuditEvent.objects.get(verb="people.person_changed")
    assert event.facts["columns"] == ["family_name", "patronymic"]


def test_the_second_of_two_editors_is_told(aigul: Person, registrar: Actor) -> None:
    actions.change_person(person_id=aigul.pk, data=PersonData("Б", "А"), expected_version=1, by=registrar, at=AT)
    with pytest.raises(StalePersonError):
        actions.change_person(person_id=aigul.pk, data=PersonData("В", "А"), expected_version=1, by=registrar, at=AT)


def test_the_neighbour_can_neither_see_nor_change(aigul: Person, neighbour: Actor) -> None:
    with pytest.raises(Person.DoesNotExist):
        actions.change_person(person_id=aigul.pk, data=PersonData("Б"), by=neighbour, at=AT)


def test_a_partner_sees_and_does_not_change(aigul: Person) -> None:
    partner = staff(Role.PARTNER_CLERK)
    assert partner.organisation_id
    actions.link_person(
        person_id=aigul.pk, organisation_id=partner.organisation_id, reason=LinkReason.REFERRAL, by=partner, at=AT
    )
    with pytest.raises(Refused):
        actions.change_person(person_id=aigul.pk, data=PersonData("Б"), by=partner, at=AT)


def test_a_new_number_ends_the_one_before(aigul: Person, registrar: Actor) -> None:
    kind = IdentifierKind.KANDAS_CERTIFICATE
    add = actions.add_identifier
    first = add(person_id=aigul.pk, kind=kind, value="kz 001", since=date(2025, 1, 1), by=registrar, at=AT)
    add(person_id=aigul.pk, kind=kind, value="KZ002", since=date(2026, 1, 1), is_seen=True, by=registrar, at=AT)
    first.refresh_from_db()
    assert (first.value, first.during.upper) == ("KZ001", date(2026, 1, 1))
    current = aigul.identifiers.current().get()
    assert (current.value, current.seen_by, current.seen_on) == ("KZ002", registrar.user_id, date(2026, 3, 2))


def test_a_number_replaced_on_the_day_it_was_entered(aigul: Person, registrar: Actor) -> None:
    for first_eleven in ("84133200001", "84133200002"):
        actions.add_identifier(person_id=aigul.pk, kind="iin", value=an_iin(first_eleven), by=registrar, at=AT)
    assert aigul.identifiers.current().get().value == an_iin("84133200002")
    assert aigul.identifiers.count() == 2


def test_a_seen_number_belongs_to_one_person_and_a_claimed_one_does_not(new_person: New, registrar: Actor) -> None:
    one, other = new_person("Серікова", iin=an_iin()), new_person("Иванова", iin=an_iin())
    actions.see_identifier(identifier_id=one.identifiers.get().pk, by=registrar, at=AT)
    with pytest.raises(ValidationError):
        actions.see_identifier(identifier_id=other.identifiers.get().pk, by=registrar, at=AT)
    assert Identifier.objects.filter(seen_on__isnull=False).count() == 1


def test_contacts_are_added_once_and_one_is_preferred(aigul: Person, registrar: Actor) -> None:
    first = aigul.contacts.get()
    again = actions.add_contact(person_id=aigul.pk, kind="phone", value="+7 701 1234567", by=registrar, at=AT)
    other = actions.add_contact(
        person_id=aigul.pk, kind="phone", value="8 7172 700700", is_preferred=True, by=registrar, at=AT
    )
    first.refresh_from_db()
    assert (again.pk, other.value, first.is_preferred) == (first.pk, "+77172700700", False)
    actions.prefer_contact(contact_id=first.pk, by=registrar, at=AT)
    actions.end_contact(contact_id=other.pk, by=registrar, at=AT)
    assert [contact.value for contact in aigul.contacts.current()] == [first.value]


@pytest.mark.parametrize(("kind", "value"), [("phone", "12"), ("phone", "звоните"), ("email", "a@"), ("address", " ")])
def test_contacts_that_reach_nobody_are_refused(aigul: Person, registrar: Actor, kind: str, value: str) -> None:
    with pytest.raises(ValidationError):
        actions.add_contact(person_id=aigul.pk, kind=ContactKind(kind), value=value, by=registrar, at=AT)


def test_a_person_lives_in_one_household_at_a_time(new_person: New, registrar: Actor) -> None:
    head, spouse, child = new_person(), new_person("Серіков", "Болат"), new_person("Серікова", "Дана")
    home = actions.create_household(head_id=head.pk, since=date(2020, 1, 1), by=registrar, at=AT)
    join, since = actions.add_household_member, date(2020, 1, 1)
    join(household_id=home.pk, person_id=spouse.pk, role="spouse", since=since, by=registrar, at=AT)
    membership = join(
        household_id=home.pk, person_id=child.pk, role="child", since=date(2020, 1, 1), by=registrar, at=AT
    )
    with pytest.raises(ValidationError):
        actions.create_household(head_id=child.pk, since=date(2025, 1, 1), by=registrar, at=AT)
    actions.end_household_membership(member_id=membership.pk, on=date(2025, 1, 1), by=registrar, at=AT)
    actions.create_household(head_id=child.pk, since=date(2025, 1, 1), by=registrar, at=AT)
    assert home.members.current().count() == 2


def test_a_household_has_one_head(new_person: New, registrar: Actor) -> None:
    head, other = new_person(), new_person("Серіков", "Болат")
    home = actions.create_household(head_id=head.pk, since=date(2020, 1, 1), by=registrar, at=AT)
    with pytest.raises(ValidationError):
        actions.add_household_member(
            household_id=home.pk,
            person_id=other.pk,
            role="head",
            since=date(2021, 1, 1),
            by=registrar,
            at=AT,
        )


def test_leaving_before_joining_is_refused(new_person: New, registrar: Actor) -> None:
    home = actions.create_household(head_id=new_person().pk, since=date(2020, 1, 1), by=registrar, at=AT)
    with pytest.raises(ValidationError):
        actions.end_household_membership(member_id=home.members.get().pk, on=date(2020, 1, 1), by=registrar, at=AT)


def give_consent(person: Person, by: Actor, at: datetime = AT) -> object:
    return actions.give_consent(
        person_id=person.pk,
        operator="Saryagash office",
        purpose="answering an application",
        data=["name", "iin", "phone"],
        how="web_form",
        text_version="2026-01",
        by=by,
        at=at,
    )


def test_consent_is_given_and_withdrawn_once(aigul: Person, registrar: Actor) -> None:
    give_consent(aigul, ANONYMOUS)
    consent = aigul.consents.get()
    later = AT + timedelta(days=3)
    actions.withdraw_consent(consent_id=consent.pk, by=registrar, at=later)
    actions.withdraw_consent(consent_id=consent.pk, by=registrar, at=later + timedelta(days=1))
    consent.refresh_from_db()
    assert consent.withdrawn_at == later
    assert not aigul.consents.in_force().exists()


def test_the_person_withdraws_their_own_consent(aigul: Person) -> None:
    give_consent(aigul, ANONYMOUS)
    own = Actor(user_id=uuid7(), person_id=aigul.pk)
    actions.withdraw_consent(consent_id=aigul.consents.get().pk, by=own, at=AT)
    assert not aigul.consents.in_force().exists()


def test_a_neighbour_does_not_withdraw_a_consent(aigul: Person, neighbour: Actor) -> None:
    give_consent(aigul, ANONYMOUS)
    with pytest.raises(Person.DoesNotExist):
        actions.withdraw_consent(consent_id=aigul.consents.get().pk, by=neighbour, at=AT)


def test_a_disclosure_is_never_changed_or_removed(aigul: Person, registrar: Actor) -> None:
    kept = actions.disclose(person_id=aigul.pk, what=["iin"], why="checking", about=aigul, by=registrar, at=AT)
    assert (kept.about_id, kept.organisation) == (aigul.pk, "Office")
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.update(why="nothing")
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.filter(pk=kept.pk).delete()
    assert Disclosure.objects.get().why == "checking"


def test_linking_twice_is_linking_once(aigul: Person, registrar: Actor) -> None:
    office, case = uuid7(), uuid7()
    for _ in range(2):
        actions.link_person(
            person_id=aigul.pk, organisation_id=office, reason=LinkReason.CASE, about_id=case, by=registrar, at=AT
        )
    assert PersonLink.objects.of(aigul.pk, office).count() == 1
    assert AuditEvent.objects.filter(verb="people.person_linked", facts__organisation=str(office)).count() == 1


def test_ending_one_reason_keeps_the_others(aigul: Person, registrar: Actor) -> None:
    partner = staff(Role.PARTNER_CLERK)
    office = partner.organisation_id
    assert office
    referrals = [uuid7(), uuid7()]
    for referral in referrals:
        actions.link_person(
            person_id=aigul.pk, organisation_id=office, reason="referral", about_id=referral, by=registrar, at=AT
        )
    end = {"person_id": aigul.pk, "organisation_id": office, "reason": "referral", "by": registrar, "at": AT}
    assert actions.end_link(**end, about_id=referrals[0])
    assert Person.objects.visible_to(partner).exists()
    assert actions.end_link(**end, about_id=referrals[1])
    assert not Person.objects.visible_to(partner).exists()
    assert not actions.end_link(**end, about_id=referrals[1])
