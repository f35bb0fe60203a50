"""One rule for list, detail, count, search and hints."""

from collections.abc import Callable

import pytest

from tirek.core.actor import ANONYMOUS, EVERYWHERE, Actor, system_actor
from tirek.core.ids import uuid7
from tirek.core.roles import Role
from tirek.people.actions import end_link, link_person
from tirek.people.enums import LinkReason
from tirek.people.models import Person
from tirek.people.permissions import may_edit, may_reveal
from tirek.people.queries import person_page, search_people, visible_person_ids

from .conftest import AT, TIREK, staff

pytestmark = pytest.mark.django_db
New = Callable[..., Person]


def seen_by(actor: Actor) -> set[object]:
    """What an actor sees, asserted equal by every way of looking."""
    everyone = list(Person.objects.all())
    visible = Person.objects.visible_to(actor)
    listed = {person.pk for person in visible}
    assert visible.count() == len(listed)
    assert {person.pk for person in everyone if visible.filter(pk=person.pk).exists()} == listed
    assert {person.pk for person in person_page(actor)} == listed
    assert visible_person_ids(actor, [person.pk for person in everyone]) == listed
    found = {hit.person.pk for name in ("Серікова", "Иванова", "Ким") for hit in search_people(actor, name, 50)}
    assert found == listed
    return listed


@pytest.fixture
def three(new_person: New, registrar: Actor) -> list[Person]:
    other = staff()
    return [new_person("Серікова"), new_person("Иванова"), new_person("Ким", by=other)]


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.PARTNER_CLERK])
def test_staff_see_the_persons_of_their_office(three: list[Person], registrar: Actor, role: Role) -> None:
    assert seen_by(staff(role, office=registrar.organisation_id)) == {three[0].pk, three[1].pk}
    assert seen_by(staff(role)) == set()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ANALYST, Role.ADMINISTRATOR])
def test_figures_and_settings_need_no_personal_data(three: list[Person], registrar: Actor, role: Role) -> None:
    assert seen_by(staff(role, office=registrar.organisation_id, reach=EVERYWHERE)) == set()


def test_a_head_sees_the_whole_subtree(three: list[Person]) -> None:
    assert seen_by(staff(Role.HEAD, reach=EVERYWHERE)) == {person.pk for person in three}


def test_nobody_sees_nobody(three: list[Person]) -> None:
    assert seen_by(ANONYMOUS) == set()
    assert seen_by(system_actor("worker")) == {person.pk for person in three}


def test_everyone_sees_their_own_record(three: list[Person]) -> None:
    own = Actor(user_id=uuid7(), person_id=three[2].pk)
    assert seen_by(own) == {three[2].pk}
    assert may_edit(own, three[2])
    assert not may_edit(own, three[0])


def test_a_partner_sees_while_the_referral_is_open(three: list[Person]) -> None:
    partner, referral = staff(Role.PARTNER_CLERK), uuid7()
    link = {
        "person_id": three[0].pk,
        "organisation_id": partner.organisation_id,
        "reason": LinkReason.REFERRAL,
        "about_id": referral,
        "by": TIREK,
        "at": AT,
    }
    link_person(**link)  # type: ignore[arg-type]
    assert seen_by(partner) == {three[0].pk}
    assert may_reveal(partner, three[0])
    assert not may_edit(partner, three[0])
    end_link(**link)  # type: ignore[arg-type]
    assert seen_by(partner) == set()
    assert not may_reveal(partner, three[0])
