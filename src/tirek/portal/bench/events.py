"""Ten years of events, 60 000 with two million attendances, made in SQL: figures and lists, beside plain SQL."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tirek.activities.queries.events import public_events
from tirek.core.actor import system_actor
from tirek.network.enums import OrganisationKind
from tirek.network.queries.organisations import directory
from tirek.portal.bench.timing import timed
from tirek.reports.enums import Chapter
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import records_of, regions_table, scope_for, sheet

EVENTS, ATTENDANCES = 60_000, 2_000_000
YEARS = 10
WORDS = ("Түркістан", "Shymkent", "Совет матерей", "этномәдени бірлестік", "Достық үйі", "Костанай", "Ақсу")
FILL = """
WITH bodies AS (
    SELECT id, area_id, row_number() OVER (ORDER BY code) - 1 AS n, count(*) OVER () AS number FROM network_organisation
), days AS (
    SELECT i, (%(first)s::date + (i %% %(days)s)) AS day FROM generate_series(1, %(events)s) AS i
)
INSERT INTO activities_event (
    id, created_at, name_kk, name_ru, name_en, kind, format, state, organiser_id, area_id, starts_at, ends_at, held_on,
    place, online_link, recording, host, about_kk, about_ru, about_en, language, entrance, is_public, report, closed_at,
    cancel_reason, version)
SELECT gen_random_uuid(), now(), 'Жиналыс ' || i, 'Собрание ' || i, '',
    (ARRAY['meeting','seminar','training','festival','visit'])[i %% 5 + 1], 'in_person', 'closed', b.id, b.area_id,
    day + time '10:00', day + time '12:00', day, 'Клуб', '', '', '', '', '', '', 'kk', 'free', true, 'bench',
    day + time '18:00', '', 1
FROM days JOIN bodies b ON b.n = (i * 7919::bigint) %% b.number
"""
ROWS = """
INSERT INTO activities_attendance (id, created_at, event_id, name, evidence, nonce, came_at, device)
SELECT gen_random_uuid(), now(), e.id, '', 'scanned', gen_random_uuid(), e.starts_at, 'bench'
FROM activities_event e CROSS JOIN generate_series(1, %(each)s) WHERE e.report = 'bench'
"""
COUNTS = """
INSERT INTO activities_headcount (id, created_at, event_id, evidence, attendances, document, recorded_at)
SELECT gen_random_uuid(), now(), e.id, 'scanned', %(each)s, '', now() FROM activities_event e WHERE e.report = 'bench'
"""
ANALYZE = "ANALYZE activities_event, activities_headcount, activities_attendance"
PLAIN = """
SELECT count(*), sum(h.attendances) FROM activities_event e
LEFT JOIN activities_headcount h ON h.event_id = e.id AND h.evidence IN ('scanned', 'signed')
WHERE e.state = 'closed' AND e.held_on BETWEEN %s AND %s
"""


def measure() -> list[dict[str, Any]]:
    """A national quarter, its drill-down, the public list and the directory, among ten years of events; nothing of it
    stays."""
    with transaction.atomic():
        fill(EVENTS, date(2016, 1, 1), date(2016 + YEARS, 1, 1))
        found = _measured()
        transaction.set_rollback(True)
    return found


def _measured() -> list[dict[str, Any]]:
    today, actor, now = timezone.localdate(), system_actor("bench"), timezone.now()
    quarter, scope = Period.quarter(2021, 2), scope_for(actor, geography=date(2021, 6, 30))
    wanted = [indicator("events"), indicator("reached")]

    def records() -> Any:
        return records_of(actor, wanted[0], quarter, scope, {}, today=today)

    def past(kind: str = "") -> Any:
        return public_events(now=now, past=True, kind=kind)

    def national() -> Any:
        return [
            sheet(quarter, scope, today=today, chapter=chapter) for chapter in (Chapter.ACTIVITIES, Chapter.NETWORK)
        ]

    def found(words: str) -> Any:
        return lambda: list(directory(text=words, on=today)[:20])

    def councils() -> Any:
        return list(directory(text="кеңес", kind=OrganisationKind.ELDERS, on=today)[:20])

    return [
        timed("all figures of network and activities, national quarter", [national] * 5),
        timed(
            "events and reached by region, quarter", [lambda: regions_table(wanted, quarter, scope, today=today)] * 5
        ),
        timed("the same two counts, plain SQL", [lambda: _plain(quarter)] * 5),
        timed("events of a quarter, first page", [lambda: list(records()[:50])] * 8),
        timed("public list of events, first page", [lambda: list(past()[:20])] * 8),
        timed("public list of events, count", [lambda: past().count()] * 8),
        timed("public list, one kind", [lambda: list(past("visit")[:20])] * 8),
        timed("directory, words in any script", [found(words) for words in WORDS]),
        timed("directory, words and kind", [councils] * 8),
    ]


def fill(events: int, first: date, after: date, *, each: int = -(-ATTENDANCES // EVENTS)) -> None:
    """So many events from a day until before another, with their attendances and headcounts."""
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"events": events, "first": first, "days": (after - first) // timedelta(days=1)})
        cursor.execute(ROWS, {"each": each})
        cursor.execute(COUNTS, {"each": each})
        cursor.execute(ANALYZE)


def _plain(period: Period) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, [period.first, period.last])
        found: tuple[Any, ...] = cursor.fetchone()
        return found
