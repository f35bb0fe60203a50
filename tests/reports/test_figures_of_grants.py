"""Figures of grants, awards and prizes against rows counted by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.factories import make_national_office
from tests.factories.calls import make_call
from tests.factories.calls_after import make_award, make_candidate, make_grant, make_prize

from tirek.calls.enums_of_awards import AwardKind, PrizeState
from tirek.calls.enums_of_grants import GrantState, TrancheState
from tirek.calls.models import Award, PrizeStep
from tirek.core.ids import uuid7
from tirek.core.period import Period
from tirek.network.models import Organisation
from tirek.reports.indicators import indicator

pytestmark = pytest.mark.django_db
YEAR = Period.year(2025)


@pytest.fixture
def fund() -> Organisation:
    return make_national_office()


def counted(code: str, period: Period = YEAR) -> int:
    return indicator(code).records(period).count()


def test_grants_count_in_the_period_they_were_signed_in_and_money_when_it_was_paid(fund: Organisation):
    grant = make_grant(fund, signed_on=date(2025, 1, 1))
    make_grant(fund, signed_on=date(2024, 12, 31))
    make_grant(fund, signed_on=date(2026, 1, 1))
    make_grant(fund, state=GrantState.PREPARED)
    for place, day in enumerate((date(2025, 12, 31), date(2026, 1, 1))):
        tranche = grant.tranches.all()[place]
        tranche.state, tranche.paid_on, tranche.paid_by_id = TrancheState.PAID, day, uuid7()
        tranche.payment_number = str(place)
        tranche.save()
    assert counted("grants_given") == counted("grants_sum") == 1
    assert [row.amount for row in indicator("grants_paid").records(YEAR)] == [Decimal(600_000)]


def test_a_grant_is_under_way_and_a_report_late_as_of_the_last_day(fund: Organisation):
    ended = make_grant(fund, state=GrantState.ENDED, ended_on=date(2025, 9, 1))
    running = make_grant(fund)
    report = running.reports.all()[0]
    summer, autumn = Period.quarter(2025, 2), Period.quarter(2025, 3)
    assert (counted("grants_under_way", summer), counted("grants_under_way", autumn)) == (2, 1)
    assert (counted("grant_reports_late", summer), counted("grant_reports_late", autumn)) == (0, 1)
    report.state, report.submitted_at = "submitted", datetime(2025, 10, 2, 9, tzinfo=UTC)
    report.save()
    assert (counted("grant_reports_late", autumn), counted("grant_reports_late")) == (1, 0)
    assert ended.reports.count() == 2


def test_awards_orders_and_nominations_leave_out_what_was_taken_back(fund: Organisation):
    make_award(fund)
    make_award(fund, revoked_at=datetime(2025, 6, 1, tzinfo=UTC), revoke_reason="Қате")
    make_award(fund, awarded_on=date(2026, 1, 1))
    make_award(fund, kind=AwardKind.PARTICIPANT)
    call = make_call(fund, kind="prize", nominations=2)
    first, second = call.nominations.all()
    for place, nomination in enumerate((first, first, second)):
        candidate = make_candidate(fund, fund, call=call, nomination=nomination)
        Award.objects.create(
            call=call, nomination=nomination, candidate=candidate, number=f"9900-25-99000{place}-0", code="A",
            kind=AwardKind.PRIZE if place else AwardKind.ORDER, name="А", awarded_on=date(2025, 5, 1),
        )  # fmt: skip
    assert (counted("awards_given"), counted("orders_given"), counted("laureates")) == (1, 1, 2)
    nominations = indicator("prize_nominations")
    assert nominations.records(YEAR).values(nominations.distinct).distinct().count() == 2


def test_a_prize_counts_as_postponed_by_its_last_step_before_the_end_of_the_day(fund: Organisation):
    prize = make_prize(make_award(fund), state=PrizeState.GIVEN, given_on=date(2025, 11, 5))
    for state, day in ((PrizeState.PROMISED, 1), (PrizeState.POSTPONED, 2)):
        moment = datetime(2025, 6, day, 9, tzinfo=UTC)
        PrizeStep.objects.create(prize=prize, state=state, at=moment, reason="Карантин")
    PrizeStep.objects.create(prize=prize, state=PrizeState.GIVEN, at=datetime(2025, 11, 5, 9, tzinfo=UTC))
    third = Period.quarter(2025, 3)
    assert (counted("prizes_postponed", third), counted("prizes_postponed")) == (1, 0)
    assert (counted("prizes_given", third), counted("prizes_given")) == (0, 1)
