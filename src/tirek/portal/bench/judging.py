"""A call of 5 000 entries and 15 000 reviews: lists, one review, the ranking, as whole requests in this process; and
the sharing out of 1 000 entries among 100 judges."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from tirek.calls.enums import CallState, FormalState, StageKind, StageState
from tirek.calls.judging.solver import Judge, Problem, Work, share
from tirek.calls.models import (
    Assignment,
    Call,
    Criterion,
    Entry,
    EntryRevision,
    Evaluation,
    FormVersion,
    Nomination,
    PanelMember,
    Score,
    Stage,
)
from tirek.calls.queries import judging
from tirek.core.writing import copy_in
from tirek.network.middleware import DEMO_SIGN_IN
from tirek.network.models import Organisation, User
from tirek.portal.bench.timing import timed
from tirek.territory.models import Area

ENTRIES, JUDGES, EACH, CRITERIA = 5000, 100, 3, 5
ROUNDS = 20
SCHEMA = {
    "sections": [
        {
            "code": "project",
            "title": {"kk": "Жоба", "ru": "Проект"},
            "fields": [{"code": "idea", "kind": "long", "label": {"kk": "Идея", "ru": "Идея"}}],
        }
    ]
}


def measure() -> list[dict[str, Any]]:
    """Everything; nothing of it stays."""
    with transaction.atomic(), override_settings(DEMO=True, ALLOWED_HOSTS=["testserver"]):
        stage = _filled()
        found = _measured(stage)
        transaction.set_rollback(True)
    return [*found, _shared_out()]


def _measured(stage: Stage) -> list[dict[str, Any]]:
    place = [stage.call.code, stage.position]
    staff = _browser(User.objects.get(email="coordinator@tirek.example"))
    judge = _browser(PanelMember.objects.filter(call=stage.call, user__isnull=False).get().user)
    own = list(Assignment.objects.filter(member__call=stage.call, member__user__isnull=False)[:ROUNDS])
    numbers = list(Entry.objects.filter(call=stage.call).values_list("number", flat=True)[:ROUNDS])
    ranking = reverse("calls:ranking", args=place)

    def anew() -> object:
        judging._standing.cache_clear()
        return judging.standing(stage)

    return [
        timed("a judge's list", [_get(judge, reverse("calls:judging"))] * ROUNDS),
        timed("one review, opened", [_get(judge, one.get_absolute_url()) for one in own]),
        timed("one review, saved", [_save(judge, one) for one in own]),
        timed("the stage with all its judges", [_get(staff, reverse("calls:stage", args=place))] * ROUNDS),
        timed("ranking, counted anew after a change", [anew] * 5, warm=1),
        timed(
            "ranking, a page", [_get(staff, ranking), *(_get(staff, f"{ranking}?page={n}") for n in range(1, ROUNDS))]
        ),
        timed("ranking, one nomination with agreement", [_get(staff, f"{ranking}?nomination=n1")] * ROUNDS),
        timed(
            "one entry with its reviews",
            [_get(staff, reverse("calls:judged_entry", args=[*place, number])) for number in numbers],
        ),
    ]


def _get(browser: Client, address: str) -> Callable[[], object]:
    def call() -> object:
        answer = browser.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        return answer

    return call


def _save(browser: Client, one: Assignment) -> Callable[[], object]:
    told = {f"c_c{n}": "7" for n in range(CRITERIA)} | {"version": "1", "comment": "Жақсы", "note": ""}

    def call() -> object:
        answer = browser.post(f"{one.get_absolute_url()}draft/", told)
        if answer.status_code != 204:
            raise RuntimeError(f"saving answered {answer.status_code}")
        return answer

    return call


def _browser(user: User | None) -> Client:
    browser = Client()
    if user:
        browser.force_login(user)
    session = browser.session
    session[DEMO_SIGN_IN] = True
    session.save()
    return browser


def _shared_out() -> dict[str, Any]:
    """1 000 × 100 × 3 with 17 regions, two languages and conflicts."""
    rng = Random(1)  # noqa: S311 - an invented panel
    works = [Work(f"w{n}", "", str(rng.randrange(17)), rng.choice(("kk", "kk", "ru"))) for n in range(1000)]
    both, one = frozenset(("kk", "ru")), frozenset(("kk",))
    panel = [Judge(f"j{n}", str(rng.randrange(17)), both if rng.random() < 0.7 else one) for n in range(100)]
    conflicts = {(rng.choice(works).key, rng.choice(panel).key) for _ in range(200)}
    problem = Problem(works, panel, conflicts=conflicts, seed=7)
    return timed("1 000 entries shared out among 100 judges, 3 reviews each", [lambda: share(problem)] * 5, warm=1)


def _filled() -> Stage:
    """The call with all its rows, through COPY."""
    rng, now = Random(2), timezone.now()  # noqa: S311 - invented points
    stage = _stage(now)
    nominations = list(stage.call.nominations.all())
    areas = list(Area.objects.filter(kind="region")[:17])
    form = FormVersion.objects.create(call=stage.call, number=1, schema=SCHEMA, published_at=now)
    entries = [_entry(stage, form, nominations[n % 3], areas[n % len(areas)], n, now) for n in range(ENTRIES)]
    user = User.objects.create_user("bench-judge@tirek.example", name="Bench")
    panel = [
        PanelMember(
            call=stage.call, role="expert", name=f"Judge {n:03d}", email=f"bench{n}@tirek.example", invited_at=now,
            accepted_at=now, user=user if n == 0 else None,
        )
        for n in range(JUDGES)
    ]  # fmt: skip
    given = [
        Assignment(
            stage=stage, member=panel[(n * EACH + k * 7) % JUDGES], entry=entry, revision=entry.revision, state="done",
            position=n // 33, assigned_at=now, ended_at=now,
        )
        for n, entry in enumerate(entries)
        for k in range(EACH)
    ]  # fmt: skip
    told = [
        Evaluation(assignment=one, revision=one.revision, saved_at=now, submitted_at=now, version=1) for one in given
    ]
    criteria = list(stage.criteria.all())
    scores = [
        Score(evaluation=one, criterion=criterion, value=rng.randrange(11)) for one in told for criterion in criteria
    ]
    for rows in (entries, [one.revision for one in entries if one.revision], panel, given, told, scores):
        copy_in(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE calls_entry, calls_assignment, calls_evaluation, calls_score")
    return stage


def _stage(now: Any) -> Stage:
    office = Organisation.objects.get(code="0001")
    day = timedelta(days=1)
    call = Call.objects.create(
        code=f"bench-{uuid4().hex[:8]}", kind="grants", state=CallState.PUBLISHED, organisation=office,
        name_kk="Байқау", name_ru="Конкурс", opens_at=now - 60 * day, closes_at=now - 20 * day,
        published_at=now - 70 * day,
    )  # fmt: skip
    for n in range(3):
        Nomination.objects.create(call=call, code=f"n{n}", position=n, name_kk=f"Аталым {n}", name_ru=f"Номинация {n}")
    stage = Stage.objects.create(
        call=call, kind=StageKind.EXPERT, position=1, state=StageState.RUNNING, name_kk="Сарапшылар",
        name_ru="Эксперты",
        starts_at=now - 10 * day, ends_at=now + 10 * day, reviews_each=EACH, minimum_reviews=1, passing=500, seed="1",
        ties=["median", "draw"],
    )  # fmt: skip
    for n in range(CRITERIA):
        Criterion.objects.create(stage=stage, code=f"c{n}", position=n, name_kk=f"Өлшем {n}", name_ru=f"Критерий {n}")
    return stage


def _entry(stage: Stage, form: FormVersion, nomination: Nomination, area: Area, n: int, now: Any) -> Entry:
    entry = Entry(
        call=stage.call, nomination=nomination, number=f"bench-{n:06d}", state="submitted", formal=FormalState.PASSED,
        title=f"Жоба {n}", area=area, submitted_at=now, first_submitted_at=now,
    )  # fmt: skip
    entry.revision = EntryRevision(
        entry=entry, number=1, form=form, answers={"idea": "Ауыл кітапханасы " * 60}, saved_at=now, submitted_at=now
    )
    return entry
