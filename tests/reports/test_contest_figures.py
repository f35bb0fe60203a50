"""Figures of contests, held to rows counted by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import make_national_office
from tests.factories.calls import make_call, make_entry

from tirek.calls.enums import CallKind, CallState, EntryState
from tirek.reports.indicators import indicator
from tirek.reports.period import Period

pytestmark = pytest.mark.django_db
SPRING = Period(date(2025, 1, 10), date(2025, 3, 10))
FIRST = datetime(2025, 1, 9, 19, tzinfo=UTC)  # midnight in Almaty
AFTER = datetime(2025, 3, 10, 19, tzinfo=UTC)


def counted(code: str) -> int:
    return indicator(code).records(SPRING).count()


def test_an_entry_counts_on_the_day_the_server_received_it() -> None:
    office = make_national_office()
    fair, works = make_call(office), make_call(office, kind=CallKind.CHILDREN)
    second = timedelta(seconds=1)
    for moment in (FIRST, FIRST - second, AFTER - second, AFTER):
        make_entry(fair, at=moment)
    make_entry(works, at=FIRST)
    make_entry(fair, at=FIRST, state=EntryState.INELIGIBLE)
    for state in (EntryState.WITHDRAWN, EntryState.DRAFT):
        make_entry(fair, at=FIRST, state=state)
    assert (counted("contest_entries"), counted("grant_entries"), counted("children_entries")) == (4, 3, 1)
    assert (counted("diaspora_entries"), counted("prize_candidates")) == (0, 0)


def test_a_contest_counts_when_its_window_closed() -> None:
    office = make_national_office()
    make_call(office)
    make_call(office, closes_at=AFTER)
    make_call(office, state=CallState.CANCELLED)
    make_call(office, state=CallState.DRAFT)
    assert counted("contests_held") == 1
