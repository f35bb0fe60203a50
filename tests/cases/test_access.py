"""One access rule: list, detail, count, search and files agree for every persona and every model."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.factories import World, make_case, make_line, make_memorandum, make_person, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import confirm
from tirek.cases.actions.clock import extend
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.notes import add_note
from tirek.cases.actions.referrals import accept_referral
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import (
    Answer,
    Attachment,
    Case,
    ClockEntry,
    Decision,
    Feedback,
    Note,
    Outcome,
    PlanLine,
    Transition,
)
from tirek.cases.queries import case_page
from tirek.cases.queries.queue import QueueFilters, counts, queue
from tirek.cases.queries.search import search_cases
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.actor import Actor

MODELS = [Case, ClockEntry, PlanLine, Transition, Answer, Outcome, Decision, Feedback, Note, Attachment]
STAFF_OF_SARYAGASH = {"registrar", "clerk", "clerk2", "head", "head.turkistan", "coordinator"}
PERSONAS = [
    "registrar",
    "clerk",
    "clerk2",
    "head",
    "clerk.keles",
    "head.turkistan",
    "head.kostanay",
    "coordinator",
    "analyst",
    "admin",
    "employment",
    "housing",
    "anonymous",
    "applicant",
    "another applicant",
]


@pytest.fixture
def case(world: World) -> Case:
    """A case of Saryagash with a row of every kind and an accepted referral to the employment centre."""
    case = make_case(world.saryagash, service=world.job)
    make_case(world.keles, service=world.job)
    make_memorandum(world.saryagash, world.employment)
    referral = make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    extend(case.pk, working_days=2, reason="Тексеру", by=world["head"], at=NOW)
    add_note(case.pk, "Жазба", by=world["clerk"], at=NOW)
    Attachment.objects.create(case=case, name="a.pdf", size=4, received=4, stored_as="attachments/a")
    answer(case.pk, "Жауап", OutcomeResult.PARTLY, "Жалғасуда", by=world["clerk"], at=NOW)
    confirm(case.pk, 5, by=applicant_actor(case), at=NOW)
    return Case.objects.get(pk=case.pk)


def actor_named(world: World, case: Case, persona: str) -> Actor:
    if persona == "applicant":
        return applicant_actor(case)
    if persona == "another applicant":
        return Actor(person_id=make_person("Ахметов", "Ерлан").pk)
    return world[persona]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("persona", PERSONAS)
def test_list_detail_and_count_agree(world, case, persona, model):
    actor = actor_named(world, case, persona)
    listed = {row.pk for row in model.objects.visible_to(actor)}
    single = {row.pk for row in model.objects.all() if model.objects.visible_to(actor).filter(pk=row.pk).exists()}
    assert listed == single
    assert model.objects.visible_to(actor).count() == len(listed)
    if model is not Case:
        beyond = model.objects.visible_to(actor).exclude(case__in=Case.objects.visible_to(actor))
        assert not beyond.exists() or (persona == "employment" and model is Transition)


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_sees_the_case(world, case, persona):
    seen = Case.objects.visible_to(actor_named(world, case, persona)).filter(pk=case.pk).exists()
    assert seen == (persona in STAFF_OF_SARYAGASH | {"applicant"})


@pytest.mark.parametrize("persona", PERSONAS)
def test_queue_search_page_and_counts_show_what_is_visible(world, case, persona):
    actor = actor_named(world, case, persona)
    visible = set(Case.objects.visible_to(actor).values_list("pk", flat=True))
    on = NOW.date()
    assert {row.pk for row in queue(actor, QueueFilters(state="all", on=on))} == visible
    assert {row.pk for row in search_cases(actor, "жұмыс")} == visible
    assert {row.pk for row in search_cases(actor, case.number)} == visible & {case.pk}
    assert {row.pk for row in search_cases(actor, "+77010000001")} == visible
    assert counts(actor, on=on).open == Case.objects.visible_to(actor).open().count()
    if case.pk in visible:
        assert case_page.load(actor, case.number, at=NOW).case == case
    else:
        with pytest.raises(Case.DoesNotExist):
            case_page.load(actor, case.number, at=NOW)


def test_the_applicant_sees_no_notes_on_the_own_page(world, case):
    assert case_page.load(applicant_actor(case), case.number, at=NOW).notes == []


def test_files_cross_only_under_a_memorandum_that_names_them(world, case):
    default_storage.save("attachments/a", ContentFile(b"%PDF"))
    assert not Attachment.objects.visible_to(world["employment"]).exists()
    Transition.objects.referrals().update(crossing=["name", "files"])
    assert Attachment.objects.visible_to(world["employment"]).exists()
    assert not Attachment.objects.visible_to(world["housing"]).exists()
    Transition.objects.referrals().update(state="done")
    assert not Attachment.objects.visible_to(world["employment"]).exists()


def test_an_offered_case_is_seen_by_both_offices_but_its_notes_by_one(world):
    case = make_case(world.saryagash)
    add_note(case.pk, "Ішкі жазба", by=world["clerk"], at=NOW)
    forward(case.pk, world.keles.pk, "Себеп", by=world["clerk"], at=NOW + timedelta(hours=1))
    for persona in ("clerk", "clerk.keles"):
        assert Case.objects.visible_to(world[persona]).filter(pk=case.pk).exists()
    assert not Note.objects.visible_to(world["clerk.keles"]).exists()


def test_the_case_page_takes_twelve_queries_at_most_whatever_it_holds(world, case, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        case_page.load(world["head"], case.number, at=NOW)


def test_the_queue_takes_one_query_for_one_row_and_for_three(world, django_assert_num_queries):
    for _ in range(3):
        make_case(world.saryagash)
        with django_assert_num_queries(1):
            rows = list(queue(world["clerk"], QueueFilters(on=NOW.date())))
            assert [(row.service.name, row.office.name, row.applicant.short_name, row.assignee) for row in rows]
