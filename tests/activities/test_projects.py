"""Projects of several bodies: who joins, whose events count, and that every number opens what it counts."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.activities.test_event_attendance import signed_in
from tests.factories import World, make_world
from tests.factories.activities import make_event
from tests.factories.cases import NOW

from tirek.activities.actions.event_facts import EventFacts
from tirek.activities.actions.events import create_event
from tirek.activities.actions.projects import ProjectFacts, create_project, edit_project, join_project, leave_project
from tirek.activities.enums import Evidence
from tirek.activities.models import Event, Headcount, Project
from tirek.activities.queries.projects import project_page
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db
WORDS = {"kind": "national", "name_kk": "Аналар мектебі", "name_ru": "Школа матерей"}


@pytest.fixture
def world() -> World:
    return make_world()


def begun(world: World) -> Project:
    facts = ProjectFacts(organisation_id=world.saryagash.pk, since=NOW.date(), **WORDS)
    return create_project(facts, by=world["clerk"], at=NOW)


def event_of(world: World, project: Project) -> EventFacts:
    return EventFacts(
        organiser_id=world.keles.pk,
        kind="meeting",
        name_kk="Сабақ",
        name_ru="Занятие",
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=1, hours=2),
        area_id=world.keles.area_id,
        place="Клуб",
        project_id=project.pk,
    )


def test_only_bodies_that_take_part_hold_events_of_a_project(world: World):
    project, keles = begun(world), world["clerk.keles"]
    with pytest.raises(ValidationError):
        create_event(event_of(world, project), by=keles, at=NOW)
    (part,) = join_project(project.pk, [world.keles.pk], by=keles, at=NOW)
    assert join_project(project.pk, [world.keles.pk], by=keles, at=NOW) == []
    held = create_event(event_of(world, project), by=keles, at=NOW)
    leave_project(part.pk, by=keles, at=NOW)
    with pytest.raises(ValidationError):
        create_event(event_of(world, project), by=keles, at=NOW)
    join_project(project.pk, [world.keles.pk], by=world["head.turkistan"], at=NOW)
    part.refresh_from_db()
    assert part.until is None
    held.refresh_from_db()
    assert held.project_id == project.pk


def test_nobody_brings_in_a_body_they_do_not_work_for_unless_they_lead(world: World):
    project = begun(world)
    for persona, body in (("head.kostanay", world.keles), ("registrar", world.keles), ("employment", world.keles)):
        with pytest.raises(Refused):
            join_project(project.pk, [body.pk], by=world[persona], at=NOW)
    with pytest.raises(Refused):
        join_project(project.pk, [world.saryagash.pk], by=world["clerk"], at=NOW)  # it leads
    assert len(join_project(project.pk, [world.keles.pk], by=world["clerk"], at=NOW)) == 1
    ended = ProjectFacts(
        organisation_id=world.saryagash.pk, since=NOW.date(), until=NOW.date(), result_kk="Болды", **WORDS
    )
    for persona in ("clerk.keles", "head.kostanay"):
        with pytest.raises(Refused):
            edit_project(project.pk, ended, by=world[persona], at=NOW)
    edit_project(project.pk, ended, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        join_project(project.pk, [world.housing.pk], by=world["clerk"], at=NOW + timedelta(days=2))


def test_a_result_needs_an_end_and_an_end_comes_after_the_beginning(world: World):
    first = date(2026, 1, 1)
    for until, result in ((None, "Болды"), (first - timedelta(days=1), "")):
        facts = ProjectFacts(organisation_id=world.saryagash.pk, since=first, until=until, result_kk=result, **WORDS)
        with pytest.raises(ValidationError):
            create_project(facts, by=world["clerk"], at=NOW)


def test_every_number_of_a_project_opens_exactly_what_it_counts(world: World):
    project = Project.objects.create(organisation=world.saryagash, during=DateRange(date(2024, 1, 1), None), **WORDS)
    then = timezone.now() - timedelta(days=30)
    for n, office in enumerate((world.saryagash, world.keles, world.keles)):
        event = make_event(office, then + timedelta(days=n), project=project, state="closed", closed_at=then)
        Headcount.objects.create(event=event, evidence=Evidence.SIGNED, attendances=10 + n, recorded_at=then)
        Headcount.objects.create(event=event, evidence=Evidence.ESTIMATE, attendances=100, recorded_at=then)
    make_event(world.keles, then, project=project)  # not reported
    make_event(world.keles, then, project=project, state="cancelled")
    make_event(world.keles, then, project=project, state="closed", closed_at=then, is_public=False)
    page = project_page(project, on=timezone.localdate())
    assert (page.came.events, page.came.counted, page.came.estimated) == (3, 33, 300)
    assert sum(line.events for line in page.regions) == 3
    client = Client()
    shown = client.get(f"/projects/{project.pk}/").content.decode()
    for address in set(re.findall(r'href="(/events/\?when=held[^"]+)"', shown)):
        listed = client.get(address.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r'href="/events/[0-9a-f-]{36}/"', listed)) == 3, address


def test_a_project_page_costs_the_same_for_one_event_and_three(world: World):
    project = Project.objects.create(organisation=world.saryagash, during=DateRange(date(2024, 1, 1), None), **WORDS)
    counted = []
    for _more in range(2):
        for n in range(len(counted) + 1):
            make_event(world.keles, NOW + timedelta(days=n), project=project, state="closed", closed_at=NOW)
        with CaptureQueriesContext(connection) as queries:
            project_page(project, on=NOW.date())
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_project_is_begun_joined_and_read_in_every_language(world: World, language: str):
    clerk = signed_in(world, "clerk")
    clerk.cookies["language"] = language
    told = {**WORDS, "organisation": world.saryagash.pk, "since": timezone.localdate()}
    assert clerk.post("/projects/new/", told).status_code == 422  # what it is to bring is not said
    answer = clerk.post("/projects/new/", {**told, "goal_kk": "Мақсат", "goal_ru": "Цель"})
    page = answer["Location"]
    other = signed_in(world, "clerk.keles")
    assert other.post(f"{page}joining/", {"bodies": [world.saryagash.pk]}).status_code == 422
    assert other.post(f"{page}joining/", {"bodies": [world.keles.pk]}).status_code == 303
    for address in (
        page,
        f"{page}edit/",
        f"{page}joining/",
        f"{page}bodies/",
        "/projects/?q=мектебі",
        "/projects/new/",
    ):
        assert clerk.get(address).status_code == 200, address
    assert world.keles.get_absolute_url() in clerk.get(f"{page}bodies/").content.decode()
    assert page in Client().get(world.keles.get_absolute_url()).content.decode()
    assert page not in Client().get("/projects/?when=ended").content.decode()


def test_events_are_found_by_the_words_of_their_title_and_place(world: World):
    soon = timezone.now() + timedelta(days=1)
    make_event(world.keles, soon, name_kk="Ұлттық тағам көрмесі", name_ru="Выставка кухни", place="Достық үйі")
    make_event(world.keles, soon)
    for words, number in (("тағам", 1), ("ВЫСТАВКА достық", 1), ("кітап", 0), ("", 2)):
        listed = Client().get("/events/", {"q": words}).content.decode()
        assert len(re.findall(r'href="/events/[0-9a-f-]{36}/"', listed)) == number, words
    assert Event.objects.count() == 2
