import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tirek.core.actor import ANONYMOUS, Actor
from tirek.people.actions import PersonData, find_or_register
from tirek.people.actions.keys import renew_search_keys
from tirek.people.integrity import search_keys_out_of_date
from tirek.people.models import Person
from tirek.people.queries import search_people

from .conftest import AT
from .test_actions import an_iin

New = Callable[..., Person]


@pytest.mark.django_db
def test_outdated_search_keys_are_found_and_renewed(aigul: Person, registrar: Actor) -> None:
    assert not list(search_keys_out_of_date())
    Person.objects.filter(pk=aigul.pk).update(search_keys="older")
    assert [finding.about for finding in search_keys_out_of_date()] == [str(aigul.pk)]
    assert renew_search_keys() == 1
    assert [hit.person for hit in search_people(registrar, "Серікова")] == [aigul]
    assert renew_search_keys() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_person_sent_six_times_at_once_is_one_person() -> None:
    found: list[bool] = []

    def send() -> None:
        data = PersonData("Серікова", "Айгүл")
        found.append(find_or_register(data=data, iin=an_iin(), phone="87011234567", by=ANONYMOUS, at=AT).is_new)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [False] * 5 + [True]
    assert Person.objects.count() == 1
