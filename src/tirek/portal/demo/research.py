"""Research of the demo: seven programmes, five grant projects, three studies and two trips through ten regions."""

from datetime import date, timedelta
from typing import Any

from tirek.core.actor import Actor
from tirek.core.paper import pdf
from tirek.network.models import Organisation
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at
from tirek.portal.demo.roadmaps import OWNER, programme_named
from tirek.programmes.actions import research as actions
from tirek.programmes.models import Research, Roadmap
from tirek.territory.models import Area

YEAR = 2023
"""The year whose annual report names these figures."""
LASTS = {"programme": (2021, 2027), "grant": (2022, 2024), "study": (YEAR, YEAR), "trip": (YEAR, YEAR)}


def carry_out(today: date, *, by: Actor) -> None:
    """Write it, with findings, what came of them, and the reports of the studies."""
    bodies = list(Organisation.objects.filter(kind="experts").order_by("code")) or [
        Organisation.objects.get(code=OWNER)
    ]
    done = [
        _begin(row, bodies[number % len(bodies)], by=by) for number, row in enumerate(table("roadmaps")["research"])
    ]
    trips = [one for one in done if one.kind == "trip"]
    for trip, row in zip(trips, [row for row in table("roadmaps")["research"] if row["kind"] == "trip"], strict=True):
        _visit(trip, row["regions"], by=by)
    _find(trips[0], today, by=by)
    for study in [one for one in done if one.kind == "study"]:
        _publish(study, by=by)


def _begin(row: dict[str, Any], body: Organisation, *, by: Actor) -> Research:
    first, last = LASTS[row["kind"]]
    facts = actions.ResearchFacts(
        organisation_id=body.pk,
        kind=row["kind"],
        name_kk=row["kk"],
        name_ru=row["ru"],
        since=date(first, 2, 1),
        until=date(last, 11, 30),
        programme_id=programme_named("near").pk if row["kind"] == "trip" else None,
        is_public=True,
    )
    return actions.begin_research(facts, by=by, at=at(date(first, 2, 1), 10))


def _visit(trip: Research, regions: list[str], *, by: Actor) -> None:
    day = date(YEAR, 5, 15)
    for name in regions:
        area = Area.objects.region_level().filter(name_kk__startswith=name).order_by("kato").first()
        if area is not None:
            actions.add_visit(trip.pk, area.pk, day, by=by, at=at(day, 18))
        day += timedelta(days=4)


def _find(trip: Research, today: date, *, by: Actor) -> None:
    owner = Organisation.objects.get(code=OWNER)
    roadmap = Roadmap.objects.filter(area__isnull=True, owner=owner).order_by("created_at").first()
    visits = list(trip.visits.order_by("on"))
    for number, row in enumerate(table("roadmaps")["finding"]):
        moment = at(date(YEAR, 7, 1 + number), 11)
        area_id = visits[number % len(visits)].area_id if visits else None
        finding = actions.add_finding(trip.pk, row["kk"], area_id=area_id, by=by, at=moment)
        advice = actions.recommend(finding.pk, row["advice"], owner.pk, by=by, at=moment)
        if row.get("state") == "taken" and roadmap is not None:
            actions.take_advice(advice.pk, roadmap.pk, due_on=today + timedelta(days=40), by=by, at=at(today, 8))
        elif row.get("state") == "declined":
            actions.decline_advice(advice.pk, row["reason"], by=by, at=moment)


def _publish(study: Research, *, by: Actor) -> None:
    """Its report, in Kazakh."""
    told = {
        "title": study.name_kk,
        "lang": "kk",
        "office": study.organisation.name_kk,
        "number": "",
        "date": f"{YEAR}",
        "words": "Зерттеу қорытындысы. Бұл құжат көрсетілімге арналған: ұйым мен деректер ойдан алынған.",
        "facts": [("Зерттеу", study.name_kk), ("Жыл", f"{YEAR}")],
        "terms": "",
        "signs": [],
    }
    content, day = pdf("programmes/acceptance", told, dated=at(date(YEAR, 12, 1), 9)), date(YEAR, 12, 1)
    actions.add_report(
        study.pk, study.name_kk, content, name="report.pdf", language="kk", published_on=day, by=by, at=at(day, 9)
    )
