"""Awards, prizes, candidates, the gallery and the public vote: who may, what the public reads, what is counted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_actor, make_national_office, make_office, make_regional_office, make_user
from tests.factories.calls import make_call, make_entry, make_stage
from tests.factories.calls_after import make_award, make_candidate, make_prize, make_winner

from tirek.calls.actions import awards, candidates, checking, gallery, jury_days, prizes, voting
from tirek.calls.enums import CallKind, ConsentPurpose, EntryState, StageKind
from tirek.calls.enums_of_awards import AwardKind, AwardLevel, CandidateState, PrizeState
from tirek.calls.models import Award, Call, Candidate, Entry, Prize, Showing, Stage, Vote, VoteAnomaly
from tirek.calls.queries.award_paper import award_pdf, page_of_typed
from tirek.calls.queries.awards import prize_counts, roll_of_honour, winners_of
from tirek.calls.queries.naming import given_name, is_childs, is_first_name_only, public_name
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.actors import actor_for
from tirek.network.models import Organisation

pytestmark = pytest.mark.django_db
AT = datetime(2025, 7, 1, 9, tzinfo=UTC)
TODAY = AT.date()


@pytest.fixture
def fund() -> Organisation:
    return make_national_office()


@pytest.fixture
def secretary(fund: Organisation) -> Actor:
    return make_actor(Role.COMPETITIONS, fund)


def make_childs(fund: Organisation, *purposes: str, **facts: Any) -> Entry:
    call = make_call(fund, kind=CallKind.CHILDREN)
    told: dict[str, Any] = {"name": "Ахметова Айару", "born_on": date(2014, 3, 1), "state": EntryState.WINNER, **facts}
    entry = make_entry(call, **told)
    entry.consents.create(
        child_name=entry.name,
        guardian_name="Ахметова Сәуле",
        relation="ана",
        contact="ana@tirek.example",
        purposes=["enter", *purposes],
        channel="link",
        text_version="1",
        given_at=AT,
        asked_at=AT,
    )
    return entry


def give(entry: Entry, by: Actor, kind: AwardKind = AwardKind.FIRST, **told: Any) -> list[Award]:
    new = awards.NewAward(entry_id=entry.pk, kind=kind, **told)
    return awards.give_awards(entry.call_id, [new], awarded_on=TODAY, by=by, at=AT)


def test_an_award_is_given_once_told_and_checked_by_its_number(fund: Organisation, secretary: Actor):
    entry = make_winner(fund)
    (award,) = give(entry, secretary)
    assert give(entry, secretary) == []
    assert page_of_typed(award.number.replace("-", " ")) == award.get_absolute_url()
    assert award_pdf(award).startswith(b"%PDF")
    assert award_pdf(award) == award_pdf(Award.objects.get())
    (letter,) = Message.objects.all()
    assert award.code in letter.body
    assert letter.to == entry.email
    awards.revoke_award(award.number, "Қате берілді", by=secretary, at=AT)
    assert not roll_of_honour().exists()
    with pytest.raises(Refused):
        awards.revoke_award(award.number, "Тағы", by=secretary, at=AT)


def test_a_national_place_is_for_winners_and_a_regional_one_for_who_was_judged(fund: Organisation, secretary: Actor):
    entry = make_entry(make_call(fund), state=EntryState.PASSED_OVER)
    with pytest.raises(Refused):
        give(entry, secretary)
    (award,) = give(entry, secretary, level=AwardLevel.REGIONAL)
    assert award.level == AwardLevel.REGIONAL
    with pytest.raises(Refused):
        give(make_entry(make_call(fund), state=EntryState.DRAFT), secretary, AwardKind.DIPLOMA)
    other = make_actor(Role.COMPETITIONS, make_regional_office())
    with pytest.raises(Refused):
        give(make_winner(fund), other)


@pytest.mark.parametrize(
    ("purposes", "name", "shown"),
    [((), "", False), (("gallery",), "", True), (("gallery", "name"), "Айару", True)],
)
def test_a_child_is_shown_by_its_first_name_at_most_and_as_its_guardian_agreed(
    fund: Organisation, secretary: Actor, purposes: tuple[str, ...], name: str, shown: bool
):
    entry = make_childs(fund, *purposes)
    (award,) = give(entry, secretary)
    assert award.public_name == name
    told = gallery.Shown(title="Менің ауылым", shown_as=name)
    if not shown:
        with pytest.raises(Refused):
            gallery.show_work(entry.pk, told, by=secretary, at=AT)
        return
    gallery.show_work(entry.pk, told, by=secretary, at=AT)
    for wrong in ({"shown_as": "Ахметова"}, {"shown_as": "Айару Ахметова"}, {"text": "Авторы: Ахметова А."}):
        with pytest.raises(ValidationError):
            gallery.show_work(entry.pk, gallery.Shown(**{"title": "Т", **wrong}), by=secretary, at=AT)


def test_what_a_guardian_took_back_leaves_the_gallery_and_the_roll_at_once(fund: Organisation, secretary: Actor):
    entry = make_childs(fund, ConsentPurpose.GALLERY, ConsentPurpose.NAME)
    give(entry, secretary)
    gallery.show_work(entry.pk, gallery.Shown(title="Т", shown_as="Айару"), by=secretary, at=AT)
    entry.consents.update(withdrawn_at=AT)
    assert gallery.hide_when_guardian_withdraws(entry, by=secretary, at=AT)
    assert Showing.objects.get().hidden_at
    assert Award.objects.get().public_name == ""


@given(st.text(alphabet="абвғқәө АБВҒ-", max_size=30))
def test_a_family_name_alone_gives_no_public_name(name: str):
    words = name.split()
    assert given_name(name) == (words[1] if len(words) > 1 else "")
    if words:
        entry = Entry(name=name)
        assert not is_first_name_only(words[0], entry)


def test_age_decides_who_is_a_child(fund: Organisation):
    entry = make_winner(fund, name="Ахметова Айару", born_on=date(2014, 3, 1))
    assert is_childs(entry, date(2032, 2, 29))
    assert public_name(entry, date(2032, 2, 29)) == ""
    assert public_name(entry, date(2032, 3, 1)) == "Ахметова Айару"
    grown = make_childs(fund, organisation_name="№ 2 мектеп", born_on=date(2002, 3, 1))
    assert public_name(grown, TODAY) == ""


def test_every_letter_about_a_child_goes_to_its_guardian(fund: Organisation, secretary: Actor):
    entry = make_childs(fund, email="bala@tirek.example", state=EntryState.SUBMITTED)
    Call.objects.filter(pk=entry.call_id).update(with_guardian_under=18)
    jury = entry.call.stages.get(kind=StageKind.JURY)
    day = jury.jury_days.create(starts_at=AT, ends_at=AT + timedelta(hours=2))
    jury.slots.create(day=day, entry=entry, starts_at=AT, ends_at=AT + timedelta(minutes=15))
    jury_days.tell_moved(jury.pk, by=secretary, at=AT)
    checking.extend_entry(entry.pk, AT + timedelta(days=1), "Ауырды", by=secretary, at=AT)
    Entry.objects.filter(pk=entry.pk).update(state=EntryState.WINNER)
    (award,) = give(entry, secretary)
    told = prizes.NewPrize(kind="camp", name_kk="Лагерь", name_ru="Лагерь", due_on=TODAY)  # type: ignore[arg-type]
    prize = prizes.promise_prize(award.number, told, by=secretary, at=AT)
    prizes.postpone_prize(prize.pk, None, "Карантин", by=secretary, at=AT)
    letters = list(Message.objects.values_list("to", flat=True))
    assert len(letters) >= 4
    assert set(letters) == {"ana@tirek.example"}


def test_a_prize_is_followed_until_its_receiver_confirms(fund: Organisation, secretary: Actor):
    award = make_award(fund)
    told = prizes.NewPrize(kind="camp", name_kk="Лагерь", name_ru="Лагерь", due_on=TODAY + timedelta(days=9))  # type: ignore[arg-type]
    prize = prizes.promise_prize(award.number, told, by=secretary, at=AT)
    prizes.schedule_prize(prize.pk, TODAY + timedelta(days=10), by=secretary, at=AT)
    with pytest.raises(ValidationError):
        prizes.postpone_prize(prize.pk, None, " ", by=secretary, at=AT)
    prizes.postpone_prize(prize.pk, None, "Карантин", by=secretary, at=AT)
    assert prize_counts(secretary, TODAY) == {"owed": 1, "late": 0, "postponed": 1, "unconfirmed": 0}
    with pytest.raises(Refused):
        prizes.confirm_prize(prize.pk, code=award.code, by=ANONYMOUS, at=AT)
    prizes.give_prize(prize.pk, TODAY, by=secretary, at=AT)
    with pytest.raises(Refused):
        prizes.confirm_prize(prize.pk, code="WRONGCODE234", by=ANONYMOUS, at=AT)
    prizes.confirm_prize(prize.pk, code=award.code, by=ANONYMOUS, at=AT)
    assert list(prize.steps.values_list("state", flat=True)) == [
        PrizeState.PROMISED, PrizeState.SCHEDULED, PrizeState.POSTPONED, PrizeState.GIVEN, PrizeState.CONFIRMED,
    ]  # fmt: skip
    with pytest.raises(Refused):
        prizes.give_prize(prize.pk, TODAY, by=secretary, at=AT)
    assert Message.objects.filter(body__contains="Карантин").exists()


def test_candidates_are_proposed_by_bodies_and_decided_by_two(fund: Organisation, secretary: Actor):
    body = make_office()
    head = make_actor(Role.HEAD, body)
    call = make_call(fund, kind=CallKind.PRIZE)
    call.nominations.update(code="order")
    nomination = call.nominations.get()
    new = candidates.NewCandidate(nomination_id=nomination.pk, name="Сәрсенова Гүлнар", merits="Еңбегі")
    during = call.opens_at + timedelta(days=1)
    made = candidates.propose_candidate(call.pk, new, body_id=body.pk, by=head, at=during)
    with pytest.raises(ValidationError):
        candidates.propose_candidate(call.pk, new, body_id=body.pk, by=head, at=during)
    with pytest.raises(Refused):
        candidates.propose_candidate(call.pk, new, body_id=make_office().pk, by=head, at=during)
    with pytest.raises(Refused):
        candidates.propose_candidate(call.pk, new, body_id=body.pk, by=head, at=call.closes_at)
    votes = candidates.Votes(votes_for=7, votes_against=2, votes_abstained=3, considered_on=TODAY)
    assert candidates.consider_candidate(made.pk, votes, by=secretary, at=AT).state == CandidateState.RECOMMENDED
    candidates.draft_decision(made.pk, awards=True, act="Жарлық № 7", by=secretary, at=AT)
    with pytest.raises(Refused):
        candidates.sign_decision(made.pk, by=secretary, at=AT)
    candidates.sign_decision(made.pk, by=make_actor(Role.HEAD, fund), at=AT)
    assert Award.objects.get().kind == AwardKind.ORDER
    with pytest.raises(Refused):
        candidates.draft_decision(made.pk, awards=False, act="Ы", by=secretary, at=AT)


def test_neighbours_and_strangers_see_no_names_behind_awards(fund: Organisation, secretary: Actor):
    body, neighbour = make_office(), make_office()
    award = make_award(fund)
    make_prize(award)
    make_candidate(fund, body)
    for actor in (make_actor(Role.HEAD, neighbour), actor_for(make_user(), None), ANONYMOUS):
        assert not Award.objects.visible_to(actor).exists()
        assert not Prize.objects.visible_to(actor).exists()
        assert not Candidate.objects.visible_to(actor).exists()
    assert Candidate.objects.visible_to(make_actor(Role.HEAD, body)).count() == 1
    assert Award.objects.visible_to(secretary).count() == Prize.objects.visible_to(secretary).count() == 1
    assert [group.awards for group in winners_of(award.call)] == [[award]]


def make_vote(fund: Organisation, works: int = 1) -> tuple[Stage, list[Showing]]:
    call = make_call(fund)
    now = timezone.now()
    stage = make_stage(call, StageKind.VOTE, 9, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1))
    entries = [make_entry(call, state=EntryState.WINNER) for _each in range(works)]
    rows = [Showing(entry=entry, call=call, title=entry.title, shown_at=now) for entry in entries]
    return stage, Showing.objects.bulk_create(rows)


def test_an_account_votes_for_three_works_at_most_and_not_for_its_own(fund: Organisation):
    _stage, works = make_vote(fund, 5)
    voter, now = actor_for(make_user(), None), timezone.now()
    for work in (*works[:3], works[0]):
        voting.cast_vote(work.pk, address="10.0.0.1", by=voter, at=now)
    with pytest.raises(Refused):
        voting.cast_vote(works[3].pk, address="10.0.0.1", by=voter, at=now)
    voting.take_vote_back(works[0].pk, by=voter, at=now)
    Entry.objects.filter(pk=works[4].entry_id).update(user_id=voter.user_id)
    with pytest.raises(Refused):
        voting.cast_vote(works[4].pk, address="10.0.0.1", by=voter, at=now)
    voting.cast_vote(works[3].pk, address="10.0.0.1", by=voter, at=now)
    assert [Showing.objects.get(pk=work.pk).votes for work in works] == [0, 1, 1, 1, 0]
    for actor, moment in ((ANONYMOUS, now), (voter, now + timedelta(days=2))):
        with pytest.raises(Refused):
            voting.cast_vote(works[0].pk, address="10.0.0.1", by=actor, at=moment)


def test_many_votes_of_one_address_are_logged_and_struck_by_a_person(fund: Organisation, secretary: Actor):
    stage, (work,) = make_vote(fund)
    now = timezone.now()
    for place in range(12):
        address = "10.0.0.9" if place < 10 else f"10.0.1.{place}"
        voting.cast_vote(work.pk, address=address, by=actor_for(make_user(), None), at=now)
    assert voting.look_for_anomalies(stage, at=now) == 2
    assert voting.look_for_anomalies(stage, at=now) == 0
    crowd = VoteAnomaly.objects.get(kind="new_accounts")
    with pytest.raises(Refused):
        voting.settle_anomaly(crowd.pk, "Бір күнде", strike=True, by=secretary, at=now)
    with pytest.raises(ValidationError):
        voting.settle_anomaly(crowd.pk, "", strike=False, by=secretary, at=now)
    found = VoteAnomaly.objects.get(kind="one_address")
    voting.settle_anomaly(found.pk, "Бір компьютер", strike=True, by=secretary, at=now)
    work.refresh_from_db()
    assert (work.votes, Vote.objects.filter(is_struck=True).count()) == (2, 10)


@pytest.mark.django_db(transaction=True)
def test_two_windows_of_one_voter_do_not_pass_the_limit():
    _stage, works = make_vote(make_national_office(), 6)
    voter, now = actor_for(make_user(), None), timezone.now()

    def vote(work: Showing) -> bool:
        try:
            voting.cast_vote(work.pk, address="10.0.0.1", by=voter, at=now)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(vote, works)) == 3
    assert sum(Showing.objects.values_list("votes", flat=True)) == 3
