"""Under which memorandum one may refer, and the reason when none will do."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from tests.network.conftest import LONG_AGO, NOW, ROOT, TODAY, World
from tests.network.test_pages import signed_in

from tirek.core.verdict import Refused
from tirek.network.actions.memoranda import NewMemorandum, create_memorandum, end_memorandum
from tirek.network.models import Memorandum
from tirek.network.queries import memoranda as queries


def entered(world: World, **more: object) -> Memorandum:
    told: dict[str, object] = {
        "title": "Жұмыспен қамту",
        "number": "12",
        "signed_on": LONG_AGO,
        "since": LONG_AGO,
        "parties": [world.offices["0001"].pk, world.offices["0900"].pk],
        "services": ["job"],
        **more,
    }
    return create_memorandum(NewMemorandum(**told), by=ROOT, at=NOW)  # type: ignore[arg-type]


def found(world: World, **more: object) -> queries.FoundMemorandum:
    told: dict[str, object] = {
        "sender_id": world.offices["0412"].pk,
        "receiver_id": world.offices["0961"].pk,
        "service_code": "job",
        "area_id": world.areas["saryagash"].pk,
        "on": TODAY,
        **more,
    }
    return queries.memorandum_for(**told)  # type: ignore[arg-type]


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> dict[UUID, int]:
    counts: dict[UUID, int] = {}
    monkeypatch.setitem(queries._hooks, "counter", lambda ids, on: counts)
    return counts


def test_a_party_binds_all_below_it(world: World) -> None:
    memorandum = entered(world)
    assert found(world).memorandum == memorandum
    assert found(world).verdict
    assert found(world, sender_id=world.offices["0961"].pk, receiver_id=world.offices["0412"].pk)


def test_each_lack_has_its_reason(world: World, used: dict[UUID, int]) -> None:
    reasons = [found(world).verdict.reason]
    memorandum = entered(world, until=date(2026, 3, 9), areas=[world.areas["turkistan"].pk], monthly_capacity=2)
    reasons.append(found(world).verdict.reason)
    reasons.append(found(world, on=date(2017, 1, 1)).verdict.reason)
    day = date(2026, 3, 9)
    reasons.append(found(world, on=day, service_code="housing").verdict.reason)
    reasons.append(found(world, on=day, area_id=world.areas["kostanay"].pk).verdict.reason)
    assert found(world, on=day)
    used[memorandum.pk] = 2
    reasons.append(found(world, on=day).verdict.reason)
    assert len({str(reason) for reason in reasons}) == 6


def test_one_memorandum_says_what_it_allows_and_how_much_is_left(world: World, used: dict[UUID, int]) -> None:
    limited = entered(world, until=TODAY, areas=[world.areas["turkistan"].pk], monthly_capacity=2)
    keles, kostanay = world.areas["keles"].pk, world.areas["kostanay"].pk
    assert queries.allows(limited, "job", keles, TODAY)
    assert not queries.allows(limited, "job", kostanay, TODAY)
    assert not queries.allows(limited, "job", None, TODAY)
    assert not queries.allows(limited, "housing", keles, TODAY)
    assert not queries.allows(limited, "job", keles, TODAY + timedelta(days=1))
    used[limited.pk] = 1
    assert queries.remaining_capacity(limited, TODAY) == 1
    used[limited.pk] = 5
    assert queries.remaining_capacity(limited, TODAY) == 0
    assert queries.remaining_capacity(entered(world, number="13"), TODAY) is None


def test_last_day_is_in_force_and_the_next_is_not(world: World) -> None:
    entered(world, until=TODAY)
    assert found(world)
    assert not found(world, on=TODAY + timedelta(days=1))


def test_limited_area_covers_what_lies_in_it(world: World) -> None:
    entered(world, areas=[world.areas["turkistan"].pk])
    assert found(world, area_id=world.areas["keles"].pk)
    assert not found(world, area_id=None)


def test_most_capacity_left_wins_and_no_limit_before_all(world: World, used: dict[UUID, int]) -> None:
    narrow, wide = entered(world, number="1", monthly_capacity=5), entered(world, number="2", monthly_capacity=9)
    used.update({narrow.pk: 0, wide.pk: 3})
    assert found(world).memorandum == wide
    used[wide.pk] = 8
    assert found(world).memorandum == narrow
    unlimited = entered(world, number="3")
    assert found(world).memorandum == unlimited


def test_an_office_is_no_partner_to_itself(world: World) -> None:
    entered(world)
    assert not found(world, receiver_id=world.offices["0413"].pk)
    assert not found(world, receiver_id=world.offices["0001"].pk)


def test_seven_queries_at_most(world, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    entered(world, areas=[world.areas["turkistan"].pk])
    with django_assert_max_num_queries(7):
        assert found(world)


def test_bad_memoranda_are_refused_by_field(world: World) -> None:
    entered(world)
    wrong = {"number": "12", "parties": [world.offices["0001"].pk], "services": [], "until": date(2017, 1, 1)}
    with pytest.raises(ValidationError) as caught:
        entered(world, **wrong)
    assert set(caught.value.message_dict) == {"number", "parties", "services", "until"}


def test_ending_early_needs_a_reason_and_a_day_inside(world: World) -> None:
    memorandum, coordinator = entered(world), world.actor("coordinator")
    for on, reason in ((LONG_AGO, "x"), (TODAY, " ")):
        with pytest.raises(ValidationError):
            end_memorandum(memorandum.pk, on=on, reason=reason, by=coordinator, at=NOW)
    end_memorandum(memorandum.pk, on=TODAY, reason="Келісім бойынша", by=coordinator, at=NOW)
    assert not found(world)
    with pytest.raises(Refused):
        end_memorandum(memorandum.pk, on=TODAY, reason="x", by=coordinator, at=NOW)


@pytest.mark.parametrize("persona", ["head", "regional_head", "partner_clerk", "analyst"])
def test_only_the_coordinator_keeps_memoranda(world: World, persona: str) -> None:
    memorandum = entered(world)
    with pytest.raises(Refused):
        end_memorandum(memorandum.pk, on=TODAY, reason="x", by=world.actor(persona), at=NOW)


def test_entering_and_ending_through_the_pages(world, settings, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(queries._hooks, "catalogue", lambda: [("job", "Жұмыс"), ("housing", "Баспана")])
    client = signed_in(world, "coordinator", settings)
    told = {
        "title": "Меморандум",
        "number": "7",
        "signed_on": "2026-01-10",
        "since": "2026-01-10",
        "first_party": world.offices["0001"].pk,
        "second_party": world.offices["0900"].pk,
        "services": ["job"],
        "response_days": 3,
        "crossing": ["name"],
    }
    assert client.post("/memoranda/new/", {**told, "second_party": world.offices["0001"].pk}).status_code == 422
    assert client.post("/memoranda/new/", told).status_code == 303
    memorandum = Memorandum.objects.get()
    assert "Жұмыс" in client.get(memorandum.get_absolute_url()).content.decode()
    assert client.post(f"{memorandum.get_absolute_url()}end/", {"on": "2026-02-01"}).status_code == 422
    ended = client.post(f"{memorandum.get_absolute_url()}end/", {"on": "2026-02-01", "reason": "Тоқтатылды"})
    assert ended.status_code == 303
    memorandum.refresh_from_db()
    assert memorandum.last_day == date(2026, 1, 31)
