"""A roadmap of 5 000 actions: its page, first and last, its workbook out and back, and the measuring of bound ones."""

from datetime import date, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.network.models import Organisation
from tirek.portal.bench.timing import timed
from tirek.programmes.actions.programmes import ProgrammeFacts, create_programme
from tirek.programmes.actions.reporting import measure_roadmap
from tirek.programmes.actions.roadmap_tables import ToldAction, enter_actions
from tirek.programmes.actions.roadmaps import ActionFacts, RoadmapFacts, adopt_roadmap, create_roadmap
from tirek.programmes.exports_of_roadmaps import roadmap_as_xlsx
from tirek.programmes.forms.roadmap_tables import told_by
from tirek.programmes.models import Roadmap, path_of
from tirek.programmes.queries.gantt import gantt_of
from tirek.programmes.queries.roadmap_pages import tree_of

BRANCHES, GROUPS, LEAVES = 20, 10, 24
"""20 branches of 10 groups of 24 actions: 5 020 rows."""
SOURCES = ("cases_solved", "families_housed", "events", "trained")
EVERY_BOUND = 10


def measure() -> list[dict[str, Any]]:
    """Nothing of it stays."""
    with transaction.atomic(), override_settings(ALLOWED_HOSTS=["testserver"]):
        found = _measured(_roadmap())
        transaction.set_rollback(True)
    return found


def _measured(roadmap: Roadmap) -> list[dict[str, Any]]:
    today, by, now = timezone.localdate(), system_actor("bench"), timezone.now()
    content = roadmap_as_xlsx(roadmap)
    told = told_by(content, today)

    def shown(number: int) -> Any:
        return lambda: gantt_of(tree_of(roadmap, on=today, number=number).rows, today)

    def opened(query: str) -> Any:
        return lambda: _page(f"{roadmap.get_absolute_url()}{query}")

    rows = [
        timed("tree and days of 5 000 actions, first page", [shown(1)] * 8),
        timed("the same, last page", [shown(101)] * 8),
        timed("whole page through the application", [opened("")] * 8),
        timed("whole page, late actions only", [opened("?show=late")] * 8),
        timed("workbook written", [lambda: roadmap_as_xlsx(roadmap)] * 3, warm=0),
        timed("workbook read", [lambda: told_by(content, today)] * 3, warm=0),
        timed(
            "workbook brought in, nothing changed", [lambda: enter_actions(roadmap.pk, told, by=by, at=now)] * 3, warm=0
        ),
        timed("500 bound actions measured", [lambda: measure_roadmap(roadmap.pk, by=by, at=now)] * 3, warm=1),
    ]
    return rows


def _page(address: str) -> bytes:
    """The body of a page. Raises RuntimeError for one that did not open: a refusal is quick, and no measurement."""
    answer = Client().get(address)
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return answer.content


def _roadmap() -> Roadmap:
    by, now = system_actor("bench"), timezone.now()
    owner = Organisation.objects.offices().order_by("code")[0]
    facts = ProgrammeFacts(
        owner_id=owner.pk, name_kk="Өлшем", name_ru="Замер", since=date(now.year, 1, 1), goals_kk="—", goals_ru="—"
    )
    programme = create_programme(facts, by=by, at=now)
    named = RoadmapFacts(owner_id=owner.pk, name_kk="Өлшем", name_ru="Замер")
    roadmap = create_roadmap(programme.pk, named, by=by, at=now)
    enter_actions(roadmap.pk, list(_told(owner, now.year)), by=by, at=now)
    return adopt_roadmap(roadmap.pk, act="№ 1", by=by, at=now)


def _told(owner: Organisation, year: int) -> Any:
    codes = [str(branch) for branch in range(1, BRANCHES + 1)]
    codes += [f"{branch}.{group}" for branch in range(1, BRANCHES + 1) for group in range(1, GROUPS + 1)]
    leaves = [f"{group}.{leaf}" for group in codes[BRANCHES:] for leaf in range(1, LEAVES + 1)]
    for number, code in enumerate([*codes, *leaves]):
        since = date(year, 1, 1) + timedelta(days=number % 300)
        is_bound = code.count(".") == 2 and number % EVERY_BOUND == 0
        days = {"counted_from": date(year, 1, 1), "counted_until": date(year, 12, 31)}
        bound: dict[str, Any] = {"source": SOURCES[number % 4], "target": Decimal(500), **days} if is_bound else {}
        facts = ActionFacts(
            owner_id=owner.pk, name_kk=f"Іс-шара {code}", name_ru=f"Мероприятие {code}", since=since,
            due_on=since + timedelta(days=60), weight=number % 9 + 1, **bound,
        )  # fmt: skip
        yield ToldAction(number, path_of(code), facts)
