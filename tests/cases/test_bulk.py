"""Many cases at once."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.factories import World, make_application, make_memorandum, make_office, make_person
from tests.factories.cases import NOW

from tirek.cases import integrity
from tirek.cases import pin as pins
from tirek.cases.actions.bulk import submit_many, write_history
from tirek.cases.actions.history import (
    Answered,
    Assigned,
    Closed,
    Confirmed,
    Delivered,
    Extended,
    Forwarded,
    HistoricCase,
    Noted,
    Planned,
    Referred,
    Reopened,
    Withdrawn,
)
from tirek.cases.actions.intake import NewApplicant, submit
from tirek.cases.enums import CaseState, Channel, LineState, OutcomeResult, TransitionState
from tirek.cases.models import Case
from tirek.cases.queries.timeline import timeline
from tirek.core.actor import ANONYMOUS, system_actor
from tirek.core.checks import Finding
from tirek.core.models import AuditEvent
from tirek.core.verdict import Refused
from tirek.people.models import Identifier, Person, PersonLink

SYSTEM = system_actor("tests")
CHECKS = [
    integrity.due_date_is_replay,
    integrity.due_date_of_part_is_replay,
    integrity.has_clock,
    integrity.number_has_check_digit,
    integrity.outcome_agrees,
    integrity.open_has_no_outcome,
    integrity.referral_agrees_with_line,
    integrity.offer_agrees_with_transfer,
    integrity.delivered_service_is_dated,
    integrity.file_is_complete,
]


def findings() -> list[Finding | str]:
    return [finding for check in CHECKS for finding in check()]


@pytest.mark.django_db
def test_registers_many_and_tells_the_problems_of_the_bad_ones():
    office = make_office()
    good = [make_application(office, office_id=None) for _ in range(3)]
    bad = replace(good[0], intake_key=uuid4(), body="")
    nobody = replace(good[0], intake_key=uuid4(), applicant=NewApplicant(family_name=" "))
    results = submit_many([good[0], bad, good[1], nobody, good[2]], by=SYSTEM, at=NOW)
    assert [result.case is not None for result in results] == [True, False, True, False, True]
    assert list(results[1].problems) == ["body"]
    assert list(results[3].problems) == ["family_name"]
    case = Case.objects.get(pk=results[2].case.pk)
    assert pins.matches(case.pin_digest, case.number, results[2].pin)
    assert case.due_on == date(2026, 11, 23)
    assert [result.case.number[-8:-2] for result in results if result.case] == ["000001", "000002", "000003"]
    assert PersonLink.objects.open().count() == 3
    assert AuditEvent.objects.filter(verb="cases.case_registered").count() == 3
    assert findings() == []


@pytest.mark.django_db
def test_a_key_known_already_or_twice_is_one_case():
    application = make_application(make_office())
    first = submit(application, by=ANONYMOUS, at=NOW).case
    other = replace(application, intake_key=uuid4())
    results = submit_many([application, other, other], by=SYSTEM, at=NOW)
    assert [result.pin is None for result in results] == [True, False, True]
    assert results[0].case == first
    assert results[1].case == results[2].case
    assert Case.objects.count() == 2


@pytest.mark.django_db
def test_the_same_iin_and_name_is_the_same_person():
    applicant = NewApplicant(family_name="Серікова", given_name="Айгүл", iin="901340300018")
    check = next(d for d in range(10) if _is_iin(f"90134030001{d}"))
    applicant = replace(applicant, iin=f"90134030001{check}")
    office = make_office()
    many = [make_application(office, applicant=applicant) for _ in range(2)]
    assert all(result.case for result in submit_many(many, by=SYSTEM, at=NOW))
    assert (Person.objects.count(), Identifier.objects.count()) == (1, 1)


def _is_iin(text: str) -> bool:
    from tirek.core.iin import check_iin

    return check_iin(text).is_valid


def test_a_whole_history_stands_as_if_it_had_been_worked(world: World):
    memorandum = make_memorandum(world.saryagash, world.employment)
    person = make_person()
    clerk = world["clerk"]
    day = lambda n: NOW + timedelta(days=n)  # noqa: E731 - a table of days
    base = HistoricCase(
        applicant_id=person.pk,
        applicant_name=person.full_name,
        office=world.keles,
        area_id=world.keles.area_id,
        service_id=world.job.pk,
        channel=Channel.DESK,
        received_at=NOW,
        subject="Жұмыс",
        body="Жұмыс керек",
    )
    referral = {
        "to": world.employment,
        "memorandum_id": memorandum.pk,
        "crossing": ["name"],
        "respond_by": day(6).date(),
    }
    told = [
        replace(
            base,
            events=[
                Forwarded(
                    at=day(1),
                    to=world.saryagash,
                    reason="Тұрғылықты жері",
                    state=TransitionState.ACCEPTED,
                    ended_at=day(2),
                ),
                Assigned(at=day(2), user_id=clerk.user_id),
                Noted(at=day(2), by_id=clerk.user_id, by_name=clerk.name, text="Жазба"),
                Planned(at=day(3), service_id=world.job.pk, due_on=day(20).date()),
                Referred(
                    at=day(3), line=0, state=TransitionState.DONE, responded_at=day(4), ended_at=day(8), **referral
                ),
                Planned(at=day(3), service_id=world.home.pk, due_on=day(20).date()),
                Delivered(at=day(5), line=1),
                Extended(at=day(5), by_id=clerk.user_id, until=day(40).date(), reason="Тексеру", by_name="Басшы"),
                Answered(at=day(9), by_id=clerk.user_id, text="Жауап", result=OutcomeResult.SOLVED, by_name=clerk.name),
                Closed(at=day(10)),
                Reopened(at=day(12), reason="Шешілмеді"),
                Answered(
                    at=day(14), by_id=clerk.user_id, text="Жауап 2", result="partly", reason="Себеп", by_name=clerk.name
                ),
                Confirmed(at=day(15), rating=4),
            ],
        ),
        replace(base, events=[Forwarded(at=day(1), to=world.saryagash, reason="Себеп")]),
        replace(
            base,
            office=world.saryagash,
            events=[
                Planned(at=day(3), service_id=world.job.pk, due_on=day(20).date()),
                Referred(at=day(3), line=0, **referral),
            ],
        ),
        replace(base, events=[Withdrawn(at=day(1), reason="Өз еркімен")]),
    ]
    first, offered, referred, withdrawn = write_history(told, by=SYSTEM, at=NOW, pins_of={person.pk: "123456"})
    assert findings() == []
    first = Case.objects.get(pk=first.pk)
    assert (first.office_id, first.state, first.outcome, first.reopened_count) == (
        world.saryagash.pk,
        CaseState.CLOSED,
        "partly",
        1,
    )
    assert [entry.event for entry in first.clock.all()] == ["registered", "forwarded", "extended", "reopened"]
    assert [line.state for line in first.plan.all()] == [LineState.DELIVERED, LineState.DELIVERED]
    assert all(line.confirmed_at for line in first.plan.all())
    assert pins.matches(first.pin_digest, first.number, "123456")
    assert PersonLink.objects.open().filter(organisation_id=world.saryagash.pk, about_id=first.pk).exists()
    assert len(timeline(first)) > 10
    assert Case.objects.visible_to(world["clerk"]).filter(pk=offered.pk).exists()
    assert referred.plan.get().state == LineState.REFERRED
    assert withdrawn.outcome == OutcomeResult.WITHDRAWN
    with pytest.raises(Refused):
        write_history(told, by=world["coordinator"], at=NOW)


@pytest.mark.django_db
def test_a_due_date_changed_behind_the_ledger_is_found():
    case = submit(make_application(make_office()), by=ANONYMOUS, at=NOW).case
    Case.objects.filter(pk=case.pk).update(due_on=case.due_on + timedelta(days=1), offered_to=case.office_id)
    assert {getattr(finding, "about", finding) for finding in findings()} == {case.number}
    assert len(findings()) == 2
