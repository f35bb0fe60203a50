"""Two presses at the same moment, as an impatient thumb makes them."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from tirek.cases.models import Case
from tirek.people.models import Consent

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_presses_at_once_give_one_application_and_keep_its_pin(visitor):
    visitor.fill()
    gate, seen = Barrier(2), []

    def press():
        client = Client()
        client.cookies = visitor.client.cookies
        gate.wait()
        seen.append(client.post("/apply/review/", {"consent": "on"}).status_code)
        connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [303, 303]
    assert Case.objects.count() == 1
    assert Consent.objects.count() == 1
    assert visitor.client.get("/apply/done/").context["pin"]
