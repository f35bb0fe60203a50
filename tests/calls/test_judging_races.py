"""Two people at the same moment: one result is published once; a score comes before the lock or not at all."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.factories import make_world
from tests.factories.calls import CLOSES
from tests.factories.calls_judging import expert_stage, judge_actor, make_judged_call, make_reviews
from tests.factories.network import make_actor

from tirek.calls.actions.judging_stages import lock_stage
from tirek.calls.actions.results import publish_result, put_forward
from tirek.calls.actions.reviewing import Opinion, submit_review
from tirek.calls.enums_judging import ResultState
from tirek.calls.models import Assignment, Evaluation, StageResult
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)
AT = CLOSES + timedelta(days=4)
CRITERIA = ("significance", "impact", "sustainability", "innovation", "openness")


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do them at the same moment; what came of each."""
    gate, found = Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        gate.wait()
        try:
            deed()
            found.append("done")
        except Refused:
            found.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def test_at_the_same_moment_one_result_is_published_once_and_no_score_slips_behind_the_lock() -> None:
    world = make_world()
    chief, second, third = (make_actor(Role.COMPETITIONS, world.saryagash) for _ in range(3))
    call, entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    one = Assignment.objects.select_related("member__user").first()
    assert one is not None
    judge = judge_actor(one.member)
    opinion = Opinion(dict.fromkeys(CRITERIA, 10), comment="Соңғы сәтте")
    told = at_once(
        lambda: submit_review(one.pk, opinion, by=judge, at=AT), lambda: lock_stage(stage.pk, by=chief, at=AT)
    )
    came_in_time = Evaluation.objects.get(assignment=one).comment == "Соңғы сәтте"
    assert told == (["done", "done"] if came_in_time else ["done", "refused"])
    results = at_once(lambda: put_forward(stage.pk, by=chief, at=AT), lambda: put_forward(stage.pk, by=chief, at=AT))
    assert results == ["done", "refused"]
    result = StageResult.objects.get()
    own = next(row for row in result.document["entries"] if row["number"] == one.entry.number)
    tens = sum(value == 10 for review in own["reviews"] for value in review["scores"].values())
    assert (tens >= len(CRITERIA)) == came_in_time, "the protocol holds exactly what was in before the lock"
    published = at_once(*(lambda by=by: publish_result(result.pk, by=by, at=AT) for by in (second, third)))
    assert published == ["done", "refused"]
    assert StageResult.objects.get().state == ResultState.PUBLISHED
    assert Message.objects.filter(key__startswith="result:").count() == len(entries)
