"""A referral: consent before anything crosses, questions back, silence up the ladder, evidence, the person's word."""

from datetime import date, timedelta

import pytest
from tests.factories import make_case, make_line, make_memorandum, make_partner, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import confirm
from tirek.cases.actions.plan import deliver_line
from tirek.cases.actions.plan_words import confirm_line, deny_line
from tirek.cases.actions.referral_questions import answer_back, ask_back
from tirek.cases.actions.referral_silence import remind_of_silence
from tirek.cases.actions.referrals import accept_referral, decline_referral, finish_referral, refer
from tirek.cases.enums import OutcomeResult, SaidHow
from tirek.cases.models import PlanLine, ReferralQuestion, ReferralReminder, Transition
from tirek.cases.queries.home import NeedKind, waiting
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.actor import ANONYMOUS, system_actor
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.people.actions import give_consent, withdraw_consent
from tirek.people.enums import ConsentHow
from tirek.people.models import Consent
from tirek.programmes.models import Provision

TIREK = system_actor("test")
NEXT_DAY = NOW + timedelta(days=1)


def silent_ones(world, on) -> set:
    return set(Transition.objects.silent(on).values_list("pk", flat=True))


# -- Consent ---------------------------------------------------------------------------------------------------


def test_nothing_crosses_before_the_person_agrees(world, memorandum, line):
    with pytest.raises(Refused, match=world.employment.name_kk):
        refer(line.pk, world.employment.pk, None, "Жұмыс", by=world["clerk"], at=NOW)
    assert not Transition.objects.referrals().exists()
    sent = refer(line.pk, world.employment.pk, None, "Жұмыс", consent_how="signed_paper", by=world["clerk"], at=NOW)
    given = Consent.objects.get(person=sent.case.applicant_id)
    assert (given.third_parties, given.data) == ([world.employment.name_kk], ["name"])


def test_the_consent_given_with_the_application_is_enough_until_it_is_withdrawn(world, memorandum, case, line):
    told = {"operator": "Қабылдау бөлмесі", "purpose": "Өтініш", "data": ["name"], "text_version": "web-2026-11"}
    given = give_consent(
        person_id=case.applicant_id,
        how=ConsentHow.WEB_FORM,
        third_parties=["Серіктестер"],
        **told,
        by=ANONYMOUS,
        at=NOW,
    )
    first = refer(line.pk, world.employment.pk, None, "Жұмыс", by=world["clerk"], at=NOW)
    decline_referral(first.pk, "Орын жоқ", by=world["employment"], at=NOW)
    withdraw_consent(consent_id=given.pk, by=world["registrar"], at=NOW)
    with pytest.raises(Refused):
        refer(line.pk, world.employment.pk, None, "Жұмыс", by=world["clerk"], at=NOW)


def test_a_consent_to_one_partner_is_not_one_to_another(world, memorandum, referral, case):
    other = make_partner(name="Басқа орталық")
    make_memorandum(world.saryagash, other)
    with pytest.raises(Refused, match="Басқа орталық"):
        refer(make_line(case, by=world["clerk"]).pk, other.pk, None, "Жұмыс", by=world["clerk"], at=NOW)


def test_a_memorandum_under_which_nothing_personal_crosses_asks_no_consent(world, line):
    make_memorandum(world.saryagash, world.employment, crossing=())
    assert refer(line.pk, world.employment.pk, None, "Бір адамға жұмыс", by=world["clerk"], at=NOW).crossing == []
    assert not Consent.objects.exists()


def test_a_spent_capacity_names_who_can_take_it_instead(world, memorandum, case, line):
    memorandum.monthly_capacity = 1
    memorandum.save()
    other = make_partner(name="Басқа орталық")
    make_memorandum(world.saryagash, other)
    Provision.objects.create(service=world.job, organisation=other, during=Provision.objects.get().during)
    make_referral(line, world.employment.pk, by=world["clerk"])
    second = make_line(case, by=world["clerk"])
    with pytest.raises(Refused, match="Басқа орталық"):
        make_referral(second, world.employment.pk, by=world["clerk"])


# -- Questions -------------------------------------------------------------------------------------------------


def test_a_question_stops_the_partners_term_and_the_answer_gives_its_days_back(world, referral):
    assert referral.respond_by == date(2026, 11, 5)
    question = ask_back(referral.pk, "Мамандығы қандай?", by=world["employment"], at=NEXT_DAY)
    assert (question.days_left, question.answer_by) == (2, date(2026, 11, 6))
    assert silent_ones(world, date(2026, 11, 20)) == set()
    assert [row.pk for row in waiting(world["head"], date(2026, 11, 3), NeedKind.ASKED)] == [referral.pk]
    answer_back(referral.pk, "Дәнекерлеуші", by=world["clerk"], at=NOW + timedelta(days=7))
    referral.refresh_from_db()
    assert referral.respond_by == date(2026, 11, 11)
    assert silent_ones(world, date(2026, 11, 12)) == {referral.pk}
    assert Message.objects.filter(about_id=referral.pk).count() >= 2


def test_one_question_at_a_time_and_only_by_the_two_sides(world, referral):
    ask_back(referral.pk, "Қашан шыға алады?", by=world["employment"], at=NOW)
    with pytest.raises(Refused):
        ask_back(referral.pk, "Тағы сұрақ", by=world["employment"], at=NOW)
    for stranger in ("housing", "clerk.keles"):
        with pytest.raises(Transition.DoesNotExist):
            answer_back(referral.pk, "Жауап", by=world[stranger], at=NOW)
    with pytest.raises(Refused):
        answer_back(referral.pk, "Жауап", by=world["employment"], at=NOW)


def test_an_ended_referral_closes_its_questions_to_the_partner(world, referral):
    ask_back(referral.pk, "Қашан шыға алады?", by=world["employment"], at=NOW)
    assert ReferralQuestion.objects.visible_to(world["employment"]).count() == 1
    decline_referral(referral.pk, "Орын жоқ", by=world["employment"], at=NEXT_DAY)
    question = ReferralQuestion.objects.get()
    assert not question.is_open
    assert not ReferralQuestion.objects.visible_to(world["employment"]).exists()
    assert ReferralQuestion.objects.visible_to(world["clerk"]).exists()


# -- Silence ---------------------------------------------------------------------------------------------------


def test_silence_climbs_the_ladder_each_rung_once(world, referral):
    days = {date(2026, 11, 5): [], date(2026, 11, 6): ["partner"], date(2026, 11, 9): ["clerk"]}
    days |= {date(2026, 11, 10): ["head"], date(2026, 11, 11): [], date(2026, 11, 12): ["owner"]}
    for day, rungs in days.items():
        at = NOW + (day - NOW.date())
        assert remind_of_silence(by=TIREK, at=at) == len(rungs), day
        assert remind_of_silence(by=TIREK, at=at + timedelta(hours=1)) == 0
        assert list(ReferralReminder.objects.filter(sent_at=at).values_list("rung", flat=True)) == rungs
    told = Message.objects.filter(about_id=referral.pk).values_list("to", flat=True)
    assert len(set(told)) >= 2
    assert not any(referral.case.applicant.family_name in message.body for message in Message.objects.all())


def test_an_answer_ends_the_reminders(world, referral):
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    assert remind_of_silence(by=TIREK, at=NOW + timedelta(days=30)) == 0


def test_days_off_wake_nobody(world, referral):
    assert remind_of_silence(by=TIREK, at=NOW + timedelta(days=5)) == 0  # a Saturday


# -- Three facts -----------------------------------------------------------------------------------------------


@pytest.fixture
def delivered(world, referral) -> PlanLine:
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    finish_referral(referral.pk, "Жұмысқа тұрды", True, "№ 15 бұйрық", by=world["employment"], at=NEXT_DAY)
    return PlanLine.objects.get()


def test_the_partner_says_delivered_the_person_denies_and_then_confirms(world, case, delivered):
    assert (delivered.evidence, delivered.is_counted) == ("№ 15 бұйрық", True)
    deny_line(delivered.pk, "Ешкім шақырған жоқ", by=applicant_actor(case), at=NEXT_DAY)
    line = PlanLine.objects.get()
    assert (line.state, line.is_counted, line.said_how) == ("delivered", False, SaidHow.TRACKING)
    assert [row.pk for row in waiting(world["head"], date(2026, 11, 5), NeedKind.DENIED)] == [line.pk]
    confirm_line(line.pk, "Енді шақырды", by=world["clerk"], at=NOW + timedelta(days=3))
    line.refresh_from_db()
    assert (line.is_counted, line.denied_at, line.said_how) == (True, None, SaidHow.PHONE)
    assert line.said_to_id == world["clerk"].user_id


def test_a_denial_stands_when_the_answer_as_a_whole_is_confirmed(world, case, delivered):
    deny_line(delivered.pk, "Жоқ", by=applicant_actor(case), at=NEXT_DAY)
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NEXT_DAY)
    confirm(case.pk, 5, by=applicant_actor(case), at=NEXT_DAY)
    assert PlanLine.objects.get().denied_at is not None


def test_only_the_person_or_a_worker_of_the_office_says_it(world, case, delivered):
    for stranger in ("clerk.keles", "employment"):
        with pytest.raises(PlanLine.DoesNotExist):
            confirm_line(delivered.pk, by=world[stranger], at=NEXT_DAY)
    with pytest.raises(Refused):
        confirm_line(delivered.pk, by=world["registrar"], at=NEXT_DAY)
    other = make_case(world.saryagash, service=world.job)
    other_line = make_line(other, by=world["clerk"])
    with pytest.raises(Refused):
        confirm_line(other_line.pk, by=world["clerk"], at=NEXT_DAY)  # nobody says it is delivered
    deliver_line(other_line.pk, "Берілді", "акт 7", by=world["clerk"], at=NEXT_DAY)
    assert PlanLine.objects.get(pk=other_line.pk).evidence == "акт 7"
