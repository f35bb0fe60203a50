"""Grants from the contract to the last report: who may do what, what unlocks money, what adds up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import make_actor, make_national_office, make_regional_office, make_user
from tests.factories.calls_after import SIGNED, make_grant, make_winner

from tirek.calls.actions import grant_changes as changes
from tirek.calls.actions import grant_money as money
from tirek.calls.actions import grant_reports as reports
from tirek.calls.actions.grant_chasing import chase_reports, rung_on
from tirek.calls.actions.grants import (
    ContractFacts,
    Instalment,
    claim_grant,
    edit_contract,
    end_grant,
    prepare_grant,
    sign_grant,
)
from tirek.calls.enums_of_grants import GrantState, ReportState, Rung, TrancheState
from tirek.calls.models import Entry, Grant, GrantReport, Tranche
from tirek.calls.queries.delivery import delivery_of
from tirek.calls.queries.grants import Asked, desk_of, need_counts, register, totals
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.actors import actor_for
from tirek.network.models import Organisation

pytestmark = pytest.mark.django_db
AT = datetime(2025, 7, 30, 9, tzinfo=UTC)
TODAY = AT.date()
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture
def fund(tmp_path: Any, settings: Any) -> Organisation:
    settings.MEDIA_ROOT = tmp_path
    return make_national_office()


@pytest.fixture
def secretary(fund: Organisation) -> Actor:
    return make_actor(Role.COMPETITIONS, fund)


@pytest.fixture
def finance(fund: Organisation) -> Actor:
    return make_actor(Role.FINANCE, fund)


def facts(**told: Any) -> ContractFacts:
    values: dict[str, Any] = {
        "title": "Ауыл кітапханасы",
        "total": Decimal(1000),
        "starts_on": date(2025, 6, 1),
        "ends_on": date(2025, 12, 1),
        "final_report_on": date(2025, 12, 20),
        "email": "jeniske@tirek.example",
        "budget": [("Кітап", Decimal(700)), ("Сөре", Decimal(300))],
        "indicators": [("Оқырман", Decimal(50))],
        "instalments": [
            Instalment(amount=Decimal(600), pay_by=date(2025, 6, 10)),
            Instalment(amount=Decimal(400), pay_by=date(2025, 9, 10), report_by=date(2025, 9, 1)),
        ],
    }
    return ContractFacts(**{**values, **told})


def grantee_of(grant: Grant, office: Organisation) -> Actor:
    grant.user = make_user("Жеңімпаз")
    grant.save(update_fields=["user"])
    return actor_for(grant.user, None)


def owed(grant: Grant) -> GrantReport:
    report = grant.reports.first()
    assert report is not None
    return report


def spend(report: GrantReport, amount: int, by: Actor, **told: Any) -> Any:
    line = report.grant.budget.first()
    assert line is not None
    values: dict[str, Any] = {"name": "chek.pdf", "content": PDF, "what": "Кітап", "on": SIGNED + timedelta(days=9)}
    spent = reports.Spent(line_id=line.pk, amount=Decimal(amount), **{**values, **told})
    return reports.add_expense(report.pk, spent, by=by, at=AT)


def hand_in(report: GrantReport, by: Actor) -> None:
    reached: dict[UUID, Decimal | None] = {each.pk: Decimal(40) for each in report.grant.indicators.all()}
    reports.save_report(report.pk, "Бәрі жасалды", reached, by=by, at=AT)
    reports.submit_report(report.pk, by=by, at=AT)


def test_a_contract_is_written_by_one_person_and_put_in_force_by_another(
    fund: Organisation, secretary: Actor, finance: Actor
):
    winner = make_winner(fund)
    grant = prepare_grant(winner.pk, facts(), by=secretary, at=AT)
    with pytest.raises(Refused):
        prepare_grant(winner.pk, facts(), by=secretary, at=AT)
    with pytest.raises(Refused):
        sign_grant(grant.number, TODAY, by=secretary, at=AT)
    with pytest.raises(Entry.DoesNotExist):
        prepare_grant(make_winner(fund).pk, facts(), by=finance, at=AT)
    edit_contract(grant.number, facts(title="Жаңа атау"), by=secretary, at=AT)
    sign_grant(grant.number, TODAY, by=finance, at=AT)
    assert list(grant.tranches.values_list("state", flat=True)) == [TrancheState.PAYABLE, TrancheState.LOCKED]
    assert Grant.objects.get().title == "Жаңа атау"
    with pytest.raises(Refused):
        edit_contract(grant.number, facts(), by=secretary, at=AT)
    (letter,) = Message.objects.all()
    token = letter.body.split("/grants/joining/")[1].split("/")[0]
    claimed = claim_grant(token, user_id=None, password="Құпия-сөз-2025", at=AT)
    assert claimed.user is not None
    assert claimed.user.email == "jeniske@tirek.example"
    with pytest.raises(Refused):
        claim_grant(token, user_id=make_user().pk, at=AT)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"budget": [("Кітап", Decimal(999))]}, "budget"),
        ({"instalments": [Instalment(amount=Decimal(999), pay_by=TODAY)]}, "instalments"),
        ({"ends_on": date(2025, 5, 1)}, "ends_on"),
        ({"final_report_on": date(2025, 8, 1)}, "instalments"),
        ({"total": Decimal(0)}, "total"),
    ],
)
def test_a_contract_that_does_not_add_up_is_refused_by_field(
    fund: Organisation, secretary: Actor, told: dict[str, Any], field: str
):
    with pytest.raises(ValidationError) as refused:
        prepare_grant(make_winner(fund).pk, facts(**told), by=secretary, at=AT)
    assert field in refused.value.message_dict


def test_an_accepted_report_unlocks_its_tranche_and_the_last_one_completes_the_grant(
    fund: Organisation, finance: Actor
):
    grant = make_grant(fund)
    grantee, (first, second) = grantee_of(grant, fund), grant.tranches.all()
    money.pay_tranche(first.pk, TODAY, "101", by=finance, at=AT)
    with pytest.raises(Refused):
        money.pay_tranche(second.pk, TODAY, "102", by=finance, at=AT)
    report = owed(grant)
    expense = spend(report, 500, grantee)
    hand_in(report, grantee)
    with pytest.raises(Refused):
        spend(report, 500, grantee)
    with pytest.raises(Refused):
        reports.accept_report(report.pk, by=grantee, at=AT)
    reports.return_report(report.pk, "Чек анық емес", by=finance, at=AT)
    reports.remove_expense(expense.pk, by=grantee, at=AT)
    spend(report, 450, grantee)
    reports.submit_report(report.pk, by=grantee, at=AT)
    reports.accept_report(report.pk, by=finance, at=AT)
    money.pay_tranche(second.pk, TODAY, "102", by=finance, at=AT)
    final = grant.reports.get(is_final=True)
    hand_in(final, grantee)
    reports.accept_report(final.pk, by=finance, at=AT)
    grant.refresh_from_db()
    assert grant.state == GrantState.COMPLETED
    desk = desk_of(grant)
    assert (desk.paid, desk.spent) == (Decimal(1_000_000), Decimal(450))
    assert desk.indicators[0].value == 80
    assert Message.objects.filter(body__contains="Чек анық емес").count() == 1


def test_a_report_is_handed_in_whole(fund: Organisation):
    grant = make_grant(fund)
    grantee, report = grantee_of(grant, fund), owed(grant)
    spend(report, 5, grantee, content=b"", name="")
    with pytest.raises(ValidationError) as refused:
        reports.submit_report(report.pk, by=grantee, at=AT)
    assert len(refused.value.messages) == 3
    for wrong in (
        {"amount": 0},
        {"on": TODAY + timedelta(days=1)},
        {"what": " "},
        {"content": b"MZ\x90", "name": "a.pdf"},
    ):
        with pytest.raises(ValidationError):
            spend(report, wrong.pop("amount", 5), grantee, **wrong)


def test_who_handed_a_report_in_does_not_accept_it(fund: Organisation, secretary: Actor, finance: Actor):
    report = owed(make_grant(fund))
    hand_in(report, secretary)
    with pytest.raises(Refused):
        reports.accept_report(report.pk, by=secretary, at=AT)
    reports.accept_report(report.pk, by=finance, at=AT)


def test_nothing_is_paid_while_a_report_is_more_than_a_month_late(fund: Organisation, finance: Actor):
    grant = make_grant(fund)
    tranche = grant.tranches.first()
    assert tranche is not None
    late = datetime(2025, 9, 15, tzinfo=UTC)
    with pytest.raises(Refused):
        money.pay_tranche(tranche.pk, late.date(), "7", by=finance, at=late)
    money.pay_tranche(tranche.pk, TODAY, "7", by=finance, at=AT)


def test_neighbours_strangers_and_the_public_see_the_register_only(fund: Organisation, finance: Actor):
    grant, hidden = make_grant(fund), make_grant(fund, state=GrantState.PREPARED)
    other = make_actor(Role.FINANCE, make_regional_office())
    stranger = actor_for(make_user(), None)
    for actor in (other, stranger, ANONYMOUS):
        assert list(Grant.objects.visible_to(actor)) == [grant]
        assert not Grant.objects.followed_by(actor).exists()
        assert not GrantReport.objects.visible_to(actor).exists()
        assert not Tranche.objects.visible_to(actor).exists()
    assert Grant.objects.followed_by(finance).count() == 2
    assert list(Grant.objects.followed_by(grantee_of(hidden, fund))) == [hidden]


def test_money_moves_between_lines_when_the_other_side_agrees(fund: Organisation, secretary: Actor):
    grant = make_grant(fund)
    grantee, (first, second) = grantee_of(grant, fund), grant.budget.all()
    told: dict[UUID, Decimal] = {first.pk: Decimal(600_000), second.pk: Decimal(400_000)}
    with pytest.raises(ValidationError):
        changes.ask_amendment(
            grant.number, ends_on=grant.ends_on, budget={first.pk: Decimal(1)}, reason="Ы", by=grantee, at=AT
        )
    asked = changes.ask_amendment(
        grant.number, ends_on=grant.ends_on + timedelta(days=30), budget=told, reason="Баға", by=grantee, at=AT
    )
    with pytest.raises(Refused):
        changes.answer_amendment(asked.pk, is_agreed=True, by=grantee, at=AT)
    changes.answer_amendment(asked.pk, is_agreed=True, by=secretary, at=AT)
    first.refresh_from_db()
    assert first.planned == 600_000
    assert Grant.objects.get().ends_on == grant.ends_on + timedelta(days=30)


def test_money_asked_back_is_at_most_what_was_paid_and_keeps_the_grant_open(fund: Organisation, finance: Actor):
    grant = make_grant(fund)
    tranche = grant.tranches.first()
    assert tranche is not None
    with pytest.raises(ValidationError):
        money.ask_return(grant.number, Decimal(1), "Жұмсалмады", TODAY, by=finance, at=AT)
    money.pay_tranche(tranche.pk, TODAY, "1", by=finance, at=AT)
    back = money.ask_return(grant.number, Decimal(600_000), "Жұмсалмады", TODAY, by=finance, at=AT)
    with pytest.raises(ValidationError):
        money.ask_return(grant.number, Decimal(1), "Тағы", TODAY, by=finance, at=AT)
    money.note_returned(back.pk, TODAY, "55", by=finance, at=AT)
    with pytest.raises(Refused):
        money.note_returned(back.pk, TODAY, "55", by=finance, at=AT)


def test_an_ended_grant_pays_nothing_more(fund: Organisation, secretary: Actor, finance: Actor):
    grant = make_grant(fund)
    end_grant(grant.number, "Есеп тапсырылмады", by=secretary, at=AT)
    assert set(grant.tranches.values_list("state", flat=True)) == {TrancheState.CANCELLED}
    with pytest.raises(Refused):
        money.pay_tranche(grant.tranches.all()[0].pk, TODAY, "1", by=finance, at=AT)


def test_each_rung_of_the_ladder_is_climbed_once(fund: Organisation, secretary: Actor):
    grant = make_grant(fund)
    due = owed(grant).due_on
    days = (-8, -7, -6, 1, 14, 30)
    climbed = [
        chase_reports(at=datetime(due.year, due.month, due.day, 9, tzinfo=UTC) + timedelta(days=n)) for n in days
    ]
    assert climbed == [0, 1, 0, 1, 1, 1]
    assert Message.objects.filter(to=grant.email).count() == 4
    assert Message.objects.exclude(to=grant.email).count() == 2
    assert rung_on(due, due) == Rung.SOON


def test_an_applicants_past_delivery_counts_its_other_grants_only(fund: Organisation, finance: Actor):
    make_grant(fund, state=GrantState.COMPLETED)
    make_grant(fund, state=GrantState.ENDED)
    make_grant(fund, grantee_number="000000000000")
    entry = make_winner(fund, organisation_number="991340000001")
    make_grant(fund, entry=entry)
    found = delivery_of(Entry.objects.get(pk=entry.pk))
    assert (found.grants, found.completed, found.ended_early) == (2, 1, 1)


def test_the_register_sums_what_it_lists(fund: Organisation, finance: Actor):
    for _each in range(3):
        grant = make_grant(fund)
    money.pay_tranche(grant.tranches.all()[0].pk, TODAY, "9", by=finance, at=AT)
    make_grant(fund, state=GrantState.PREPARED)
    found = register(Asked(), TODAY)
    assert totals(found) == {"count": 3, "total": Decimal(3_000_000), "paid": Decimal(600_000)}
    assert sum(row.paid for row in found) == 600_000  # type: ignore[attr-defined]
    counts = need_counts(finance, TODAY)
    assert (counts["pay"], counts["sign"]) == (2, 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.integers(1, 10**9), min_size=1, max_size=6), slip=st.integers(-3, 3))
def test_tranches_and_budget_add_up_to_the_tiyn_or_nothing_is_written(
    fund: Organisation, secretary: Actor, parts: list[int], slip: int
):
    amounts = [Decimal(each) / 100 for each in parts]
    told = facts(
        total=sum(amounts) + Decimal(slip) / 100,
        budget=[(f"Бап {place}", each) for place, each in enumerate(amounts)],
        instalments=[Instalment(amount=each, pay_by=TODAY) for each in amounts],
    )
    winner = make_winner(fund)
    if slip:
        with pytest.raises(ValidationError):
            prepare_grant(winner.pk, told, by=secretary, at=AT)
        return
    grant = prepare_grant(winner.pk, told, by=secretary, at=AT)
    assert sum(each.amount for each in grant.tranches.all()) == grant.total
    assert sum(each.planned for each in grant.budget.all()) == grant.total


@pytest.mark.django_db(transaction=True)
def test_two_officers_pay_a_tranche_once(tmp_path: Any):
    fund = make_national_office()
    first, second = (make_actor(Role.FINANCE, fund) for _each in range(2))
    tranche = make_grant(fund).tranches.all()[0]

    def pay(told: tuple[Actor, str]) -> bool:
        try:
            money.pay_tranche(tranche.pk, TODAY, told[1], by=told[0], at=AT)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(pay, ((first, "1"), (second, "2")))) == [False, True]


def test_states_of_reports_are_whole():
    assert set(ReportState.values) == {"owed", "submitted", "returned", "accepted"}
