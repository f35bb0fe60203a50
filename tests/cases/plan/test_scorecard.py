"""The scorecard of partners: each number counts what it opens, and nobody sees more of a person by it."""

from datetime import date, timedelta

import pytest
from tests.factories import make_case, make_line, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.plan_words import deny_line
from tirek.cases.actions.referrals import accept_referral, decline_referral, finish_referral
from tirek.cases.models import Transition
from tirek.cases.queries.scorecard import behind, measures, scores_by_memorandum, scores_by_partner
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.period import Period

QUARTER, TODAY = Period.quarter(2026, 4), date(2026, 11, 20)


@pytest.fixture
def lived(world, memorandum) -> list[Transition]:
    """Delivered and denied, declined, answered late, silent."""
    memorandum.monthly_capacity = 10
    memorandum.save()
    cases = [make_case(world.saryagash, service=world.job) for _each in range(4)]
    sent = [make_referral(make_line(one, by=world["clerk"]), world.employment.pk, by=world["clerk"]) for one in cases]
    by = world["employment"]
    accept_referral(sent[0].pk, by=by, at=NOW + timedelta(days=1))
    finish_referral(sent[0].pk, "Болды", by=by, at=NOW + timedelta(days=4))
    deny_line(sent[0].line_id, "Жоқ", by=applicant_actor(cases[0]), at=NOW + timedelta(days=5))
    decline_referral(sent[1].pk, "Орын жоқ", by=by, at=NOW + timedelta(days=2))
    accept_referral(sent[2].pk, by=by, at=NOW + timedelta(days=10))
    return sent


EXPECTED = {
    "referred": 4, "in_time": 2, "late": 1, "silent": 1, "declined": 1,
    "delivered": 1, "not_delivered": 0, "confirmed": 0, "denied": 1,
}  # fmt: skip


@pytest.mark.parametrize("persona", ["clerk", "head", "head.turkistan", "coordinator", "analyst", "employment"])
def test_everybody_in_reach_reads_the_same_numbers(world, lived, persona):
    (score,) = scores_by_partner(world[persona], QUARTER, today=TODAY)
    assert (score.counts, score.median_days) == (EXPECTED, 4.0)


def test_a_memorandum_shows_capacity_and_reasons(world, lived, memorandum):
    (score,) = scores_by_memorandum(world["head"], world.employment, QUARTER, today=TODAY)
    assert (score.memorandum, score.capacity, score.capacity_used) == (memorandum, 30, 13)
    assert score.reasons == [("Орын жоқ", 1)]


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "housing", "admin", "anonymous"])
def test_others_read_nothing(world, lived, persona):
    assert scores_by_partner(world[persona], QUARTER, today=TODAY) == []


def test_each_number_opens_its_referrals_and_ended_ones_are_closed_to_the_partner(world, lived):
    for one in measures(TODAY):
        rows, closed = behind(world["head"], world.employment, QUARTER, one.code, today=TODAY)
        assert (rows.count(), closed) == (EXPECTED[one.code], 0)
        seen, hidden = behind(world["employment"], world.employment, QUARTER, one.code, today=TODAY)
        assert seen.count() + hidden == EXPECTED[one.code]
        assert all(referral.is_open for referral in seen)
    rows, closed = behind(world["analyst"], world.employment, QUARTER, "referred", today=TODAY)
    assert (rows.count(), closed) == (0, 4)


def test_another_period_counts_nothing(world, lived):
    assert scores_by_partner(world["head"], Period.quarter(2026, 3), today=TODAY) == []
