"""A dispute from the first word to the last promise."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from tests.factories import World, make_person, make_world
from tests.factories import mediation as made
from tests.factories.cases import NOW

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.calendar import local_date
from tirek.core.iin import check_digit
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.mediation.actions import choosing, entering, filing, fulfilling, papers, sessions
from tirek.mediation.enums import ConflictKind, DisputeState, ObligationState, Outcome
from tirek.mediation.models import Dispute, Mediator, Obligation, Party
from tirek.mediation.queries.conflicts import conflicts_of
from tirek.mediation.queries.parties import told_of
from tirek.mediation.queries.shortlist import agreed_choice, shortlist
from tirek.people.models import Household, HouseholdMember, Identifier

pytestmark = pytest.mark.django_db
TODAY = local_date(NOW)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def mediator(world: World) -> Mediator:
    return made.make_mediator(world.saryagash, user=made.make_outsider(), on=TODAY)


def test_a_whole_life_from_consent_to_the_last_promise(world: World, mediator: Mediator):
    file = made.make_whole_file(world.saryagash, mediator, NOW)
    assert (file.state, file.outcome, file.agreed_on) == (DisputeState.FULFILMENT, Outcome.AGREEMENT, TODAY)
    one, other = made.sides(file)
    first, second = Obligation.objects.filter(paper__dispute=file).order_by("side")
    fulfilling.report_fulfilled(one, first.pk, by=ANONYMOUS, at=NOW)
    fulfilling.settle_promise(other, first.pk, ObligationState.FULFILLED, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):  # its day has not passed
        fulfilling.settle_promise(one, second.pk, ObligationState.BREACHED, by=ANONYMOUS, at=NOW)
    late = NOW + timedelta(days=12)
    with pytest.raises(Refused):  # nobody speaks of their own promise
        fulfilling.settle_promise(other, second.pk, ObligationState.FULFILLED, by=ANONYMOUS, at=late)
    fulfilling.settle_promise(one, second.pk, ObligationState.BREACHED, by=ANONYMOUS, at=late)
    file.refresh_from_db()
    assert file.state == DisputeState.FULFILMENT
    fulfilling.settle_promise(one, second.pk, ObligationState.FULFILLED, by=ANONYMOUS, at=late)
    file.refresh_from_db()
    assert (file.state, file.outcome) == (DisputeState.CLOSED, Outcome.AGREEMENT)


def test_mediation_is_voluntary(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    one, other = made.sides(file)
    with pytest.raises(Refused):  # who filed has consented
        choosing.consent(one, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):
        choosing.choose(one, [mediator.pk], by=ANONYMOUS, at=NOW)
    choosing.refuse_mediation(other, by=ANONYMOUS, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.outcome) == (DisputeState.CLOSED, Outcome.WITHDRAWN)


def test_an_institution_hands_in_for_both_and_both_have_to_consent(world: World):
    parties = [made.FIRST, replace(made.SECOND, is_present=True, phone="")]
    told = filing.DisputeFacts(
        category="family", area_id=world.saryagash.area_id, subject="Дау", parties=parties, source="court"
    )
    with pytest.raises(Refused):
        filing.open_dispute(told, by=ANONYMOUS, at=NOW)
    filed = filing.open_dispute(told, by=world["registrar"], at=NOW)
    assert len(filed.pins) == 2
    assert not Party.objects.filter(dispute=filed.dispute, consented_at__isnull=False).exists()
    assert not Dispute.objects.visible_to(world["registrar"]).exists()


def test_a_dispute_has_two_sides_and_a_representative_a_basis(world: World):
    told = filing.DisputeFacts(category="civil", area_id=world.saryagash.area_id, subject="Дау", parties=[made.FIRST])
    with pytest.raises(ValidationError):
        filing.open_dispute(told, by=ANONYMOUS, at=NOW)
    acting = replace(made.SECOND, representative="Өкіл")
    with pytest.raises(ValidationError):
        filing.open_dispute(replace(told, parties=[made.FIRST, acting]), by=ANONYMOUS, at=NOW)


def test_the_one_whom_all_have_named_is_asked(world: World, mediator: Mediator):
    others = [made.make_mediator(world.saryagash, on=TODAY) for _ in range(2)]
    file = made.make_dispute(world.saryagash, NOW)
    one, other = made.sides(file)
    choosing.consent(other, by=ANONYMOUS, at=NOW)
    choosing.choose(one, [others[0].pk], by=ANONYMOUS, at=NOW)
    assert choosing.choose(other, [others[1].pk], by=ANONYMOUS, at=NOW).state == DisputeState.CHOICE
    found = choosing.choose(one, [others[0].pk, mediator.pk, others[1].pk], by=ANONYMOUS, at=NOW)
    assert (found.state, found.mediator) == (DisputeState.ASKED, others[1])
    with pytest.raises(Refused):
        choosing.choose(one, [mediator.pk], by=ANONYMOUS, at=NOW)


def test_the_common_choice_is_the_best_for_all():
    a, b, c = "a", "b", "c"
    assert agreed_choice([[a, b, c], [b, c]], {a, b, c}) == b
    assert agreed_choice([[a], [b]], {a, b}) is None
    assert agreed_choice([[a, b], [a, b]], {b}) == b


def test_who_declines_does_not_see_the_file_any_more_and_is_not_offered_again(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    choosing.consent(made.sides(file)[1], by=ANONYMOUS, at=NOW)
    for seat in made.sides(file):
        choosing.choose(seat, [mediator.pk], by=ANONYMOUS, at=NOW)
    actor = made.actor_of(mediator)
    assert Dispute.objects.visible_to(actor).exists()
    choosing.decline_request(made.chair(file, mediator), by=actor, at=NOW)
    assert not Dispute.objects.visible_to(actor).exists()
    file.refresh_from_db()
    assert mediator not in [one.mediator for one in shortlist(file, TODAY)]


def test_the_shortlist_knows_language_subject_place_load_and_validity(world: World, mediator: Mediator):
    make = made.make_mediator
    here, on = world.saryagash, TODAY
    make(here, on=on, languages=["ru"])
    make(here, on=on, categories=["family"])
    make(here, on=on, capacity=0)
    make(here, on=on, valid_until=TODAY - timedelta(days=1))
    make(here, on=on, state="suspended", state_reason="Демалыс")
    near = make(world.keles, on=on, categories=["neighbours"])
    file = made.make_dispute(here, NOW)
    assert [one.mediator for one in shortlist(file, TODAY)] == [mediator, near]


def test_kin_employer_earlier_file_and_organisation_keep_a_mediator_off(world: World, mediator: Mediator):
    person = make_person("Ағайын", "Бір")
    kin = make_person("Басқа", "Екі")
    home = Household.objects.create(area=world.saryagash.area)
    for one, role in ((person, "head"), (kin, "sibling")):
        HouseholdMember.objects.create(household=home, person=one, role=role, during=("2020-01-01", None))
    iin = f"90810130001{check_digit('90810130001')}"
    Identifier.objects.create(person=person, kind="iin", value=iin, during=("2020-01-01", None))
    mediator.person = kin
    mediator.save()
    employer = made.make_mediator(world.saryagash, on=TODAY, employers=["ЖШС «Арай»"])
    member = made.make_mediator(world.saryagash, on=TODAY, organisation="Берекет қоры")
    namesake = made.make_mediator(world.saryagash, on=TODAY, family_name="Жасырынова")
    earlier = made.make_mediator(world.saryagash, user=made.make_outsider(), on=TODAY)
    known = replace(made.SECOND, birth_date="1980-05-05")
    before = made.make_dispute(world.saryagash, NOW, parties=[made.FIRST, known])
    made.agree_to_mediate(before, earlier, NOW)
    body = filing.PartyFacts(side=2, organisation="«Берекет» қоры", phone="+77010000103")
    first = replace(made.FIRST, iin=iin, employer="Арай ЖШС")
    file = made.make_dispute(world.saryagash, NOW, parties=[first, known, body])
    everybody = [mediator, employer, member, namesake, earlier]
    found = {key: [one.kind for one in some] for key, some in conflicts_of(everybody, file, told_of(file)).items()}
    assert found[mediator.pk] == [ConflictKind.KIN]
    assert found[employer.pk] == [ConflictKind.EMPLOYER]  # in whatever order the words stand
    assert found[member.pk] == [ConflictKind.ORGANISATION]
    assert found[earlier.pk] == [ConflictKind.EARLIER_FILE]
    assert found[namesake.pk] == [ConflictKind.NAME]
    offered = {one.mediator: [each.kind for each in one.to_disclose] for one in shortlist(file, TODAY)}
    assert offered == {namesake: [ConflictKind.NAME]}


def test_a_changed_text_is_signed_anew_and_nobody_signs_what_was_changed(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    made.agree_to_mediate(file, mediator, NOW)
    seat, one = made.chair(file, mediator), made.sides(file)[0]
    terms = papers.ContractTerms(costs="Ақысыз", place="", begins_on=TODAY, ends_on=TODAY)
    first = papers.draft_contract(seat, terms, by=ANONYMOUS, at=NOW)
    papers.sign(one, first.pk, first.digest, by=ANONYMOUS, at=NOW)
    second = papers.draft_contract(seat, replace(terms, costs="Тең бөлінеді"), by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):
        papers.sign(one, first.pk, first.digest, by=ANONYMOUS, at=NOW)
    with pytest.raises(ValidationError):
        papers.sign(one, second.pk, first.digest, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):  # only the mediator says that all have signed on paper
        papers.sign_on_paper(one, second.pk, by=ANONYMOUS, at=NOW)
    papers.sign_on_paper(seat, second.pk, by=ANONYMOUS, at=NOW)
    file.refresh_from_db()
    assert file.state == DisputeState.SESSIONS


@pytest.mark.django_db(transaction=True)
def test_the_last_two_signatures_at_one_moment_bring_a_paper_into_force_once():
    world = make_world()
    mediator = made.make_mediator(world.saryagash, user=made.make_outsider(), on=TODAY)
    file = made.make_dispute(world.saryagash, NOW)
    made.agree_to_mediate(file, mediator, NOW)
    terms = papers.ContractTerms(costs="Ақысыз", place="", begins_on=TODAY, ends_on=TODAY)
    paper = papers.draft_contract(made.chair(file, mediator), terms, by=ANONYMOUS, at=NOW)
    papers.sign(made.chair(file, mediator), paper.pk, paper.digest, by=ANONYMOUS, at=NOW)

    def sign(seat: object) -> None:
        try:
            papers.sign(seat, paper.pk, paper.digest, by=ANONYMOUS, at=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(sign, made.sides(file)))
    file.refresh_from_db()
    assert (file.state, paper.signatures.count()) == (DisputeState.SESSIONS, 3)


def test_a_link_opens_once_and_the_pin_is_ones_own(world: World):
    file = made.make_dispute(world.saryagash, NOW)
    sent = Message.objects.get(to="+77010000102")
    token = sent.body.rstrip("/").rpartition("/")[2]
    for pin in ("111111", "123456", "12345", made.PINS[1]):
        with pytest.raises(ValidationError):
            entering.choose_pin(token, pin, at=NOW)
    assert entering.choose_pin(token, "730519", at=NOW)
    assert entering.choose_pin(token, "730519", at=NOW) is None
    assert entering.party_of_link(token, at=NOW) is None
    right = entering.prove_party(file.number.replace("-", " "), "730 519", remote_key="1.1.1.1")
    assert right is not None
    assert right.side == 2
    assert entering.prove_party(file.number, "000000", remote_key="1.1.1.1") is None


def test_an_old_link_opens_nothing(world: World):
    made.make_dispute(world.saryagash, NOW)
    token = Message.objects.get(to="+77010000102").body.rstrip("/").rpartition("/")[2]
    assert entering.choose_pin(token, "730519", at=NOW + timedelta(days=15)) is None


def test_reminders_go_to_the_side_that_promised_then_to_both(world: World, mediator: Mediator):
    made.make_whole_file(world.saryagash, mediator, NOW)
    Message.objects.all().delete()
    assert fulfilling.remind_of_promises(at=NOW + timedelta(days=3)) == 2
    assert fulfilling.remind_of_promises(at=NOW + timedelta(days=3)) == 0
    assert sorted(Message.objects.values_list("to", flat=True)) == ["+77010000101", "+77010000102"]
    assert fulfilling.remind_of_promises(at=NOW + timedelta(days=11)) == 2
    assert Message.objects.count() == 6


def test_a_session_of_one_side_is_announced_and_reminded_to_that_side(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    made.agree_to_mediate(file, mediator, NOW)
    made.make_contract(file, mediator, NOW)
    Message.objects.all().delete()
    facts = sessions.SessionFacts(
        kind="first", format="in_person", starts_at=NOW + timedelta(days=1), minutes=60, place="Бөлме"
    )
    sessions.plan_session(made.chair(file, mediator), facts, by=ANONYMOUS, at=NOW)
    assert sessions.remind_of_sessions(at=NOW) == 1
    assert sessions.remind_of_sessions(at=NOW) == 0
    assert set(Message.objects.values_list("to", flat=True)) == {"+77010000101"}


def test_a_mediator_whose_certificate_ended_does_not_take_a_file(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    choosing.consent(made.sides(file)[1], by=ANONYMOUS, at=NOW)
    for seat in made.sides(file):
        choosing.choose(seat, [mediator.pk], by=ANONYMOUS, at=NOW)
    Mediator.objects.update(valid_until=TODAY - timedelta(days=1))
    with pytest.raises(ValidationError):
        choosing.accept_request(made.chair(file, mediator), by=Actor(), at=NOW)
