"""What pages read: needs, duplicates, queue filters, timeline, papers."""

from datetime import timedelta

import pytest
from tests.factories import World, make_case, make_line, make_memorandum, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import reopen
from tirek.cases.actions.assignment import assign, take
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.intake import NewApplicant
from tirek.cases.actions.referrals import decline_referral
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import Case
from tirek.cases.queries.duplicates import open_elsewhere, similar_cases
from tirek.cases.queries.home import NeedKind, needs_me_now
from tirek.cases.queries.letters import coupon_pdf, letter_pdf
from tirek.cases.queries.queue import QueueFilters, counts, queue
from tirek.cases.queries.search import search_cases
from tirek.cases.queries.timeline import timeline
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.iin import check_digit
from tirek.core.retention import unnamed_columns

IIN = "90134030001" + str(check_digit("90134030001"))
ON = NOW.date()


def kinds(actor, on=ON) -> dict[NeedKind, int]:
    return {need.kind: need.count for need in needs_me_now(actor, on)}


def test_needs_of_an_office(world: World):
    cases = [make_case(world.saryagash, service=world.job) for _ in range(3)]
    make_case(world.keles)
    assert kinds(world["registrar"]) == {NeedKind.UNASSIGNED: 3}
    take(cases[0].pk, by=world["clerk"], at=NOW)
    forward(cases[1].pk, world.keles.pk, "Себеп", by=world["clerk"], at=NOW)
    assert kinds(world["clerk.keles"])[NeedKind.ARRIVING] == 1
    due = cases[0].due_on
    assert kinds(world["clerk"], due)[NeedKind.TODAY] == 1
    assert NeedKind.TODAY not in kinds(world["clerk2"], due)
    assert kinds(world["head"], due + timedelta(days=1))[NeedKind.OVERDUE] == 3


def test_needs_around_a_referral(world: World):
    case = make_case(world.saryagash, service=world.job)
    take(case.pk, by=world["clerk"], at=NOW)
    make_memorandum(world.saryagash, world.employment)
    referral = make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])
    assert kinds(world["employment"]) == {NeedKind.REFERRAL_NEW: 1}
    assert kinds(world["housing"]) == {}
    late = referral.respond_by + timedelta(days=1)
    assert kinds(world["employment"], late) == {NeedKind.REFERRAL_LATE: 1}
    assert kinds(world["clerk"], late)[NeedKind.SILENT] == 1
    assert NeedKind.SILENT not in kinds(world["clerk2"], late)
    decline_referral(referral.pk, "Орын жоқ", by=world["employment"], at=NOW)
    assert kinds(world["clerk"])[NeedKind.DECLINED] == 1


def test_a_reopened_case_needs_its_case_worker(world: World):
    case = make_case(world.saryagash)
    take(case.pk, by=world["clerk"], at=NOW)
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    reopen(case.pk, "Шешілмеді", by=applicant_actor(case), at=NOW)
    assert kinds(world["clerk"]) == {NeedKind.REOPENED: 1}


def test_similar_cases_say_why(world: World):
    text = "Көшедегі жарық бағандары екі айдан бері жанбайды, балалар мектептен қараңғыда қайтады"
    told = NewApplicant(family_name="Серікова", given_name="Айгүл", iin=IIN, phone="+77010000001")
    case = make_case(world.saryagash, applicant=told, body=text)
    clerk = world["clerk"]
    [found] = similar_cases(clerk, iin=IIN, phone="8 701 000 00 01", text=text + " жақында", on=ON)
    assert found.case == case
    assert len(found.reasons) == 3
    assert similar_cases(clerk, person_id=case.applicant_id, on=ON)
    assert not similar_cases(clerk, person_id=case.applicant_id, on=ON, exclude_id=case.pk)
    assert not similar_cases(world["clerk.keles"], iin=IIN, phone="+77010000001", text=text, on=ON)
    assert open_elsewhere(world["clerk.keles"], iin=IIN) == 1
    assert open_elsewhere(clerk, iin=IIN) == 0


def test_the_queue_filters_and_counts(world: World):
    first, second, third = (make_case(world.saryagash, service=world.job) for _ in range(3))
    assign(first.pk, world["clerk"].user_id, by=world["head"], at=NOW)
    answer(second.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)

    def shown(persona: str = "clerk", **filters) -> set[Case]:
        return set(queue(world[persona], QueueFilters(on=ON, **filters)))

    assert shown() == {first, third}
    assert shown(state="done") == shown(state="answered") == {second}
    assert shown(state="all") == {first, second, third}
    assert shown(whose="mine") == {first}
    assert shown(whose="unassigned") == {third}
    assert shown(service_id=world.home.pk) == set()
    assert shown(office_id=world.saryagash.pk, channel="web", assignee_id=world["clerk"].user_id) == {first}
    assert shown(text=first.number) == {first}
    assert shown(text="жұмыстан") == shown(text="Серикова жумыс") == {first, third}
    assert set(queue(world["clerk"], QueueFilters(on=first.due_on + timedelta(days=1), due="overdue"))) == {
        first,
        third,
    }
    found = counts(world["clerk"], on=first.due_on)
    assert (found.open, found.today, found.overdue, found.unassigned, found.mine) == (2, 2, 0, 1, 1)


def test_search_finds_by_number_name_in_any_spelling_iin_and_phone(world: World):
    told = NewApplicant(family_name="Қайратов", given_name="Әділ", iin=IIN, phone="+77010000009")
    case = make_case(world.saryagash, applicant=told)
    make_case(world.saryagash)
    for text in (case.number, case.number.replace("-", ""), "Kairatov", "Каиратов Адил", IIN, "8(701)0000009"):
        assert search_cases(world["clerk"], text) == [case], text
    for text in ("", "а", "'; DROP TABLE", "ешкім жоқ мұндай"):
        assert search_cases(world["clerk"], text) == []


def test_the_applicants_timeline_has_no_staff_and_no_reasons(world: World):
    case = make_case(world.saryagash)
    take(case.pk, by=world["clerk"], at=NOW)
    forward(case.pk, world.keles.pk, "Ішкі себеп", by=world["clerk"], at=NOW)
    own = timeline(case, for_applicant=True)
    assert [moment.kind for moment in own] == ["registered", "assigned", "moved"]
    assert not any("Ішкі" in moment.detail or world["clerk"].name in moment.who for moment in own)
    assert any("Ішкі" in moment.detail for moment in timeline(case))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letter_and_coupon_are_papers_in_the_applicants_language(world: World, language):
    case = make_case(world.saryagash, language=language, subject="# $x$ @a \\ «Көмек» 🙏")
    written = answer(case.pk, "Бірінші #сөз\n\nЕкінші $1$", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    letter = letter_pdf(written)
    assert letter.startswith(b"%PDF")
    assert letter == letter_pdf(written)
    assert coupon_pdf(case, pin="123456", received_by="Қызметкер", received_by_post="Тіркеуші").startswith(b"%PDF")


def test_every_column_is_in_the_retention_register():
    assert unnamed_columns("cases") == []
    assert unnamed_columns("programmes") == []
