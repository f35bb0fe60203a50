"""Figures of bodies, seats and events, counted by hand."""

from datetime import date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests.factories import make_person, make_world
from tests.factories.activities import make_event
from tests.factories.network import make_organisation

from tirek.activities.enums import Evidence
from tirek.activities.models import Attendance, Event, Headcount
from tirek.core.actor import system_actor
from tirek.core.calendar import ALMATY
from tirek.core.ids import uuid7
from tirek.network.enums import OrganisationKind
from tirek.network.models import Membership, Organisation
from tirek.reports.enums import Chapter
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import figure, offices_table, records_of, regions_table, scope_for, sheet

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
YEAR = Period.year(2026)
SYSTEM = system_actor("test")


def scope():
    return scope_for(SYSTEM, geography=TODAY)


def value(code, period=YEAR):
    return figure(indicator(code), period, scope(), today=TODAY).value


def _closed(council: Organisation, day: int, **counts: int) -> Event:
    moment = datetime(2026, 3, day, 10, 0, tzinfo=ALMATY)
    event = make_event(council, moment, state="closed", closed_at=moment)
    for evidence, attendances in counts.items():
        Headcount.objects.create(event=event, evidence=evidence, attendances=attendances, recorded_at=moment)
    return event


@pytest.fixture
def councils():
    """Elders of Saryagash: 30 and 12 signed, 500 estimated, one event cancelled; mothers of Keles: 7 scanned."""
    world = make_world()
    elders = make_organisation(OrganisationKind.ELDERS, area=world.saryagash.area)
    mothers = make_organisation(OrganisationKind.MOTHERS, area=world.keles.area)
    first, second = _closed(elders, 3, signed=30), _closed(elders, 4, signed=12, estimate=500)
    make_event(elders, datetime(2026, 3, 5, tzinfo=ALMATY), state="cancelled")
    theirs = _closed(mothers, 6, scanned=7)
    twice, once = make_person("Ол", "Екі рет"), make_person("Бұл", "Бір рет")
    for event, person in ((first, twice), (second, twice), (theirs, twice), (theirs, once)):
        Attendance.objects.create(
            event=event, person=person, evidence=Evidence.SIGNED, nonce=uuid7(), came_at=event.starts_at
        )
    return elders, mothers


def test_events_and_whom_they_reached_are_those_counted_by_hand(councils):
    found = {code: value(code) for code in ("elders_events", "elders_reached", "elders_estimated", "mothers_reached")}
    assert found == {"elders_events": 2, "elders_reached": 42, "elders_estimated": 500, "mothers_reached": 7}
    assert (value("events"), value("reached")) == (3, 49)


def test_people_are_counted_once_wherever_they_came(councils):
    """One came to three events at two places, another to one: two people, though the places say one and two."""
    people = indicator("people_reached")
    assert value("people_reached") == 2
    rows = {row.key: row.figures[0].value for row in offices_table([people], YEAR, scope(), today=TODAY)}
    assert rows == {councils[0].pk: 1, councils[1].pk: 2}


def test_bodies_and_seats_are_those_of_the_last_day(councils):
    elders = councils[0]
    seated = DateRange(date(2025, 1, 1), date(2026, 6, 1))
    Membership.objects.create(organisation=elders, person=make_person("Бұрынғы", "Мүше"), during=seated)
    Membership.objects.create(
        organisation=elders, person=make_person("Қазіргі", "Мүше"), during=DateRange(date(2026, 1, 1), None)
    )
    assert [value("elders_members", Period.quarter(2026, n)) for n in (1, 2, 4)] == [2, 1, 1]
    assert value("elders_councils") == 1


def test_each_figure_opens_as_many_records_as_it_counts(councils):
    for chapter in (Chapter.NETWORK, Chapter.ACTIVITIES):
        for one in sheet(YEAR, scope(), today=TODAY, chapter=chapter):
            opened = records_of(SYSTEM, one.indicator, YEAR, scope(), {}, today=TODAY)
            assert opened.count() == one.records, one.indicator.code


def test_regions_add_up_to_the_whole(councils):
    reached = indicator("reached")
    rows = regions_table([reached], YEAR, scope(), today=TODAY)
    assert sum(row.figures[0].value for row in rows) == 49
