from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tirek.core.actor import Actor
from tirek.core.ids import uuid7
from tirek.core.roles import Role
from tirek.people.actions import add_household_member, create_household
from tirek.people.models import Person
from tirek.people.queries import household_of, members_of, possible_duplicates, search_people

from .conftest import AT, staff
from .test_actions import an_iin

pytestmark = pytest.mark.django_db
New = Callable[..., Person]


@pytest.fixture
def kairat(new_person: New) -> Person:
    new_person("Серікова", "Айгүл")
    new_person("Иванов", "Пётр")
    return new_person("Әбдіғалиев", "Қайрат", patronymic="Мұратұлы", phone="87011234567", iin=an_iin())


@pytest.mark.parametrize(
    "typed",
    [
        "Қайрат",
        "Кайрат",
        "Qairat",
        "Qaırat",
        "kayrat",
        "ҚАЙРАТ ӘБДІҒАЛИЕВ",
        "Абдигалиев Кайрат",
        "abdigali",
        "Кайрта",
        "Кайрет",
        "Кйрат",
        "Абдигалив Кайрат",
        "кайр абдиг",
        "8 701 123 45 67",
        "+77011234567",
        an_iin(),
        f"{an_iin()[:6]} {an_iin()[6:]}",
    ],
)
def test_a_person_is_found_first(kairat: Person, registrar: Actor, typed: str) -> None:
    assert [hit.person for hit in search_people(registrar, typed)][:1] == [kairat]


@pytest.mark.parametrize(
    "typed", ["", " ", "😀", "'", "\\", "a' & 'b", ":*", "!", "\u202e", "Жоқкісі", "000000000000", "@", "и" * 1000]
)
def test_odd_words_find_nobody_and_break_nothing(kairat: Person, registrar: Actor, typed: str) -> None:
    assert search_people(registrar, typed) == []


def test_search_takes_at_most_three_queries(kairat: Person, registrar: Actor) -> None:
    for typed in ("Кайрат", "Кайрта", "87011234567", an_iin()):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search_people(registrar, typed)
        assert len(queries) <= 3


def test_a_merged_person_is_not_found(kairat: Person, new_person: New, registrar: Actor) -> None:
    Person.objects.filter(pk=kairat.pk).update(merged_into=new_person("Тірек", "Мерген"))
    assert search_people(registrar, "Кайрат") == []


def test_an_exact_name_comes_before_an_alike_one(kairat: Person, new_person: New, registrar: Actor) -> None:
    exact, alike = new_person("Қайрат", "Асқар"), new_person("Қайратов", "Асқар")
    hits = [hit.person for hit in search_people(registrar, "Кайрат Аскар")]
    assert hits[:2] == [exact, alike]


def test_the_same_iin_is_hinted(kairat: Person, registrar: Actor) -> None:
    (hint,) = possible_duplicates(name="Басқа Адам", iin=an_iin(), by=registrar)
    assert (hint.person, hint.score, len(hint.reasons)) == (kairat, 1.0, 1)


def test_the_same_phone_is_hinted(kairat: Person, registrar: Actor) -> None:
    (hint,) = possible_duplicates(name="", phone="+7 701 123-45-67", by=registrar)
    assert hint.person == kairat


def test_a_similar_name_with_the_same_birth_date_is_hinted(new_person: New, registrar: Actor) -> None:
    known = new_person("Серікова", "Айгүл", birth_date=date(1984, 5, 17))
    new_person("Иванов", "Пётр", birth_date=date(1984, 5, 17))
    new_person("Серікова", "Айгүл", birth_date=date(1990, 1, 1))
    hints = possible_duplicates(name="Сериковa Айгуль", birth_date=date(1984, 5, 17), by=registrar)
    assert [hint.person for hint in hints] == [known]


def test_a_name_alone_is_hinted_only_when_almost_the_same(new_person: New, registrar: Actor) -> None:
    known = new_person("Серікова", "Айгүл")
    new_person("Серікова", "Гүлмира")
    assert [hint.person for hint in possible_duplicates(name="Serikova Aigul", by=registrar)] == [known]


def test_a_person_of_another_office_is_hinted_without_the_name(kairat: Person, neighbour: Actor) -> None:
    (hint,) = possible_duplicates(name="Әбдіғалиев Қайрат", iin=an_iin(), by=neighbour)
    assert (hint.is_visible, hint.person) == (False, None)
    assert "Қайрат" not in hint.display


def test_a_partner_is_hinted_of_visible_persons_only(kairat: Person) -> None:
    assert possible_duplicates(name="Әбдіғалиев Қайрат", iin=an_iin(), by=staff(Role.PARTNER_CLERK)) == []


def test_hints_take_two_queries_whatever_is_known(kairat: Person, registrar: Actor) -> None:
    with CaptureQueriesContext(connection) as queries:
        possible_duplicates(
            name="Әбдіғалиев Қайрат", birth_date=date(1984, 5, 17), iin=an_iin(), phone="87011234567", by=registrar
        )
    assert len(queries) == 2


def test_a_household_is_seen_through_its_visible_members(new_person: New, registrar: Actor, neighbour: Actor) -> None:
    head, child = new_person("Серікова", "Айгүл"), new_person("Серікова", "Дана")
    home = create_household(head_id=head.pk, since=date(2020, 1, 1), address=" Абай\u202e 1 ", by=registrar, at=AT)
    add_household_member(
        household_id=home.pk, person_id=child.pk, role="child", since=date(2021, 1, 1), by=registrar, at=AT
    )
    assert (household_of(child, registrar), home.address) == (home, "Абай 1")
    assert household_of(child, neighbour) is None
    own = Actor(user_id=uuid7(), person_id=child.pk)
    assert [(member.person, seen) for member, seen in members_of(home, own)] == [(head, False), (child, True)]
