"""Old applications lose what is personal in them; figures stay, search forgets, a second person has to agree."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.browsers import browser_of
from tests.factories import World, make_case, make_line, make_memorandum, make_referral, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import confirm
from tirek.cases.actions.clock import extend
from tirek.cases.actions.intake import NewApplicant
from tirek.cases.actions.notes import add_note
from tirek.cases.actions.referrals import accept_referral, finish_referral
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import Attachment, Case
from tirek.cases.queries.search import search_cases
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.actor import system_actor
from tirek.core.models import RetentionRun
from tirek.core.retaining import apply_run, approve_run, ask_run, place_hold
from tirek.core.retention_rules import preview, previews, rule_named
from tirek.core.verdict import Refused
from tirek.people.models import Person
from tirek.people.queries import search_people
from tirek.reports.indicators import all_indicators
from tirek.reports.period import Period
from tirek.reports.queries import figure, scope_for

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=6 * 366)
RETENTION = system_actor("retention")
SECRET = "Құпиябаева"


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT, settings.DEMO = tmp_path, True
    return make_world()


def whole_life(world: World, name: str = SECRET, *, closed: bool = True) -> Case:
    """An application with everything that can hang on one, its texts full of the applicant's name."""
    clerk, partner = world["clerk"], world["employment"]
    told = NewApplicant(family_name=name, given_name=name, phone="+77010000777", address=f"{name} көшесі")
    case = make_case(world.saryagash, service=world.job, applicant=told, subject=f"{name} 1", body=f"{name} 2")
    referral = make_referral(make_line(case, by=clerk), world.employment.pk, by=clerk)
    accept_referral(referral.pk, by=partner, at=NOW)
    finish_referral(referral.pk, f"{name} 3", True, by=partner, at=NOW)
    extend(case.pk, working_days=2, reason=f"{name} 4", by=world["head"], at=NOW)
    add_note(case.pk, f"{name} 5", by=clerk, at=NOW)
    default_storage.save(f"attachments/{case.pk}", ContentFile(b"%PDF"))
    Attachment.objects.create(
        case=case, name=f"{name}.pdf", size=4, received=4, stored_as=f"attachments/{case.pk}", is_from_applicant=True
    )
    answer(case.pk, f"{name} 6", OutcomeResult.SOLVED, "", by=clerk, at=NOW)
    if closed:
        confirm(case.pk, 5, f"{name} 7", by=applicant_actor(case), at=NOW)
    return case


def applied(world: World, code: str, **how: Any) -> RetentionRun:
    run = ask_run(code, by=world["admin"], at=LATER)
    approve_run(run.pk, by=world["coordinator"], at=LATER)
    return apply_run(run.pk, by=RETENTION, at=LATER, **how)


def tables_that_hold(text: str) -> list[str]:
    """Every table and column of the database in which the text stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('text', 'character varying', 'ARRAY', 'jsonb')"
        )
        found = []
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s LIMIT 1', [f"%{text}%"])
            found += [f"{table}.{column}"] if cursor.fetchone() else []
    return found


def figures(world: World) -> dict[str, tuple[Any, int]]:
    period, scope = Period.containing(NOW.date()), scope_for(world["coordinator"], geography=NOW.date())
    found = ((each.code, figure(each, period, scope, today=NOW.date())) for each in all_indicators())
    return {code: (one.value, one.records) for code, one in found}


def test_nothing_personal_is_left_anywhere_and_figures_are_the_same(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    case = whole_life(world)
    before, stored, number = figures(world), Attachment.objects.get().stored_as, case.number
    assert tables_that_hold(SECRET)
    applied(world, "cases.closed")
    applied(world, "people.silent")
    assert tables_that_hold(SECRET) == []
    assert tables_that_hold("7010000777") == []
    assert not default_storage.exists(stored) or connection.in_atomic_block  # goes with the commit
    assert figures(world) == before
    case.refresh_from_db()
    assert case.anonymised_at
    assert Case.objects.filter(number=number).exists()
    assert case.outcome == OutcomeResult.SOLVED
    assert search_cases(world["coordinator"], SECRET, 5) == []
    assert search_people(world["head"], SECRET) == []


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(closed=st.lists(st.booleans(), min_size=1, max_size=3), batch=st.integers(1, 3))
def test_figures_never_change_whatever_is_anonymised(world: World, closed: list[bool], batch: int) -> None:
    with transaction.atomic():
        _figures_stay(world, closed, batch)
        transaction.set_rollback(True)


def _figures_stay(world: World, closed: list[bool], batch: int) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    for number, is_closed in enumerate(closed):
        whole_life(world, f"Адам{number}", closed=is_closed)
    before = figures(world)
    for code in ("cases.closed", "people.silent"):
        if preview(rule_named(code), LATER).count:
            applied(world, code, batch=batch)
    assert figures(world) == before
    assert not Case.objects.filter(anonymised_at__isnull=False, closed_at__isnull=True).exists()


def test_a_drill_down_opens_the_anonymised_record(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    case = whole_life(world)
    applied(world, "cases.closed")
    applied(world, "people.silent")
    client = browser_of(world["head"])
    assert client.get(case.get_absolute_url()).status_code == 200
    assert case.number in client.get("/cases/?state=all").content.decode()


def test_nobody_approves_their_own_request(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    whole_life(world)
    run = ask_run("cases.closed", by=world["admin"], at=LATER)
    with pytest.raises(Refused):
        approve_run(run.pk, by=world["admin"], at=LATER)
    with pytest.raises(Refused):
        ask_run("cases.closed", by=world["coordinator"], at=LATER)
    for persona in ("head", "clerk", "analyst"):
        with pytest.raises(Refused):
            ask_run("people.silent", by=world[persona], at=LATER)
    assert Case.objects.get().anonymised_at is None


def test_a_hold_on_the_person_keeps_their_applications_too(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    held, free = whole_life(world, "Сақталған"), whole_life(world, "Еркін")
    person = held.applicant
    place_hold("people.person", person.pk, str(person.pk), reason="Сот ісі", by=world["admin"], at=LATER)
    seen = preview(rule_named("cases.closed"), LATER)
    assert (seen.count, seen.held) == (1, 1)
    applied(world, "cases.closed")
    applied(world, "people.silent")
    assert Person.objects.get(pk=person.pk).family_name == "Сақталған"
    assert Case.objects.get(pk=held.pk).anonymised_at is None
    assert Case.objects.get(pk=free.pk).anonymised_at


def test_a_run_that_was_killed_goes_on_where_it_stopped(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    for number in range(3):
        whole_life(world, f"Адам{number}")
    run = applied(world, "cases.closed", batch=1, most=1)
    assert (run.done, run.finished_at) == (1, None)
    finished = apply_run(run.pk, by=RETENTION, at=LATER, batch=1)
    assert (finished.done, finished.state) == (3, "done")
    assert RetentionRun.objects.get().done == 3


def test_the_page_is_a_dry_run_for_two_people(world: World) -> None:
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    case = whole_life(world)
    Case.objects.update(closed_at=NOW - timedelta(days=3000))
    client = browser_of(world["admin"])
    page = client.get("/retention/").content.decode()
    assert case.number in page
    assert SECRET not in page
    assert client.post("/retention/runs/", {"rule": "cases.closed"}).status_code == 303
    run = RetentionRun.objects.get()
    assert client.post(f"/retention/runs/{run.pk}/approval/").status_code == 403
    assert client.post("/retention/runs/", {"rule": "nothing"}).status_code == 404
    assert client.post("/retention/holds/", {"name": "жоқ", "reason": "x"}).status_code == 422
    assert client.post("/retention/holds/", {"name": case.number, "reason": "Сот"}).status_code == 303
    assert next(row for row in previews(NOW) if row.rule.code == "cases.closed").held == 1
