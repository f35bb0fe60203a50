"""What was handed in and what was published stays: by the database, by a signature anybody checks."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.calls.test_judging_pages import AT, chief, client_of, second, stage_url, world
from tests.factories import World, make_user
from tests.factories.calls import make_entry
from tests.factories.calls_after import make_grant
from tests.factories.calls_judging import expert_stage, judge_actor, make_judge, make_judged_call, make_reviews
from tests.questions import asked
from typer.testing import CliRunner

from tirek.calls.actions.judging_stages import lock_stage
from tirek.calls.actions.results import publish_result, put_forward
from tirek.calls.cli import app
from tirek.calls.enums import EntryState
from tirek.calls.enums_of_grants import GrantState
from tirek.calls.judging.recount import is_signed, problems
from tirek.calls.models import Call, Entry, EntryRevision, PanelMember, StageResult
from tirek.calls.queries.delivery import deliveries_of, delivery_of_passing
from tirek.calls.queries.protocol import file_of
from tirek.core.actor import Actor
from tirek.core.signing import public_key, sign

pytestmark = pytest.mark.django_db
__all__ = ["chief", "second", "world"]


def published(world: World, by: Actor, second: Actor) -> tuple[Call, StageResult]:
    call, _entries, _panel = make_judged_call(world.saryagash, by)
    stage = expert_stage(call)
    make_reviews(stage)
    lock_stage(stage.pk, by=by, at=AT)
    return call, publish_result(put_forward(stage.pk, by=by, at=AT).pk, by=second, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        'answers = \'{"summary": "Басқа"}\'',
        "submitted_at = submitted_at - interval '1 day'",
        "digest = ''",
        "submitted_at = NULL",
        "number = 9",
    ],
)
def test_what_was_handed_in_is_not_changed_past_the_code_either(world: World, change: str) -> None:
    entry = make_entry(make_judged_call(world.saryagash, world["clerk"], begin=False)[0])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE calls_entryrevision SET {change} WHERE id = %s", [entry.revision_id])
    draft = make_entry(entry.call, state=EntryState.DRAFT)
    EntryRevision.objects.filter(pk=draft.revision_id).update(answers={"summary": "Жаңа"})
    EntryRevision.objects.filter(pk=entry.revision_id).update(answers={})  # forgotten


def test_a_result_is_never_changed_or_removed(world: World, chief: Actor, second: Actor) -> None:
    _call, result = published(world, chief, second)
    for deed in (
        lambda: StageResult.objects.filter(pk=result.pk).update(document={}),
        lambda: StageResult.objects.filter(pk=result.pk).update(state="declined"),
        lambda: StageResult.objects.filter(pk=result.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed()


def test_a_protocol_is_signed_and_whoever_changes_it_cannot_sign_it(
    world: World, chief: Actor, second: Actor, tmp_path: Any
) -> None:
    call, result = published(world, chief, second)
    told = json.loads(client_of(world["anonymous"]).get(stage_url("protocol_json", call, 1)).content)
    assert told == file_of(result)
    assert problems(told, public_key()) == []
    assert problems(told, "AAAA") == ["the file is signed by another key"]
    assert problems(result.document, public_key()) == ["the file is not signed"]
    forged = json.loads(json.dumps(told))
    forged["signature"]["value"] = sign("00" * 32)
    assert problems(forged) == ["the signature does not fit the SHA-256 and the key"]
    page = client_of(world["anonymous"]).get(stage_url("protocol", call, 1)).content.decode()
    assert public_key().replace("+", "&#x2B;") in page or public_key() in page
    file, runner = tmp_path / "p.json", CliRunner()
    file.write_text(json.dumps(told))
    assert "signed, right" in runner.invoke(app, ["verify", str(file), "--key", public_key()]).stdout
    assert runner.invoke(app, ["verify", str(file), "--key", "AAAA"]).exit_code == 1
    assert not is_signed(b"x" * 32, b"", b"")


def test_earlier_grants_are_read_after_the_scores_and_never_by_who_still_scores(
    world: World, chief: Actor, second: Actor
) -> None:
    call, entries, _panel = make_judged_call(world.saryagash, chief)
    stage, staff = expert_stage(call), client_of(chief)
    Entry.objects.filter(call=call).update(organisation_number="991340000001")
    make_grant(world.saryagash, state=GrantState.ENDED)
    make_reviews(stage)
    address = stage_url("judged_entry", call, entries[0].number)
    assert staff.get(address).context["delivery"] is None
    lock_stage(stage.pk, by=chief, at=AT)
    assert staff.get(address).context["delivery"].ended_early == 1
    result = put_forward(stage.pk, by=chief, at=AT)
    rows = client_of(second).get(f"/calls/work/results/{result.pk}/").context["remembered"]
    assert {row.entry.number for row in rows} == {row["number"] for row in result.document["result"] if row["passes"]}
    make_judge(call, role="juror")
    PanelMember.objects.filter(role="juror").update(user=chief.user_id)  # sits in the jury that is still to score
    assert staff.get(address).context["delivery"] is None


def test_deliveries_of_many_ask_as_much_as_those_of_one(world: World, chief: Actor) -> None:
    call, entries, _panel = make_judged_call(world.saryagash, chief, begin=False)
    grantee = make_user()
    make_grant(world.saryagash, state=GrantState.COMPLETED, grantee_number="000000000001")
    make_grant(world.saryagash, state=GrantState.ENDED, grantee_number="", user=grantee)
    Entry.objects.filter(pk=entries[0].pk).update(organisation_number="000000000001")
    Entry.objects.filter(pk=entries[1].pk).update(user=grantee)
    rows = list(Entry.objects.filter(call=call).order_by("number"))
    one, many = asked(lambda: deliveries_of(rows[:1])).total(), asked(lambda: deliveries_of(rows)).total()
    assert one == many == 4
    found = deliveries_of(rows)
    assert [found[row.pk].grants for row in rows] == [1, 1, 0, 0, 0, 0]
    assert found[rows[0].pk].total == Decimal(1_000_000)
    told = delivery_of_passing(call.pk, [row.number for row in rows])
    assert [row.entry.pk for row in told] == [rows[1].pk, rows[0].pk], "those with troubles first"


def test_who_judges_finds_no_entry_by_searching_and_who_runs_the_call_does(world: World, chief: Actor) -> None:
    from tirek.calls.queries.search import search_calls, search_entries

    call, entries, panel = make_judged_call(world.saryagash, chief, begin=False)
    judge = judge_actor(panel[0])
    for text in (entries[0].number, entries[0].title, entries[0].name):
        assert entries[0] in search_entries(chief, text)[:1]
        for stranger in (judge, world["clerk"], world["anonymous"], world["head.kostanay"]):
            assert not search_entries(stranger, text).exists()
    Entry.objects.filter(pk=entries[0].pk).update(user=panel[1].user)
    assert list(search_entries(judge_actor(panel[1]), entries[0].title)) == [entries[0]]
    assert search_calls(judge, "алеуметтик идеялар", 8) == [call]
    assert search_calls(judge, "жок мундай", 8) == []
