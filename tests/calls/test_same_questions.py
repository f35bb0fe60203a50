"""Every list of calls asks the database as much for three rows as for one."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.calls.test_awards import make_vote
from tests.calls.test_jury_days import START, make_stage_of_jury, plan
from tests.calls.test_pages_after import client_for, client_of
from tests.factories import make_actor, make_national_office, make_user
from tests.factories.calls import make_call, make_entry
from tests.factories.calls_after import make_award, make_candidate, make_grant, make_prize
from tests.factories.calls_judging import make_judge
from tests.questions import asked

from tirek.calls.actions import jury_days, jury_room
from tirek.calls.enums import CallKind, CallState, EntryState
from tirek.calls.models import Assignment, Conflict, Likeness, Showing, Stage
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.models import Organisation

pytestmark = pytest.mark.django_db
Add = Callable[[], object]


@pytest.fixture
def fund(settings: Any, tmp_path: Any) -> Organisation:
    settings.MEDIA_ROOT, settings.DEMO = tmp_path, True
    return make_national_office()


@pytest.fixture
def secretary(fund: Organisation) -> Actor:
    return make_actor(Role.COMPETITIONS, fund)


def expect_the_same(pages: list[tuple[Client, str]], add: Add) -> None:
    add()
    for client, address in pages:
        assert client.get(address).status_code == 200, address
    first = [_asked(client, address) for client, address in pages]
    add(), add()
    for (client, address), before in zip(pages, first, strict=True):
        assert _asked(client, address) == before, address


def _asked(client: Client, address: str) -> Any:
    """A paginator writes how many rows there are into its LIMIT."""
    told = asked(partial(client.get, address))
    return sorted((re.sub(r"LIMIT \d+", "LIMIT", statement), times) for statement, times in told.items())


def test_of_those_who_run_calls(fund: Organisation, secretary: Actor) -> None:
    staff, call = client_of(secretary), make_call(fund)
    other = make_entry(make_call(fund))
    prize = make_call(fund, kind=CallKind.PRIZE)

    def add() -> None:
        make_call(fund, state=CallState.DRAFT)
        entry = make_entry(call, state=EntryState.WINNER)
        make_judge(call)
        make_prize(make_award(fund, entry=entry))
        Likeness.objects.create(entry=entry, other=other, share=90, found_at=call.closes_at)
        make_candidate(fund, fund, call=prize, name=f"Үміткер {entry.number}")
        make_grant(fund)

    names = ("call_work", "entries_work", "likenesses", "panel", "awards", "awards_new", "gallery_choosing")
    pages = [reverse(f"calls:{name}", args=[call.code]) for name in names]
    pages += [reverse("calls:work"), reverse("calls:candidates", args=[prize.code]), reverse("calls:prizes")]
    pages += [reverse("calls:grants_work"), "/search/?q=Жоба", reverse("portal:home")]
    expect_the_same([(staff, address) for address in pages], add)


def test_of_the_public_and_of_entrants(fund: Organisation) -> None:
    stage, (work,) = make_vote(fund)
    own, call = make_user("Қатысушы"), stage.call
    entrant, stranger = client_for(own), Client()

    def add() -> None:
        entry = make_entry(call, state=EntryState.WINNER, user=own)
        Showing.objects.create(entry=entry, call=call, title=entry.title, shown_at=timezone.now())
        make_award(fund, entry=entry)
        make_grant(fund, user=own)
        make_call(fund)

    names = ("call", "rules", "winners", "gallery", "jury_stage")
    pages = [(stranger, reverse(f"calls:{name}", args=[call.code])) for name in names]
    pages += [(stranger, reverse(f"calls:{name}")) for name in ("calls", "grants", "honour")]
    pages += [(entrant, reverse("calls:entries")), (entrant, reverse("calls:grants_mine"))]
    pages += [(entrant, reverse("calls:work_shown", args=[call.code, work.pk]))]
    expect_the_same(pages, add)


def test_of_the_days_of_a_jury(fund: Organisation, secretary: Actor) -> None:
    counts: list[list[Any]] = []
    for finalists in (2, 6):
        stage = _heard(fund, secretary, finalists)
        juror = stage.call.panel.select_related("user").get(role="chair")
        day = stage.jury_days.get()
        pages = [
            (client_of(secretary), reverse("calls:jury_days", args=[stage.call.code, stage.position])),
            (client_of(secretary), day.get_absolute_url()),
            (client_for(juror.user), day.get_absolute_url()),  # type: ignore[arg-type]
            (client_for(juror.user), reverse("calls:judging")),  # type: ignore[arg-type]
            (Client(), reverse("calls:jury_stage", args=[stage.call.code])),
        ]
        for client, address in pages:
            assert client.get(address).status_code == 200
        counts.append([_asked(client, address) for client, address in pages])
    assert counts[0] == counts[1]


def _heard(fund: Organisation, by: Actor, finalists: int) -> Stage:
    """A day on which the first was heard and the second is; the chair has work with all of them."""
    stage = make_stage_of_jury(fund, finalists)
    member, away = stage.call.panel.get(role="chair"), stage.call.panel.filter(role="juror")[0]
    plan(stage, by)
    jury_days.arrange_days(stage.pk, by=by, at=START)
    for slot in stage.slots.all():
        Conflict.objects.create(member=away, entry=slot.entry, kind="kin", found_at=START)
        Assignment.objects.create(
            stage=stage, member=member, entry=slot.entry, revision_id=slot.entry.revision_id, assigned_at=START
        )
    Stage.objects.filter(pk=stage.pk).update(state="running")
    stage.jury_days.update(ends_at=timezone.now() + timedelta(hours=1))
    for slot in stage.slots.all()[: finalists // 2 + 1]:
        jury_room.call_in(slot.pk, by=by, at=START)
    return stage
