"""Pages of families, statuses and twins: the whole way, and who is kept out."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.people.acting import act_as

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.roles import Role
from tirek.people.actions import (
    add_household_member,
    create_household,
    end_household_membership,
    give_consent,
    record_status,
)
from tirek.people.actions.statuses import remind_of_endings
from tirek.people.models import Household, Person, PersonMerge, PersonStatus
from tirek.people.queries.family import consents_of_family, family_of

from .conftest import AT, TIREK, staff

pytestmark = pytest.mark.django_db
New = Callable[..., Person]
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def as_registrar(settings: configured, registrar: Actor) -> Iterator[None]:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.people.acting.ActAs"]
    act_as(registrar)
    yield
    act_as(ANONYMOUS)


@pytest.fixture
def home(new_person: New, registrar: Actor) -> Household:
    """A mother with three children, the eldest of them 19."""
    mother = new_person("Серікова", "Айгүл", birth_date=date(1984, 5, 17))
    home = create_household(head_id=mother.pk, since=date(2006, 1, 1), by=registrar, at=AT)
    for name, born in (("Нұрлан", date(2006, 9, 1)), ("Дана", date(2012, 1, 1)), ("Ерасыл", date(2016, 1, 1))):
        child(home, new_person("Серікова", name, birth_date=born), registrar)
    return home


def child(home: Household, person: Person, by: Actor) -> None:
    add_household_member(household_id=home.pk, person_id=person.pk, role="child", since=person.birth_date, by=by, at=AT)


def test_a_large_family_is_computed_from_its_members(home: Household, new_person: New, registrar: Actor) -> None:
    assert family_of(home, registrar, TODAY).children == 2, "nineteen and no student"
    eldest = Person.objects.get(given_name="Нұрлан")
    told = {"kind": "student", "number": "С 1", "since": date(2025, 9, 1), "by": registrar, "at": AT}
    record_status(person_id=eldest.pk, **told)  # type: ignore[arg-type]
    child(home, new_person("Серікова", "Айым", birth_date=date(2020, 2, 2)), registrar)
    family = family_of(home, registrar, TODAY)
    assert (family.children, family.is_large, family.evidence) == (4, True, [])
    assert not family_of(home, registrar, date(2019, 1, 1)).is_large
    assert not family_of(home, registrar, date(2029, 9, 1)).is_large, "twenty-three"


def test_the_page_shows_the_family_of_any_day(client: Client, home: Household, registrar: Actor) -> None:
    gone = home.members.get(person__given_name="Дана")
    end_household_membership(member_id=gone.pk, on=date(2025, 1, 1), because="studies", by=registrar, at=AT)
    address = reverse("people:household", args=[home.pk])
    today, then = client.get(address), client.get(address, {"on": "2024-06-01"})
    assert [line.person.given_name for line in today.context["family"].left] == ["Дана"]
    assert len(then.context["family"].members) == len(today.context["family"].members) + 1
    assert client.get(address, {"on": "x"}).status_code == 200
    act_as(staff())
    assert client.get(address).status_code == 404


def test_the_family_page_asks_as_much_for_one_member_as_for_four(
    client: Client, home: Household, new_person: New, registrar: Actor
) -> None:
    small = create_household(head_id=new_person("Ким").pk, since=date(2020, 1, 1), by=registrar, at=AT)

    def queries(household: Household) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("people:household", args=[household.pk]))
        return len(captured)

    queries(small)
    assert queries(small) == queries(home)


def test_a_status_is_written_down_seen_by_staff_only_and_reminded_of_once(
    client: Client, aigul: Person, registrar: Actor
) -> None:
    address = reverse("people:statuses", args=[aigul.pk])
    form = {"kind": "kandas", "number": "қн 1", "since": "2025-03-20", "until": "2026-03-20"}
    assert client.post(address, form).status_code == 422, "the document was not seen"
    assert client.post(address, {**form, "is_seen": "on"}).status_code == 303
    assert client.post(address, {**form, "is_seen": "on"}).status_code == 422, "written down already"
    status = PersonStatus.objects.get()
    assert (status.number, status.seen_by, status.ends_on) == ("ҚН 1", registrar.user_id, date(2026, 3, 20))
    partner = staff(Role.PARTNER_CLERK, office=registrar.organisation_id)
    assert not PersonStatus.objects.visible_to(partner).exists()
    assert not PersonStatus.objects.visible_to(staff()).exists()
    assert (remind_of_endings(by=TIREK, at=AT), remind_of_endings(by=TIREK, at=AT)) == (1, 0)
    ending = reverse("people:status_ending", args=[aigul.pk, status.pk])
    assert client.post(ending, {"on": "2026-03-01"}).status_code == 303
    status.refresh_from_db()
    assert status.ends_on == date(2026, 3, 1)


def test_two_people_join_two_records_and_take_them_apart(client: Client, new_person: New, registrar: Actor) -> None:
    one, other = new_person("Серікова", "Айгүл"), new_person("Serikova", "Aigul")
    pair = reverse("people:pair", args=[one.pk, other.pk])
    decision = f"{pair}decision/"
    assert client.get(pair).status_code == 200
    assert client.post(decision, {"decision": "join"}).status_code == 422, "which record stays?"
    assert client.post(decision, {"decision": "join", "keep": str(one.pk)}).status_code == 303
    merge = PersonMerge.objects.get()
    act = reverse("people:merge_decision", args=[merge.pk])
    assert client.post(act, {"decision": "join"}).status_code == 403, "who proposed cannot join"
    act_as(staff(Role.CLERK))
    assert client.get(pair).status_code == client.post(act, {"decision": "join"}).status_code == 404
    act_as(staff(Role.CLERK, office=registrar.organisation_id))
    assert client.post(act, {"decision": "join"}).status_code == 303
    page = client.get(reverse("people:person", args=[other.pk]))
    assert page.url == reverse("people:person", args=[one.pk])
    for state in ("open", "later", "waiting", "merged", "distinct", "x"):
        assert client.get(reverse("people:pairs"), {"state": state}).status_code == 200
    assert client.post(act, {"decision": "undo"}).status_code == 303
    assert client.get(reverse("people:person", args=[other.pk])).status_code == 200
    assert client.post(act, {"decision": "undo"}).status_code == 422


def test_a_new_name_is_found_in_the_persons_applications(
    new_person: New, registrar: Actor, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    from tests.factories import make_case, make_world

    from tirek.people.actions import PersonData, change_person

    world = make_world()
    case = make_case(world.saryagash)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        change_person(person_id=case.applicant_id, data=PersonData("Жаңаева", "Гүлім"), by=world["clerk"], at=AT)
    case.refresh_from_db()
    assert "janaeva" in case.search_terms


def test_the_family_page_says_who_agreed_to_what_and_who_did_not(
    client: Client, home: Household, registrar: Actor
) -> None:
    mother = Person.objects.get(given_name="Айгүл")
    told = {"operator": "Сарыағаш қабылдау бөлмесі", "data": ["аты-жөні"], "how": "signed_paper", "text_version": "1"}
    for purpose, until in (("Жұмысқа орналастыру", None), ("Ескі мақсат", date(2026, 1, 1))):
        give_consent(person_id=mother.pk, purpose=purpose, until=until, **told, by=registrar, at=AT)  # type: ignore[arg-type]
    page = client.get(reverse("people:household", args=[home.pk]))
    given = {person.given_name: [one.purpose for one in consents] for person, consents in page.context["consents"]}
    assert given == {"Айгүл": ["Жұмысқа орналастыру"], "Нұрлан": [], "Дана": [], "Ерасыл": []}
    assert "Жұмысқа орналастыру" in page.content.decode()
    with CaptureQueriesContext(connection) as asked:
        consents_of_family(list(Person.objects.all()), TODAY)
    assert len(asked) == 2, "the people, and all their consents"
