"""The limit on tries, exact across processes."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from tirek.core.models import ThrottleBucket
from tirek.core.throttle import forget, hit

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
def test_tries_beyond_the_limit_are_refused_until_the_window_ends():
    assert [hit("pin:1", 3, MINUTE) for _ in range(5)] == [True, True, True, False, False]
    assert hit("pin:2", 3, MINUTE), "another key is counted apart"
    short = timedelta(milliseconds=80)
    assert [hit("brief", 1, short), hit("brief", 1, short)] == [True, False]
    time.sleep(0.1)
    assert hit("brief", 1, short)


@pytest.mark.django_db
def test_success_forgets_and_the_key_itself_is_not_stored():
    hit("aigul@tirek.example", 1, MINUTE)
    assert "aigul" not in ThrottleBucket.objects.get().key
    forget("aigul@tirek.example")
    assert hit("aigul@tirek.example", 1, MINUTE)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_exactly():
    allowed: list[bool] = []

    def attacker() -> None:
        allowed.extend(hit("race", 10, MINUTE) for _ in range(10))
        connection.close()

    threads = [threading.Thread(target=attacker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(allowed), len(allowed)) == (10, 60)
