"""After the signing: amendments with the old wording, obligations, capacity by period, renewal, the signed paper."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.network.conftest import LONG_AGO, NOW, TODAY, World
from tests.network.test_memoranda import entered, found
from tests.network.test_pages import signed_in

from tirek.core.actor import system_actor
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.actions.memorandum_life import (
    add_obligation,
    amend_memorandum,
    fulfil_obligation,
    keep_scan,
)
from tirek.network.actions.renewal_reminders import remind_of_renewals
from tirek.network.models import Memorandum, MemorandumObligation
from tirek.network.queries import memoranda as queries
from tirek.network.queries.memorandum_life import history_of, obligations_due, period_of, to_renew

TERMS: dict[str, Any] = {"services": ["job", "housing"], "response_days": 5, "crossing": ["name"]}


def amended(world: World, memorandum: Memorandum, **more: Any) -> Memorandum:
    how = {"since": TODAY, "reason": "Жаңа қызмет қосылды", "by": world.actor("coordinator"), "at": NOW, **more}
    return amend_memorandum(memorandum.pk, {**TERMS, **how.pop("terms", {})}, **how)


def test_an_amendment_keeps_the_old_wording_and_says_what_changed(world: World) -> None:
    memorandum = entered(world)
    assert not found(world, service_code="housing")
    amended(world, memorandum)
    assert found(world, service_code="housing").memorandum == memorandum
    memorandum.refresh_from_db()
    row = history_of(memorandum, {"job": "Жұмыс", "housing": "Баспана"})[0]
    assert (row.edition.number, memorandum.edition) == (1, 2)
    assert (row.edition.in_force_from, row.edition.replaced_from) == (LONG_AGO, TODAY)
    assert ("Жұмыс", "Баспана, Жұмыс") in [(change.before, change.after) for change in row.changes]
    assert row.edition.terms["services"] == ["job"]


def test_bad_amendments_are_refused_by_field(world: World) -> None:
    memorandum = entered(world)
    with pytest.raises(ValidationError) as caught:
        amended(world, memorandum, since=LONG_AGO, reason=" ", terms={"services": []})
    assert set(caught.value.message_dict) == {"services", "since", "reason"}
    for persona in ("head", "partner_clerk", "analyst"):
        with pytest.raises((Refused, Memorandum.DoesNotExist)):
            amended(world, memorandum, by=world.actor(persona))
    assert memorandum.editions.count() == 0


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        ("month", date(2026, 3, 1), date(2026, 4, 1)),
        ("quarter", date(2026, 1, 1), date(2026, 4, 1)),
        ("year", date(2026, 1, 1), date(2027, 1, 1)),
        ("term", LONG_AGO, None),
    ],
)
def test_capacity_is_spent_in_its_own_period(
    world: World, monkeypatch: pytest.MonkeyPatch, period: str, first: date, after: date | None
) -> None:
    memorandum = entered(world, monthly_capacity=2)
    Memorandum.objects.update(capacity_period=period)
    memorandum.refresh_from_db()
    assert period_of(memorandum, TODAY) == (first, after)
    asked = []
    monkeypatch.setitem(queries._hooks, "counter", lambda ids, on: dict.fromkeys(ids, 2))
    monkeypatch.setitem(queries._hooks, "spans", lambda key, since, until: asked.append((since, until)) or 2)
    assert queries.remaining_capacity(memorandum, TODAY) == 0
    assert not found(world)
    assert asked[:1] == ([] if period == "month" else [(first, after)])


def test_three_parties_bind_each_other(world: World) -> None:
    parties = [world.offices[code].pk for code in ("0001", "0900", "0039")]
    memorandum = entered(world, parties=parties)
    assert found(world).memorandum == memorandum
    assert memorandum.parties.count() == 3


def test_who_took_something_on_says_that_it_is_done(world: World) -> None:
    memorandum, coordinator = entered(world), world.actor("coordinator")
    stranger, partner = world.offices["0039"].pk, world.offices["0900"].pk
    with pytest.raises(ValidationError):
        add_obligation(memorandum.pk, owner_id=stranger, text="x", due_on=TODAY, by=coordinator, at=NOW)
    made = add_obligation(memorandum.pk, owner_id=partner, text="Жәрмеңке өткізу", due_on=TODAY, by=coordinator, at=NOW)
    for persona in ("clerk", "regional_head"):
        with pytest.raises(Refused):
            fulfil_obligation(made.pk, result="Өтті", by=world.actor(persona), at=NOW)
    own = add_obligation(
        memorandum.pk, owner_id=world.offices["0001"].pk, text="Есеп", due_on=TODAY, by=coordinator, at=NOW
    )
    assert set(obligations_due(coordinator, TODAY)) == {made, own}, "the coordinator answers for the whole network"
    with pytest.raises(ValidationError):
        fulfil_obligation(own.pk, result=" ", by=coordinator, at=NOW)
    fulfil_obligation(own.pk, result="Тапсырылды", evidence="https://tirek.example/1", by=coordinator, at=NOW)
    with pytest.raises(Refused):
        fulfil_obligation(own.pk, result="Тағы", by=coordinator, at=NOW)
    assert list(obligations_due(coordinator, TODAY)) == [made]


def test_renewal_is_asked_for_before_the_last_day(world: World) -> None:
    memorandum, coordinator = entered(world, until=TODAY + timedelta(days=60)), world.actor("coordinator")
    entered(world, number="13")
    assert list(to_renew(coordinator, TODAY - timedelta(days=2))) == []
    assert list(to_renew(coordinator, TODAY + timedelta(days=1))) == [memorandum]
    assert list(to_renew(world.actor("head"), TODAY + timedelta(days=1))) == []
    amended(world, memorandum, terms={"until": TODAY + timedelta(days=400)})
    assert list(to_renew(coordinator, TODAY + timedelta(days=1))) == []


def test_the_parties_are_told_once_when_the_notice_begins_and_once_a_week_before_the_end(world: World) -> None:
    memorandum, by = entered(world, until=TODAY + timedelta(days=60)), system_actor("terms")
    entered(world, number="13")
    letters = Message.objects.filter(about_id=memorandum.pk)
    counted = []
    for days in (-2, 1, 2, 55, 56):
        remind_of_renewals(by=by, at=NOW + timedelta(days=days))
        counted.append(letters.count())
    amended(world, memorandum, terms={"until": TODAY + timedelta(days=400)})
    remind_of_renewals(by=by, at=NOW + timedelta(days=57))
    people = {world.users[name].email for name in ("coordinator", "admin")}
    assert [*counted, letters.count()] == [0, 2, 2, 4, 4, 4]
    assert set(letters.values_list("to", flat=True)) == people


def test_the_whole_life_through_the_pages(world, settings, monkeypatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setitem(queries._hooks, "catalogue", lambda: [("job", "Жұмыс"), ("housing", "Баспана")])
    memorandum, client = entered(world), signed_in(world, "coordinator", settings)
    page = memorandum.get_absolute_url()
    told = {**TERMS, "reason": "Ұзарту", "capacity_period": "quarter", "notice_days": 30, "amended_since": "2018-01-01"}
    assert client.post(f"{page}amendment/", told).status_code == 422
    assert client.post(f"{page}amendment/", {**told, "amended_since": "2026-03-10"}).status_code == 303
    assert "Ұзарту" in client.get(f"{page}history/").content.decode()
    duty = {"owner": world.offices["0001"].pk, "text": "Семинар өткізу", "due_on": "2026-12-01"}
    assert client.post(f"{page}obligations/", {**duty, "text": ""}).status_code == 422
    assert client.post(f"{page}obligations/", duty).status_code == 303
    made = MemorandumObligation.objects.get()
    assert client.get(f"/memoranda/obligations/{made.pk}/").status_code == 200
    assert client.post(f"/memoranda/obligations/{made.pk}/", {"result": "Өтті"}).status_code == 303
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.7 signed")
    assert client.get(f"{page}scan/").status_code == 404
    assert client.post(f"{page}scan/new/", {"file": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 303
    assert Memorandum.objects.get().scan == ""
    assert client.post(f"{page}scan/new/", {"file": paper}).status_code == 303
    assert b"".join(client.get(f"{page}scan/").streaming_content) == b"%PDF-1.7 signed"
    assert client.get(f"{page}paper/").content.startswith(b"%PDF")
    assert "Семинар өткізу" in client.get(page).content.decode()


def test_the_same_queries_for_one_obligation_and_for_three(world, settings, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    memorandum, coordinator = entered(world), world.actor("coordinator")
    client = signed_in(world, "coordinator", settings)
    counts = []
    for many in (1, 2):
        for _each in range(many):
            owner = world.offices["0001"].pk
            add_obligation(memorandum.pk, owner_id=owner, text="Есеп", due_on=TODAY, by=coordinator, at=NOW)
        with django_assert_max_num_queries(60) as counted:
            client.get(memorandum.get_absolute_url())
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_paper_that_is_no_pdf_is_not_kept(world: World) -> None:
    memorandum = entered(world)
    with pytest.raises(ValidationError):
        keep_scan(memorandum.pk, b"<html>", by=world.actor("coordinator"), at=NOW)
