"""The way through an initiative, reviews of regions, research and what people said: rules, access, figures."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.roadmaps import (
    SYSTEM,
    adopt,
    finish,
    make_action,
    make_enrolment,
    make_initiative,
    make_programme,
    make_research,
    make_review,
    make_roadmap,
    make_voice,
)

from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.models import Organisation
from tirek.people.actions import PersonData
from tirek.people.models import Consent, Person, PersonLink
from tirek.programmes.actions import enrolments, research, reviews, voices
from tirek.programmes.actions.follow_ups import Heard, record_call, remind_of_calls, schedule_missing
from tirek.programmes.actions.initiatives import StageFacts, add_stage, remove_stage
from tirek.programmes.models import Enrolment, Research, Roadmap, Voice
from tirek.programmes.queries import progress_sources
from tirek.programmes.queries.initiatives import calls_to_make, initiative_page
from tirek.programmes.queries.progress_sources import Source
from tirek.programmes.queries.research import library, research_page
from tirek.programmes.queries.review_pages import decisions_due, results_of, to_follow_up
from tirek.programmes.queries.review_papers import cell_words, minutes_pdf, title_of
from tirek.programmes.queries.voices import published
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import Scope, figure, records_of, scope_for
from tirek.territory.models import Area

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def world() -> World:
    return make_world()


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def reach(enrolment: Enrolment, on: date, **proof: object) -> None:
    enrolments.reach_stage(enrolment.pk, enrolments.Proof(on=on, **proof), by=SYSTEM, at=NOW)


def equip(enrolment: Enrolment, by=SYSTEM):
    machine = enrolments.Equipment(
        item="Тігін машинасы", value=180_000, given_by_id=enrolment.organisation_id, handed_on=TODAY
    )
    return enrolments.hand_over(enrolment.pk, machine, by=by, at=NOW)


def sell(world: World, on: date = TODAY) -> Enrolment:
    """Somebody who has gone the whole way."""
    enrolment = make_enrolment(make_initiative(world.saryagash, NOW), world.saryagash, NOW, on=on)
    reach(enrolment, on, certificate="26-000001-1")
    enrolments.accept_act(equip(enrolment).pk, by=SYSTEM, at=NOW)
    reach(enrolment, on)
    reach(enrolment, on, income=45_000)
    enrolment.refresh_from_db()
    return enrolment


def test_a_stage_is_reached_only_with_what_it_needs(world: World):
    enrolment = make_enrolment(make_initiative(world.saryagash, NOW), world.saryagash, NOW, on=days(-9))
    for on, proof in ((TODAY, {}), (days(-10), {"certificate": "1"}), (days(1), {"certificate": "1"})):
        with pytest.raises(ValidationError), transaction.atomic():
            reach(enrolment, on, **proof)
    reach(enrolment, days(-5), certificate="26-000001-1")
    machine = equip(enrolment)
    with pytest.raises(ValidationError), transaction.atomic():
        reach(enrolment, TODAY)
    enrolments.accept_act(machine.pk, by=SYSTEM, at=NOW)
    reach(enrolment, TODAY)
    with pytest.raises(ValidationError), transaction.atomic():
        reach(enrolment, TODAY)
    assert not enrolment.follow_ups.exists()
    reach(enrolment, TODAY, income=45_000)
    enrolment.refresh_from_db()
    assert enrolment.state == "completed"
    with pytest.raises(ValidationError), transaction.atomic():
        reach(enrolment, TODAY)


def test_the_last_stage_brings_calls_after_three_six_and_twelve_months(world: World):
    enrolment = sell(world)
    calls = list(enrolment.follow_ups.all())
    assert [call.months for call in calls] == [3, 6, 12]
    assert [(call.due_on.year - TODAY.year) * 12 + call.due_on.month - TODAY.month for call in calls] == [3, 6, 12]
    clerk, later = world["clerk"], NOW + timedelta(days=120)
    assert list(calls_to_make(clerk, on=later.date())) == calls[:1]
    for attempt in range(3):
        record_call(calls[0].pk, Heard(outcome="no_answer"), by=clerk, at=later)
        calls[0].refresh_from_db()
        assert (calls[0].state == "missed") == (attempt == 2)
    record_call(calls[1].pk, Heard(outcome="earning", income=90_000), by=clerk, at=later + timedelta(days=90))
    with pytest.raises(Refused):
        record_call(calls[1].pk, Heard(outcome="stopped"), by=clerk, at=later)
    assert remind_of_calls(at=NOW + timedelta(days=400)) == remind_of_calls(at=NOW + timedelta(days=400)) == 1
    letters = Message.objects.filter(subject__icontains="")
    assert letters.exists()
    assert not letters.filter(body__icontains="Әлиева").exists()


def test_calls_missing_after_an_import_are_scheduled_once(world: World):
    enrolment = sell(world)
    enrolment.follow_ups.all().delete()
    assert (schedule_missing(at=NOW), schedule_missing(at=NOW)) == (1, 0)
    assert enrolment.follow_ups.count() == 3


def test_dropping_out_has_a_reason_and_ends_the_sight_of_the_person(world: World):
    initiative = make_initiative(world.saryagash, NOW)
    clerk = world["clerk"]
    data = PersonData(family_name="Омарова", given_name="Ләззат")
    entrant = enrolments.Entrant(data=data, phone="+77000000002", agreed=True)
    with pytest.raises(ValidationError):
        enrolments.enrol(initiative.pk, world.keles.pk, enrolments.Entrant(data=data), by=world["clerk.keles"], at=NOW)
    enrolment = enrolments.enrol(initiative.pk, world.saryagash.pk, entrant, by=clerk, at=NOW)
    assert Consent.objects.filter(matter_id=enrolment.pk).exists()
    link = PersonLink.objects.get(about_id=enrolment.pk)
    with pytest.raises(ValidationError), transaction.atomic():
        enrolments.leave(enrolment.pk, "bored", by=clerk, at=NOW)
    enrolments.leave(enrolment.pk, "job", note="Жұмысқа тұрды", by=clerk, at=NOW)
    link.refresh_from_db()
    assert link.ended_at is not None
    proof = enrolments.Proof(on=TODAY, certificate="1")
    with pytest.raises(Refused):
        enrolments.reach_stage(enrolment.pk, proof, by=clerk, at=NOW)


def test_one_person_is_in_an_initiative_once_until_they_drop_out(world: World):
    initiative, clerk = make_initiative(world.saryagash, NOW), world["clerk"]
    data = PersonData(family_name="Бектасова", given_name="Сая")
    entrant = enrolments.Entrant(data=data, iin="991301400010", agreed=True)
    first = enrolments.enrol(initiative.pk, world.saryagash.pk, entrant, by=clerk, at=NOW)
    with pytest.raises(ValidationError), transaction.atomic():
        enrolments.enrol(initiative.pk, world.saryagash.pk, entrant, by=clerk, at=NOW)
    enrolments.leave(first.pk, "health", by=clerk, at=NOW)
    again = enrolments.enrol(initiative.pk, world.saryagash.pk, entrant, by=clerk, at=NOW)
    assert again.person_id == first.person_id


def test_who_is_on_the_way_is_seen_only_where_they_are_accompanied(world: World):
    enrolment = sell(world)
    sees = {name for name in world.actors if Enrolment.objects.visible_to(world[name]).exists()}
    assert sees == {"clerk", "clerk2", "head", "head.turkistan"}
    assert not Person.objects.visible_to(world["coordinator"]).filter(pk=enrolment.person_id).exists()
    for persona in ("coordinator", "analyst", "clerk.keles", "anonymous"):
        with pytest.raises((Refused, Enrolment.DoesNotExist)):
            equip(enrolment, by=world[persona])


def test_stages_are_data_and_only_the_last_unused_one_is_taken_away(world: World):
    initiative = make_initiative(world.saryagash, NOW)
    added = add_stage(initiative.pk, StageFacts(name_kk="Дүкен", name_ru="Магазин", needs=("note",)), by=SYSTEM, at=NOW)
    with pytest.raises(ValidationError):
        remove_stage(initiative.stages.first().pk, by=SYSTEM, at=NOW)
    remove_stage(added.pk, by=SYSTEM, at=NOW)
    assert initiative.stages.count() == 4


def test_the_funnel_keeps_small_numbers_from_the_public(world: World):
    enrolment = sell(world)
    staff, public = (initiative_page(enrolment.initiative, staff=who) for who in (True, False))
    assert [step.reached for step in staff.funnel] == [1, 1, 1, 1]
    assert [step.reached for step in public.funnel] == [None] * 4
    assert [value for _name, value in staff.cohorts[0].reached] == [100] * 4
    assert public.cohorts == []


@pytest.fixture
def roadmap(world: World) -> Roadmap:
    national = Organisation.objects.get(pk=world["coordinator"].organisation_id)
    return make_roadmap(make_programme(national, NOW), NOW)


@pytest.fixture
def adopted(roadmap: Roadmap) -> Roadmap:
    make_action(
        roadmap, NOW, source="cases_received", target=Decimal(10), counted_from=date(TODAY.year, 1, 1),
        counted_until=TODAY,
    )  # fmt: skip
    return adopt(roadmap, NOW)


def two_regions(world: World) -> list[Area]:
    keys = [world[name].organisation_id for name in ("head.turkistan", "head.kostanay")]
    return [Organisation.objects.get(pk=key).area for key in keys]


def test_a_review_freezes_its_figures_and_its_decisions_come_back_at_the_next(world: World, adopted: Roadmap):
    areas = [
        Organisation.objects.get(pk=world[name].organisation_id).area for name in ("head.turkistan", "head.kostanay")
    ]
    review = make_review(adopted, areas, NOW)
    coordinator = world["coordinator"]
    told = {"owner_id": world.saryagash.pk, "due_on": days(10), "area_id": areas[0].pk}
    decision = reviews.decide(review.pk, "Екі ауылға бару", **told, by=coordinator, at=NOW)
    reviews.hold_review(review.pk, summary="Өтті", by=coordinator, at=NOW)
    review.refresh_from_db()
    assert [line["code"] for line in review.results["lines"]] == ["cases_received"]
    before = results_of(review, today=TODAY).as_json()
    assert minutes_pdf(review, today=TODAY, at=NOW).startswith(b"%PDF")
    with pytest.raises(Refused):
        reviews.hold_review(review.pk, summary="Тағы", by=coordinator, at=NOW)
    assert list(decisions_due(world["clerk"], soon=days(20))) == [decision]
    with pytest.raises(Refused):
        reviews.settle_decision(decision.pk, state="done", outcome="Барды", by=world["clerk.keles"], at=NOW)
    following = make_review(adopted, areas, NOW + timedelta(days=90), held_on=days(90))
    assert list(to_follow_up(following)) == [decision]
    reviews.settle_decision(decision.pk, state="done", outcome="Барды", by=world["clerk"], at=NOW)
    assert [one.outcome for one in to_follow_up(following)] == ["Барды"]
    assert results_of(review, today=days(90)).as_json() == before


def test_a_part_of_another_figure_is_compared_by_its_rate_too(world: World, adopted: Roadmap, monkeypatch):
    """Two of eight in every region: 25 of a hundred, as frozen as the rest; nothing of nothing is no rate."""
    values = {"cases_received": Decimal(2), "proposals_received": Decimal(8)}
    source = Source(
        titles=lambda: [("cases_received", "Түскені"), ("proposals_received", "Ұсыныс")],
        measure=lambda asks, today: {one: values[one.code] for one in asks},
        address=lambda ask, today: "",
        may_open=lambda actor: True,
        wholes={"cases_received": "proposals_received"},
    )
    monkeypatch.setattr(progress_sources, "_source", [source])
    review = make_review(adopted, two_regions(world), NOW)
    whole, rate = results_of(review, today=TODAY).lines
    with translation.override("kk"):
        assert (whole.title, title_of(rate)) == ("Түскені", "Түскені: жүзге шаққанда (Ұсыныс)")
    assert [cell_words(cell) for cell in rate.cells] == ["25 (±0)"] * 2
    reviews.hold_review(review.pk, summary="Өтті", by=world["coordinator"], at=NOW)
    review.refresh_from_db()
    values["proposals_received"] = Decimal(0)
    assert results_of(review, today=TODAY).lines[1].cells[0].value == 25
    later = make_review(adopted, two_regions(world), NOW + timedelta(days=90), held_on=days(90))
    assert [cell.value for cell in results_of(later, today=TODAY).lines[1].cells] == [None, None]


def test_a_decision_becomes_a_line_of_the_roadmap_once(world: World, adopted: Roadmap):
    review = make_review(adopted, [world.saryagash.area], NOW)
    told = {"owner_id": world.saryagash.pk, "due_on": days(10)}
    decision = reviews.decide(review.pk, "Екі ауылға бару", **told, by=SYSTEM, at=NOW)
    action = reviews.put_on_roadmap(decision.pk, adopted.pk, by=SYSTEM, at=NOW)
    assert (action.name_kk, action.owner_id, action.due_on) == ("Екі ауылға бару", world.saryagash.pk, days(10))
    with pytest.raises(ValidationError):
        reviews.put_on_roadmap(decision.pk, adopted.pk, by=SYSTEM, at=NOW)


def test_a_recommendation_goes_into_a_roadmap_or_is_answered_with_a_reason(world: World, adopted: Roadmap):
    study = make_research(world.saryagash, NOW, kind="trip")
    finding = research.add_finding(study.pk, "Мектеп алыс", by=SYSTEM, at=NOW)
    first, second = (
        research.recommend(finding.pk, text, world.keles.pk, by=SYSTEM, at=NOW) for text in ("Автобус", "Жол")
    )
    action = research.take_advice(first.pk, adopted.pk, due_on=days(30), by=world["coordinator"], at=NOW)
    assert action.owner_id == world.keles.pk
    with pytest.raises(Refused):
        research.decline_advice(second.pk, "Қаржы жоқ", by=world["head"], at=NOW)
    research.decline_advice(second.pk, "Қаржы жоқ", by=world["head.turkistan"], at=NOW)
    with pytest.raises(ValidationError):
        research.decline_advice(second.pk, "Қаржы жоқ", by=world["head.turkistan"], at=NOW)
    page = research_page(study, world["head"])
    assert [one.state for one in page.findings[0].recommendations.all()] == ["taken", "declined"]


def test_reports_stand_in_the_library_once_their_research_is_public(world: World):
    study = make_research(world.saryagash, NOW)
    told = {"name": "r.pdf", "language": "kk", "published_on": TODAY}
    with pytest.raises(ValidationError):
        research.add_report(study.pk, "Есеп", b"MZ", **told, by=SYSTEM, at=NOW)
    assert not Research.objects.visible_to(world["anonymous"]).exists()
    report = research.add_report(study.pk, "Есеп", b"%PDF-1.7", **told, by=SYSTEM, at=NOW)
    assert research.add_report(study.pk, "Есеп", b"%PDF-1.7", **told, by=SYSTEM, at=NOW).pk == report.pk
    assert not library().exists()
    Research.objects.update(is_public=True)
    assert list(library()) == [report]


def test_what_people_said_is_published_without_naming_anybody_and_only_with_what_was_done(world: World):
    programme = make_programme(world.saryagash, NOW)
    with pytest.raises(ValidationError):
        make_voice(programme, NOW, said="Маған 8 701 123 45 67 қоңырау шалыңыз")
    voice = make_voice(programme, NOW)
    assert not Voice.objects.visible_to(world["anonymous"]).exists()
    with pytest.raises(ValidationError):
        voices.answer_voice(voice.pk, said=voice.said, done="", publish=True, by=SYSTEM, at=NOW)
    with pytest.raises(Voice.DoesNotExist):
        voices.answer_voice(voice.pk, said=voice.said, done="Иә", publish=True, by=world["clerk.keles"], at=NOW)
    voices.answer_voice(voice.pk, said=voice.said, done="Жөнделді", publish=True, by=world["head"], at=NOW)
    assert list(published(programme=programme.pk)) == [voice]
    voices.answer_voice(voice.pk, said=voice.said, done="Жөнделді", publish=False, by=world["head"], at=NOW)
    assert not published().exists()


def test_the_figures_count_what_stands_in_the_records(world: World, adopted: Roadmap):
    sell(world)
    finish(make_action(adopted, NOW), NOW)
    late = make_action(adopted, NOW, since=days(-40), due_on=days(-20))
    areas = [
        Organisation.objects.get(pk=world[name].organisation_id).area for name in ("head.turkistan", "head.kostanay")
    ]
    for _time in range(2):
        held = make_review(adopted, areas, NOW)
        reviews.hold_review(held.pk, summary="", by=SYSTEM, at=NOW)
    make_review(adopted, areas, NOW)
    trip = make_research(world.saryagash, NOW, kind="trip")
    for area in (*areas, areas[0]):
        research.add_visit(trip.pk, area.pk, TODAY, by=SYSTEM, at=NOW)
    make_research(world.saryagash, NOW)
    make_voice(adopted.programme, NOW)
    period, scope = Period.year(TODAY.year), scope_for(SYSTEM, geography=TODAY)

    def value(code: str, scope: Scope = scope) -> object:
        return figure(indicator(code), period, scope, today=TODAY).value

    expected = {
        "roadmap_actions": 3, "roadmap_done": 1, "roadmap_late": 1, "reviews_held": 2, "regions_reviewed": 2,
        "initiative_applied": 1, "initiative_trained": 1, "initiative_equipped": 1, "initiative_earning": 1,
        "initiative_after_half_a_year": 0, "monitoring_trips": 1, "studies": 1, "research_programmes": 0,
        "regions_studied": 2, "voices_linked": 1, "voices_answered": 0, "broadcasts": 0,
    }  # fmt: skip
    assert {code: value(code) for code in expected} == expected
    opened = records_of(world["coordinator"], indicator("initiative_earning"), period, scope, {}, today=TODAY)
    assert opened.count() == 1
    assert list(records_of(SYSTEM, indicator("roadmap_late"), period, scope, {}, today=TODAY)) == [late]
    assert value("initiative_earning", scope.at_office(world.keles)) == 0
