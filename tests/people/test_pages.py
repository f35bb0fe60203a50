from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.factories import make_region
from tests.people.acting import act_as

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.ids import uuid7
from tirek.core.panels import register_panel
from tirek.core.roles import Role
from tirek.people.actions import add_identifier, give_consent, link_person
from tirek.people.models import Disclosure, Household, Person

from .conftest import AT, TIREK, staff
from .test_actions import an_iin

pytestmark = pytest.mark.django_db
New = Callable[..., Person]


@pytest.fixture(autouse=True)
def as_registrar(settings: configured, registrar: Actor) -> Iterator[None]:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.people.acting.ActAs"]
    act_as(registrar)
    yield
    act_as(ANONYMOUS)


def page_of(person: Person, name: str = "person", *more: object) -> str:
    return reverse(f"people:{name}", args=[person.pk, *more])


FORM = {"family_name": "Оспанова", "given_name": "Дана", "sex": "female", "preferred_language": "kk"}


def test_search_finds_and_links(client: Client, aigul: Person) -> None:
    page = client.get(reverse("people:search"), {"q": "serikova aigul"})
    assert page.status_code == 200
    assert page_of(aigul) in page.content.decode()


def test_search_runs_as_many_queries_for_one_as_for_three(client: Client, new_person: New) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("people:search"), {"q": "Серікова"})
        return len(captured)

    new_person()
    first = queries()
    new_person(), new_person()
    assert queries() == first <= 4


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_a_person_shows_everything_and_hides_numbers(
    client: Client, new_person: New, registrar: Actor, language: str
) -> None:
    person = new_person("<b>Әли</b>", "Қайрат", iin=an_iin(), phone="87011234567", email="k@example.kz")
    give_consent(
        person_id=person.pk,
        operator="Office",
        purpose="answer",
        data=["iin"],
        how="web_form",
        text_version="1",
        by=registrar,
        at=AT,
    )
    page = client.get(page_of(person), HTTP_ACCEPT_LANGUAGE=language).content.decode()
    assert "&lt;b&gt;Әли&lt;/b&gt;" in page
    assert "<b>Әли" not in page
    assert "+7 701 123 4567" in page
    assert an_iin() not in page
    assert an_iin()[-4:] in page


def test_a_number_is_shown_after_the_reason_is_written_down(client: Client, new_person: New) -> None:
    person = new_person(iin=an_iin())
    number = person.identifiers.get()
    address = page_of(person, "reveal", number.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, {"why": " "}).status_code == 422
    revealed = Disclosure.objects.filter(about_id=number.pk)
    assert not revealed.exists()
    answer = client.post(address, {"why": "Comparing with the document"})
    assert answer.status_code == 303
    assert an_iin() in client.get(answer.url).content.decode()
    disclosure = revealed.get()
    assert (disclosure.person, disclosure.what, disclosure.about_id) == (person, ["iin"], number.pk)
    assert "Comparing with the document" in client.get(page_of(person, "disclosures")).content.decode()
    assert an_iin() not in Client().get(page_of(person)).content.decode()


def test_registering_at_the_desk(client: Client) -> None:
    assert client.get(reverse("people:new")).status_code == 200
    answer = client.post(reverse("people:new"), {**FORM, "iin": an_iin(), "phone": "8 701 765 43 21"})
    assert answer.status_code == 303
    person = Person.objects.get()
    assert answer.url == page_of(person)
    assert person.identifiers.get().value == an_iin()


@pytest.mark.parametrize(
    "wrong",
    [
        {"iin": "840517400039"},
        {"birth_date": "2999-01-01"},
        {"phone": "12"},
        {"family_name": "", "given_name": ""},
        {"family_name": "Ә" * 151},
        {"given_name": "\x00"},
        {"sex": "other"},
    ],
)
def test_what_cannot_be_is_returned_with_everything_typed(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(reverse("people:new"), {**FORM, "address": "Абай 1", **wrong})
    assert answer.status_code == 422
    assert "Абай 1" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_likely_duplicate_must_be_passed_knowingly(client: Client, new_person: New) -> None:
    new_person("Оспанова", "Дана", birth_date=date(1990, 1, 1))
    told = {**FORM, "birth_date": "1990-01-01"}
    assert client.post(reverse("people:new"), told).status_code == 422
    assert client.post(reverse("people:new"), {**told, "despite_hints": "on"}).status_code == 303
    assert Person.objects.count() == 2


def test_hints_come_while_typing(client: Client, new_person: New) -> None:
    known = new_person("Оспанова", "Дана", birth_date=date(1990, 1, 1))
    told = {"family_name": "Ospanova", "given_name": "Dana", "birth_date": "1990-01-01"}
    assert page_of(known) in client.post(reverse("people:duplicates"), told).content.decode()
    assert client.post(reverse("people:duplicates"), {"birth_date": "1990-13-45"}).content.decode().strip() == ""
    act_as(staff())
    hint = client.post(reverse("people:duplicates"), told).content.decode()
    assert hint.strip()
    assert "Оспанова" not in hint


def test_changing_and_the_second_editor(client: Client, aigul: Person) -> None:
    address = page_of(aigul, "data")
    assert "1984-05-17" in client.get(address).content.decode()
    told = {**FORM, "birth_date": "1984-05-17", "version": "1"}
    assert client.post(address, told).status_code == 303
    answer = client.post(address, {**told, "address": "Менің мекенжайым"})
    assert answer.status_code == 422
    assert "Менің мекенжайым" in answer.content.decode()
    aigul.refresh_from_db()
    assert (aigul.family_name, aigul.address) == ("Оспанова", "")


def test_contacts_numbers_and_consents(client: Client, aigul: Person, registrar: Actor) -> None:
    assert client.get(page_of(aigul, "contacts")).status_code == 200
    assert client.post(page_of(aigul, "contacts"), {"kind": "phone", "value": "1"}).status_code == 422
    assert client.post(page_of(aigul, "contacts"), {"kind": "email", "value": "a@b.kz"}).status_code == 303
    email = aigul.contacts.get(kind="email")
    assert client.post(page_of(aigul, "preference", email.pk)).status_code == 303
    assert client.post(page_of(aigul, "contact_ending", email.pk)).status_code == 303
    assert client.post(page_of(aigul, "identifiers"), {"kind": "iin", "value": "1"}).status_code == 422
    assert client.post(page_of(aigul, "identifiers"), {"kind": "iin", "value": an_iin()}).status_code == 303
    number = aigul.identifiers.get()
    assert client.post(page_of(aigul, "sight", number.pk)).status_code == 303
    number.refresh_from_db()
    assert number.seen_by == registrar.user_id
    consent = give_consent(
        person_id=aigul.pk,
        operator="O",
        purpose="p",
        data=["iin"],
        how="web_form",
        text_version="1",
        by=TIREK,
        at=timezone.now(),
    )
    assert client.post(page_of(aigul, "withdrawal", consent.pk)).status_code == 303
    assert not aigul.consents.in_force().exists()


def test_a_household_is_founded_joined_and_left(client: Client, aigul: Person, new_person: New) -> None:
    child = new_person("Серікова", "Дана")
    assert client.post(page_of(aigul, "founding"), {"since": "not a day"}).status_code == 422
    answer = client.post(page_of(aigul, "founding"), {"since": "2020-01-01"})
    home = Household.objects.get()
    assert answer.url == reverse("people:household", args=[home.pk])
    assert str(child.pk) in client.get(answer.url, {"q": "Dana"}).content.decode()
    told = {"person": str(child.pk), "role": "child", "since": "2021-01-01"}
    assert client.post(answer.url, told).status_code == 303
    assert client.post(answer.url, told).status_code == 422
    assert client.post(answer.url, {**told, "person": str(uuid7())}).status_code == 404
    member = home.members.get(person=child)
    leaving = reverse("people:leaving", args=[home.pk, member.pk])
    assert client.post(leaving, {"on": "2024-01-01"}).status_code == 303
    assert page_of(child) in client.get(answer.url).content.decode()
    assert client.get(page_of(aigul)).status_code == 200


def test_get_writes_nothing(client: Client, aigul: Person) -> None:
    for name in ("founding",):
        assert client.get(page_of(aigul, name)).status_code == 405


ROOMS = ["person", "data", "contacts", "identifiers", "disclosures"]


@pytest.mark.parametrize("name", ROOMS)
def test_the_neighbour_and_roles_without_persons_get_nothing(client: Client, aigul: Person, name: str) -> None:
    for actor in (staff(), staff(Role.COORDINATOR), staff(Role.ANALYST), staff(Role.ADMINISTRATOR)):
        act_as(actor)
        assert client.get(page_of(aigul, name)).status_code == 404
    act_as(ANONYMOUS)
    assert client.get(page_of(aigul, name)).status_code == 302


def test_the_neighbour_opens_no_number_contact_or_household(client: Client, aigul: Person, registrar: Actor) -> None:
    number = add_identifier(person_id=aigul.pk, kind="iin", value=an_iin(), by=registrar, at=AT)
    client.post(page_of(aigul, "founding"), {"since": "2020-01-01"})
    home = Household.objects.get()
    act_as(staff())
    before = Disclosure.objects.count()
    for name in ("reveal", "sight"):
        assert client.post(page_of(aigul, name, number.pk), {"why": "curious"}).status_code == 404
    assert client.post(page_of(aigul, "contact_ending", aigul.contacts.get().pk)).status_code == 404
    assert client.get(reverse("people:household", args=[home.pk])).status_code == 404
    assert (
        "Серікова" not in client.get(reverse("people:search"), {"q": "Серікова"}).content.decode().split("</form>")[-1]
    )
    assert Disclosure.objects.count() == before


def test_numbers_of_one_person_are_not_opened_through_another(client: Client, aigul: Person, new_person: New) -> None:
    other = new_person("Ким", iin=an_iin(), by=staff())
    assert client.post(page_of(aigul, "reveal", other.identifiers.get().pk), {"why": "x"}).status_code == 404


def test_a_partner_sees_the_person_and_changes_nothing(client: Client, aigul: Person) -> None:
    partner = staff(Role.PARTNER_CLERK)
    assert partner.organisation_id
    link_person(person_id=aigul.pk, organisation_id=partner.organisation_id, reason="referral", by=TIREK, at=AT)
    act_as(partner)
    assert client.get(page_of(aigul)).status_code == 200
    assert client.get(page_of(aigul, "data")).status_code == 403
    assert client.post(page_of(aigul, "contacts"), {"kind": "email", "value": "a@b.kz"}).status_code == 403
    assert client.get(reverse("people:new")).status_code == 403


def test_the_person_reads_who_saw_their_data(client: Client, aigul: Person) -> None:
    act_as(Actor(user_id=uuid7(), person_id=aigul.pk))
    assert client.get(page_of(aigul, "disclosures")).status_code == 200
    assert client.get(reverse("people:search")).status_code == 403


def test_a_merged_person_leads_to_the_one_that_stays(client: Client, aigul: Person, new_person: New) -> None:
    other = new_person("Ким")
    Person.objects.filter(pk=aigul.pk).update(merged_into=other)
    assert client.get(page_of(aigul)).url == page_of(other)


def test_other_apps_add_panels(client: Client, aigul: Person) -> None:
    register_panel("person", "people/parts/problems.html", lambda actor, person: {"of": person.pk})
    assert client.get(page_of(aigul)).status_code == 200


def test_the_place_of_residence_is_chosen_and_kept(client: Client, aigul: Person) -> None:
    region = make_region("Түркістан")
    aigul.area = region
    aigul.save(update_fields=["area"])
    page = client.get(page_of(aigul, "data")).content.decode()
    assert f'value="{region.pk}" selected' in page
    told = {**FORM, "version": "1", "area": str(region.pk)}
    assert client.post(page_of(aigul, "data"), told).status_code == 303
    aigul.refresh_from_db()
    assert aigul.area == region
    assert client.post(page_of(aigul, "data"), {**told, "version": "2", "area": str(uuid7())}).status_code == 422
    assert client.post(page_of(aigul, "data"), {**told, "version": "2", "area": ""}).status_code == 303
    aigul.refresh_from_db()
    assert aigul.area is None
