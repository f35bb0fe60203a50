"""``tirek calls``: ranking with the working, and recounting a protocol."""

import json
from typing import Any

import pytest
from tests.calls.test_judging_pages import AT, chief, second, world
from tests.factories import World
from tests.factories.calls_judging import expert_stage, make_judged_call, make_reviews
from typer.testing import CliRunner

from tirek.calls.actions.judging_stages import lock_stage
from tirek.calls.actions.results import publish_result, put_forward
from tirek.calls.cli import app
from tirek.core.actor import Actor

pytestmark = pytest.mark.django_db
__all__ = ["chief", "second", "world"]


def test_the_command_line_ranks_with_the_working_and_recounts_a_file(
    world: World, chief: Actor, second: Actor, tmp_path: Any
) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    runner = CliRunner()
    told = json.loads(runner.invoke(app, ["rank", call.code, "--nomination", "n1", "--json"]).stdout)
    assert [row["place"] for row in told["result"]] == [1, 2, 3, 4, 5, 6]
    assert all(len(row["reviews"]) == 2 and row["means"] for row in told["result"])
    assert runner.invoke(app, ["rank", "no-such-call"]).exit_code == 2
    lock_stage(stage.pk, by=chief, at=AT)
    result = publish_result(put_forward(stage.pk, by=chief, at=AT).pk, by=second, at=AT)
    file = tmp_path / "protocol.json"
    file.write_text(json.dumps(result.document, ensure_ascii=False))
    assert runner.invoke(app, ["verify", str(file)]).exit_code == 0
    for old, new in (('"place": 1,', '"place": 2,'), ('"seed": "1916"', '"seed": "1917"')):
        file.write_text(json.dumps(result.document, ensure_ascii=False).replace(old, new))
        assert runner.invoke(app, ["verify", str(file), "--json"]).exit_code == 1
    assert runner.invoke(app, ["verify", str(tmp_path / "none.json")]).exit_code == 2
