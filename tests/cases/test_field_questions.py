"""Questions of a stop taken down without a network: taken along, sent once, only where the device's user may."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.cases.field_device import Device, at, signed_in
from tests.factories import World
from tests.factories.activities import make_event, make_tour

from tirek.activities.models import Question

pytestmark = pytest.mark.django_db


def told(at_stop: Any, **changes: Any) -> dict[str, Any]:
    now = at(timezone.now())
    plain = {"kind": "question", "text": "Жол қашан?", "name": "", "phone": "", "language": "kk", "answer": ""}
    return {"key": str(uuid4()), "stop": str(at_stop.pk), **plain, "asked_at": now, "now": now, **changes}


def test_stops_near_in_time_where_the_office_takes_part_are_taken_along(device: Device, world: World) -> None:
    now = timezone.now()
    mine = make_tour(world.saryagash, now + timedelta(days=1)).stops.get().event
    make_tour(world.saryagash, now + timedelta(days=100))
    make_tour(world.keles, now + timedelta(days=1))
    make_event(world.saryagash, now + timedelta(days=1))
    stops = device.client.get("/field/api/reference/").json()["stops"]
    assert [stop["id"] for stop in stops] == [str(mine.pk)]
    assert stops[0]["tour"]["ru"] == "Выезд"


def test_a_question_sent_again_is_one_question_with_a_corrected_moment(device: Device, world: World) -> None:
    now = timezone.now()
    stop = make_tour(world.saryagash, now).stops.get().event
    wrong_clock = {"asked_at": at(now - timedelta(hours=5)), "now": at(now - timedelta(hours=4))}
    one = told(stop, phone="8 701 111 22 33", **wrong_clock)
    assert device.post("questions/", one).json() == device.post("questions/", one).json()
    question = Question.objects.get()
    assert question.phone == "+77011112233"
    assert abs(question.asked_at - (now - timedelta(hours=1))) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("changes", "status"), [({"text": ""}, 422), ({"stop": "x"}, 422), ({"phone": "12"}, 422), ({"kind": "x"}, 422)]
)
def test_a_bad_field_is_named(device: Device, world: World, changes: dict[str, str], status: int) -> None:
    stop = make_tour(world.saryagash, timezone.now()).stops.get().event
    answer = device.post("questions/", told(stop, **changes))
    assert answer.status_code == status
    assert set(answer.json()["problems"]) == set(changes)


def test_a_stop_of_others_takes_nothing_from_this_device(device: Device, world: World) -> None:
    other = make_tour(world.keles, timezone.now()).stops.get().event
    assert device.post("questions/", told(other)).status_code == 403
    hidden = make_event(world.keles, timezone.now(), is_public=False)
    assert device.post("questions/", told(hidden)).status_code == 422
    device.client = signed_in(world["clerk"])
    mine = make_tour(world.saryagash, timezone.now()).stops.get().event
    assert device.post("questions/", told(mine)).status_code == 403
    assert not Question.objects.exists()
