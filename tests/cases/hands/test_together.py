"""Repeats, duplicates of one application, and linked cases."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import World, make_application, make_case, make_line
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.bulk import submit_many
from tirek.cases.actions.intake import submit
from tirek.cases.actions.links import file_repeat, link_cases, unlink_cases
from tirek.cases.actions.merging import merge_duplicate, undo_merge
from tirek.cases.actions.notes import add_note
from tirek.cases.enums import CaseState, OutcomeResult
from tirek.cases.enums_of_hands import CaseLinkKind
from tirek.cases.models import Case, CaseLink, CaseMerge, ClockEntry
from tirek.cases.pin import digest
from tirek.cases.queries.joined import joined_to
from tirek.cases.queries.likeness import SAME, likeness, repeats_of
from tirek.cases.queries.search import search_cases
from tirek.cases.queries.tracking import applicant_actor, track
from tirek.core.verdict import Refused
from tirek.reports.indicators import indicator
from tirek.reports.period import Period

VOCABULARY = "жұмыс баспана көмек сұраймын екі бала мектеп ақша емдеу"
WORDS = st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=12)
LATER = NOW + timedelta(days=3)


@pytest.fixture
def first(world: World) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def second(world: World, first: Case) -> Case:
    return make_case(world.saryagash, service=world.job, person_id=first.applicant_id, by=world["registrar"])


@settings(max_examples=50, deadline=None)
@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_whole_for_the_same_words(one, other):
    a, b = " ".join(one), " ".join(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    if a:
        assert likeness(a, a.upper() + "!") == 1


def test_a_repeat_of_the_same_person_is_recognised_and_another_persons_is_not(world, first, second):
    stranger = make_case(world.saryagash, service=world.job)
    assert [one.case for one in repeats_of(world["clerk"], second)] == [first]
    assert repeats_of(world["clerk"], second)[0].likeness >= SAME
    assert repeats_of(world["clerk"], stranger) == []


def test_a_repeat_is_filed_only_once_the_earlier_one_is_answered(world, first, second):
    with pytest.raises((Refused, ValidationError)):
        file_repeat(second.pk, first.number, by=world["clerk"], at=LATER)
    answer(first.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    filed = file_repeat(second.pk, first.number, by=world["clerk"], at=LATER)
    assert (filed.state, filed.outcome) == (CaseState.CLOSED, OutcomeResult.FILED)
    assert CaseLink.objects.get().kind == CaseLinkKind.REPEAT
    assert first.number in filed.outcomes.get().reason


def test_another_text_is_no_repeat(world, first):
    other = make_case(
        world.saryagash, person_id=first.applicant_id, by=world["registrar"], body="Балама мектептен орын керек."
    )
    answer(first.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        file_repeat(other.pk, first.number, by=world["clerk"], at=LATER)


def test_a_joined_duplicate_counts_once_and_both_numbers_open_the_case(world, first, second):
    add_note(second.pk, "Жазба", by=world["clerk"], at=NOW)
    pin, received = "123456", indicator("cases_received")
    Case.objects.filter(pk=second.pk).update(pin_digest=digest(second.number, pin))
    period = Period.containing(NOW.date())
    assert received.records(period).count() == 2
    merge_duplicate(second.pk, first.number, "Екі рет тіркелген", by=world["head"], at=LATER)
    assert received.records(period).count() == 1
    assert first.notes.get().text == "Жазба"
    assert joined_to(world["clerk"], second.number) == first
    assert joined_to(world["clerk.keles"], second.number) is None
    assert search_cases(world["clerk"], second.number) == [first]
    tracked = track(second.number, pin, remote_key="here", at=LATER)
    assert tracked is not None
    assert tracked.case == first


def test_an_application_sent_again_after_it_was_joined_is_the_surviving_case(world, first):
    application = make_application(
        world.saryagash, service=world.job, applicant=None, person_id=first.applicant_id, received_at=NOW
    )
    second = submit(application, by=world["registrar"], at=NOW).case
    merge_duplicate(second.pk, first.number, "Екі рет тіркелген", by=world["head"], at=LATER)
    again = submit(application, by=world["registrar"], at=LATER)
    (imported,) = submit_many([application], by=world["registrar"], at=LATER)
    assert (again.case, again.is_new, imported.case, imported.pin) == (first, False, first, None)
    assert Case.objects.get() == first
    undo_merge(CaseMerge.objects.get().pk, by=world["head"], at=LATER)
    assert submit(application, by=world["registrar"], at=LATER).case == second


def test_what_was_joined_is_taken_apart_as_it_was(world, first, second):
    add_note(second.pk, "Жазба", by=world["clerk"], at=NOW)
    before = Case.objects.filter(pk=second.pk).values().get()
    clock = list(ClockEntry.objects.filter(case=second).values())
    merge_duplicate(second.pk, first.number, "Қате", by=world["head"], at=LATER)
    undo_merge(CaseMerge.objects.get().pk, by=world["head"], at=LATER)
    assert Case.objects.filter(pk=second.pk).values().get() == before
    assert list(ClockEntry.objects.filter(case=second).values()) == clock
    assert second.notes.count() == 1
    assert not CaseMerge.objects.exists()


def test_a_merge_is_undone_within_thirty_days_only(world, first, second):
    merge_duplicate(second.pk, first.number, "Қате", by=world["head"], at=NOW)
    with pytest.raises(Refused):
        undo_merge(CaseMerge.objects.get().pk, by=world["head"], at=NOW + timedelta(days=31))


def test_work_that_would_be_lost_hinders_a_merge(world, first, second):
    make_line(second, by=world["clerk"])
    with pytest.raises(Refused):
        merge_duplicate(second.pk, first.number, "Қате", by=world["head"], at=LATER)


def test_two_persons_and_the_wrong_order_are_not_merged(world, first, second):
    stranger = make_case(world.saryagash, service=world.job)
    with pytest.raises(Refused):
        merge_duplicate(stranger.pk, first.number, "Қате", by=world["head"], at=LATER)
    with pytest.raises(Refused):
        merge_duplicate(first.pk, second.number, "Қате", by=world["head"], at=LATER)
    with pytest.raises(Refused):
        merge_duplicate(second.pk, first.number, "Қате", by=world["clerk"], at=LATER)


def test_a_link_shows_only_to_whoever_sees_both(world, first):
    other = make_case(world.keles, service=world.job)
    link = link_cases(first.pk, other.number, CaseLinkKind.HOUSEHOLD, by=world["head.turkistan"], at=NOW)
    assert CaseLink.objects.visible_to(world["head.turkistan"]).exists()
    for actor in (world["clerk"], world["clerk.keles"], world["anonymous"], applicant_actor(first)):
        assert not CaseLink.objects.visible_to(actor).exists()
    with pytest.raises(ValidationError):
        link_cases(first.pk, other.number, by=world["clerk"], at=NOW)
    unlink_cases(link.pk, by=world["head.turkistan"], at=NOW)
    assert not CaseLink.objects.exists()
