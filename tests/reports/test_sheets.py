"""Quarterly sheets: from an office to the republic, through remarks, typed values and corrections."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import make_case, make_world
from tests.factories.reports import SYSTEM, freeze_sheet, make_sheets, sheet_of, type_in

from tirek.cases.actions.answers import answer
from tirek.cases.enums import OutcomeResult
from tirek.core.actor import EVERYWHERE
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.models import Organisation, User
from tirek.reports.actions.corrections import approve_correction, ask_correction, refuse_correction
from tirek.reports.actions.reminders import remind_of_sheets
from tirek.reports.actions.sheets import accept_sheet, fill_cells, return_sheet, submit_sheet
from tirek.reports.enums import CellState, How, SheetState
from tirek.reports.models import Sheet, Snapshot
from tirek.reports.period import Period
from tirek.reports.queries.cells import Entry, compose, stored_cells
from tirek.reports.queries.changes import changes_of, changes_since
from tirek.reports.queries.files import file_of_snapshot
from tirek.reports.queries.records import records_of
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.sheets import findings_for, sheets_to_hand_in, standing_below, total_of
from tirek.reports.snapshots import verify_file

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")
QUARTER = "2026Q3"
TODAY = date(2026, 10, 3)


def at(day: int, month: int = 10) -> datetime:
    return datetime(2026, month, day, 10, 0, tzinfo=ALMATY)


@pytest.fixture
def world():
    """Two cases at Saryagash (one solved after four days), one at Keles, in the third quarter; its sheets are open."""
    world = make_world()
    solved = make_case(world.saryagash, service=world.job, at=at(3, month=8))
    answer(solved.pk, "Жауап", OutcomeResult.SOLVED, "", by=world["head"], at=at(7, month=8))
    make_case(world.saryagash, service=world.job, at=at(14, month=9))
    make_case(world.keles, service=world.job, at=at(2, month=9))
    make_sheets(QUARTER, at(1, month=7))
    return world


def office_of(world, persona) -> Organisation:
    return Organisation.objects.get(pk=world[persona].organisation_id)


def cells(sheet) -> dict:
    return {cell.indicator: cell for cell in stored_cells(sheet)}


def freeze_all(world) -> Sheet:
    """Everything accepted up to the republic."""
    for office in (world.saryagash, world.keles, office_of(world, "head.turkistan"), office_of(world, "head.kostanay")):
        freeze_sheet(office, QUARTER, at(2))
    return freeze_sheet(office_of(world, "coordinator"), QUARTER, at(3))


def test_every_office_is_expected_once_below_the_office_that_reviews_it(world):
    regional, national = office_of(world, "head.turkistan"), office_of(world, "coordinator")
    assert Sheet.objects.count() == 5
    assert make_sheets(QUARTER, at(1, month=7))
    assert Sheet.objects.count() == 5
    assert sheet_of(world.keles, QUARTER).above == regional
    assert sheet_of(regional, QUARTER).above == national
    assert sheet_of(national, QUARTER).above is None
    due = [sheet_of(office, QUARTER).due_on for office in (world.keles, regional, national)]
    assert due == [date(2026, 10, 7), date(2026, 10, 14), date(2026, 10, 21)]


def test_zero_not_reported_and_not_applicable_are_three_things(world):
    sheet = sheet_of(world.saryagash, QUARTER)
    composed = compose(sheet, {"trained": Entry(CellState.NOT_REPORTED, explanation="Тізім жоқ")}, today=TODAY)
    found = {cell.indicator: cell for cell in composed.cells}
    assert (found["cases_refused"].state, found["cases_refused"].value) == (CellState.REPORTED, 0)
    assert (found["trained"].state, found["trained"].value) == (CellState.NOT_REPORTED, None)
    assert (found["elders_members"].state, found["elders_members"].value) == (CellState.NOT_APPLICABLE, None)


def test_a_sheet_goes_up_with_a_remark_a_typed_value_and_a_signature(world):
    sheet, head, above = sheet_of(world.saryagash, QUARTER), world["head"], world["head.turkistan"]
    submit_sheet(sheet.pk, by=head, at=at(2))
    with pytest.raises(ValidationError):
        return_sheet(sheet.pk, {"trained": "  "}, by=above, at=at(3))
    return_sheet(sheet.pk, {"trained": "Семинар қайда?"}, by=above, at=at(3))
    fill_cells(sheet.pk, {"trained": Entry(typed=Decimal(12), evidence="Тізім № 4")}, by=world["clerk"], at=at(4))
    submit_sheet(sheet.pk, by=head, at=at(5))
    accepted = accept_sheet(sheet.pk, by=above, at=at(6))
    assert (accepted.state, accepted.version) == (SheetState.ACCEPTED, 1)
    typed = cells(accepted)["trained"]
    assert (typed.how, typed.value, typed.computed, typed.evidence) == (How.TYPED, 12, 0, "Тізім № 4")
    assert cells(accepted)["cases_received"].value == 2
    assert cells(accepted)["median_days_to_answer"].value == 4
    assert verify_file(file_of_snapshot(accepted.snapshots.get())) is None


def test_a_gap_between_typed_and_computed_is_explained_before_the_sheet_is_handed_in(world):
    sheet = sheet_of(world.saryagash, QUARTER)
    type_in(sheet, "cases_received", Entry(typed=Decimal(5), evidence="Журнал"), at(2))
    with pytest.raises(ValidationError):
        submit_sheet(sheet.pk, by=world["head"], at=at(2))
    type_in(sheet, "cases_received", Entry(typed=Decimal(5), evidence="Журнал", explanation="Қағазда үшеу"), at(2))
    both = cells(submit_sheet(sheet.pk, by=world["head"], at=at(2)))["cases_received"]
    assert (both.how, both.computed, both.typed, both.value) == (How.BOTH, 2, 5, 5)


@pytest.mark.parametrize("entry", [Entry(typed=Decimal(-1), evidence="x"), Entry(typed=Decimal(1))])
def test_a_typed_value_needs_evidence_and_is_never_negative(world, entry):
    with pytest.raises(ValidationError):
        type_in(sheet_of(world.saryagash, QUARTER), "trained", entry, at(2))


def test_children_sum_to_the_parent_and_what_opens_is_what_was_counted(world):
    type_in(sheet_of(world.keles, QUARTER), "trained", Entry(typed=Decimal(7), evidence="Тізім"), at(2))
    national = freeze_all(world)
    regional = sheet_of(office_of(world, "head.turkistan"), QUARTER)
    assert cells(regional)["cases_received"].value == 3
    assert cells(regional)["trained"].value == cells(national)["trained"].value == 7
    for sheet in Sheet.objects.select_related("organisation"):
        below = [cells(one) for one in Sheet.objects.filter(above=sheet.organisation)]
        for code, cell in cells(sheet).items():
            if cell.below is not None:
                assert cell.below == sum(child[code].value or 0 for child in below), code
            whole = not cell.edition.is_additive
            scope = Scope(EVERYWHERE, sheet.last_on).on_sheet_of(sheet.organisation, whole=whole)
            opened = records_of(SYSTEM, cell.edition, Period.parse(QUARTER), scope, {}, today=TODAY).count()
            assert opened == cell.records, (sheet, code)
            if cell.edition.is_count and cell.state == CellState.REPORTED:
                assert cell.computed == opened


def test_computing_again_gives_what_is_stored(world):
    national = freeze_all(world)
    for sheet in (national, sheet_of(world.saryagash, QUARTER)):
        again = {cell.indicator: cell for cell in compose(sheet, {}, today=TODAY).cells}
        assert again == cells(sheet)
        assert changes_since(sheet, today=TODAY) == []


def test_the_file_of_the_republic_holds_every_sheet_and_names_the_cell_that_was_changed(world):
    told = file_of_snapshot(freeze_all(world).snapshots.get())
    assert verify_file(told) is None
    assert {one["document"]["body"]["level"] for one in told["below"]} == {"region"}
    deepest = next(one for region in told["below"] for one in region["below"])
    deepest["document"]["cells"][0]["value"] = "99"
    problem = verify_file(told)
    assert (problem.body, problem.cell) == (deepest["document"]["body"]["code"], "cases_received")


def test_a_correction_is_version_two_with_a_reason_an_author_and_a_second_person(world):
    national = freeze_all(world)
    sheet = sheet_of(world.saryagash, QUARTER)
    make_case(world.saryagash, service=world.job, at=at(21, month=9))
    assert next((one.before, one.after) for one in changes_since(sheet, today=TODAY)) == (2, 3)
    with pytest.raises(Refused):
        fill_cells(sheet.pk, {}, by=world["head"], at=at(8))
    asked = ask_correction(sheet.pk, {}, "Кеш тіркелген өтініш", by=world["head"], at=at(8))
    with pytest.raises(Refused):
        approve_correction(asked.pk, by=world["head"], at=at(9))
    approve_correction(asked.pk, by=world["head.turkistan"], at=at(9))
    first, second = sheet.snapshots.all()
    assert [one.version for one in (first, second)] == [1, 2]
    assert second.document["previous"] == first.sha256
    assert (second.asked_by_id, second.approved_by_id) == (world["head"].user_id, world["head.turkistan"].user_id)
    assert ("cases_received", 2, 3) in {(c.indicator.code, c.before, c.after) for c in changes_of(first, second)}
    assert [c.indicator.code for c in changes_since(sheet_of(office_of(world, "head.turkistan"), QUARTER), today=TODAY)]
    assert verify_file(file_of_snapshot(national.snapshots.get())) is None, "the republic's file holds what it sealed"


def test_a_refused_correction_changes_nothing(world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    make_case(world.saryagash, service=world.job, at=at(21, month=9))
    asked = ask_correction(sheet_of(world.saryagash, QUARTER).pk, {}, "Тағы біреуі", by=world["head"], at=at(8))
    refuse_correction(asked.pk, "Дәлел жоқ", by=world["head.turkistan"], at=at(9))
    assert cells(sheet_of(world.saryagash, QUARTER))["cases_received"].value == 2
    with pytest.raises(Refused):
        approve_correction(asked.pk, by=world["head.turkistan"], at=at(9))


def test_under_a_frozen_sheet_a_late_one_comes_in_only_by_two_people(world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    freeze_sheet(office_of(world, "head.turkistan"), QUARTER, at(3), missing="Келес тапсырмады")
    late = sheet_of(world.keles, QUARTER)
    with pytest.raises(Refused, match="бекітілген"):
        submit_sheet(late.pk, by=SYSTEM, at=at(4))
    asked = ask_correction(late.pk, {}, "Кешіктік", by=SYSTEM, at=at(4))
    approve_correction(asked.pk, by=world["head.turkistan"], at=at(5))
    assert (sheet_of(world.keles, QUARTER).version, sheet_of(world.keles, QUARTER).state) == (1, SheetState.ACCEPTED)


def test_a_region_says_why_it_does_not_wait(world):
    regional = sheet_of(office_of(world, "head.turkistan"), QUARTER)
    with pytest.raises(ValidationError, match="жетіспейді"):
        submit_sheet(regional.pk, by=world["head.turkistan"], at=at(2))


def test_nobody_reviews_what_they_handed_in_nor_hands_in_a_running_period(world):
    for office in (world.saryagash, world.keles, office_of(world, "head.turkistan"), office_of(world, "head.kostanay")):
        freeze_sheet(office, QUARTER, at(2))
    national = sheet_of(office_of(world, "coordinator"), QUARTER)
    with pytest.raises(Refused, match="аяқталған жоқ"):
        submit_sheet(national.pk, by=world["coordinator"], at=at(30, month=9))
    submit_sheet(national.pk, by=world["coordinator"], at=at(3))
    with pytest.raises(Refused, match="екінші адам"):
        accept_sheet(national.pk, by=world["coordinator"], at=at(3))


def test_what_is_frozen_cannot_be_rewritten_even_in_the_database(world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    for statement in ("UPDATE reports_snapshot SET reason = 'x'", "DELETE FROM reports_snapshot"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Snapshot.objects.count() == 1


def test_an_outlier_is_explained_and_a_contradiction_mended(world):
    sheet = sheet_of(world.saryagash, QUARTER)
    typed = {"cases_answered_late": Entry(typed=Decimal(9), evidence="x", explanation="y")}
    found = findings_for(sheet, compose(sheet, typed, today=TODAY).cells)
    assert [(one.indicator, one.is_hard) for one in found] == [("cases_answered_late", True)]
    for office in (world.saryagash,):
        type_in(sheet_of(office, QUARTER), "events", Entry(typed=Decimal(40), evidence="x"), at(2))
        freeze_sheet(office, QUARTER, at(2))
    make_sheets("2026Q4", at(1))
    after = sheet_of(world.saryagash, "2026Q4")
    found = findings_for(after, compose(after, {}, today=date(2027, 1, 4)).cells)
    assert [(one.indicator, one.is_hard, one.blocks) for one in found] == [("events", False, True)]


def test_who_is_late_and_on_time_is_known_live(world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    rows = standing_below(world["coordinator"], "quarterly", QUARTER, date(2026, 10, 20))
    assert total_of(rows) == {"expected": 4, "submitted": 1, "accepted": 1, "on_time": 1, "late": 3}
    assert standing_below(world["head"], "quarterly", QUARTER, TODAY)[0].expected == 1
    assert [one.organisation_id for one in sheets_to_hand_in(world["head.turkistan"], TODAY)] == [
        world["head.turkistan"].organisation_id
    ]


def test_heads_are_told_once_before_the_day_on_it_and_when_it_is_late(world):
    def told(day):
        for _again in range(2):
            remind_of_sheets(by=SYSTEM, at=at(day))
        return Message.objects.filter(key__startswith="sheet:").count()

    assert told(1) == 1, "Saryagash has a head; Keles has none; those above have time left"
    assert told(7) == 4, "on the day; a working week before the regions' day"
    freeze_sheet(world.saryagash, QUARTER, at(7))
    assert told(9) == 4


@pytest.fixture
def signed_in(client, world):
    def sign_in(persona):
        client.force_login(User.objects.get(pk=world[persona].user_id))
        return client

    return sign_in


def test_a_neighbour_finds_neither_the_sheet_nor_its_file_nor_its_correction(signed_in, world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    sheet = sheet_of(world.saryagash, QUARTER)
    asked = ask_correction(
        sheet.pk, {"trained": Entry(typed=Decimal(1), evidence="x")}, "Себеп", by=world["head"], at=at(8)
    )
    names = ("sheet_of_office", "sheet_changes")
    pages = [*(reverse(f"reports:{name}", args=[sheet.pk]) for name in names), asked.get_absolute_url()]
    pages += [reverse("reports:snapshot", args=[sheet.pk, 1]), reverse("reports:snapshot_file", args=[sheet.pk, 1])]
    for persona, status in (("head", 200), ("head.turkistan", 200), ("clerk.keles", 404), ("head.kostanay", 404)):
        client = signed_in(persona)
        assert {client.get(page).status_code for page in pages} == {status}, persona


def test_the_office_types_hands_in_and_the_region_returns_and_accepts_in_the_browser(signed_in, world):
    sheet = sheet_of(world.saryagash, QUARTER)
    head, url = signed_in("head"), lambda name: reverse(f"reports:{name}", args=[sheet.pk])
    page = head.get(url("sheet_values"))
    values = {field.html_name: field.value() if field.value() is not None else "" for field in page.context["form"]}
    assert head.post(url("sheet_values"), {**values, "typed__trained": "12"}).status_code == 422
    told = {**values, "typed__trained": "12", "evidence__trained": "Тізім № 4"}
    assert head.post(url("sheet_values"), told).status_code == 303
    assert head.post(url("sheet_submission"), {}).status_code == 303
    above = signed_in("head.turkistan")
    assert above.post(url("sheet_return"), {}).status_code == 422
    assert above.post(url("sheet_return"), {"remark__trained": "Қайда өтті?"}).status_code == 303
    assert "Қайда өтті?" in head.get(reverse("reports:sheet_cell", args=[sheet.pk, "trained"])).content.decode()
    head = signed_in("head")
    cell = reverse("reports:sheet_cell", args=[sheet.pk, "trained"])
    assert head.post(cell, {"text": "Аудан орталығында"}).status_code == 303
    assert head.post(url("sheet_submission"), {}).status_code == 303
    assert signed_in("head.turkistan").post(url("sheet_acceptance")).status_code == 303
    shown = signed_in("analyst").get(sheet.get_absolute_url()).content.decode()
    assert "SHA-256" in shown
    assert reverse("reports:sheet_return", args=[sheet.pk]) not in shown


def test_a_correction_is_proposed_and_decided_in_the_browser(signed_in, world):
    freeze_sheet(world.saryagash, QUARTER, at(2))
    sheet = sheet_of(world.saryagash, QUARTER)
    address, head = reverse("reports:sheet_correction", args=[sheet.pk]), signed_in("head")
    form = head.get(address).context["form"]
    values = {field.html_name: field.value() if field.value() is not None else "" for field in form}
    assert head.post(address, {**values, "reason": "Бос"}).status_code == 422, "nothing differs"
    told = {**values, "reason": "Журналдан", "typed__trained": "3", "evidence__trained": "Журнал"}
    page = head.post(address, told, follow=True)
    correction = sheet.corrections.get()
    assert page.redirect_chain[-1][0] == correction.get_absolute_url()
    above = signed_in("head.turkistan")
    assert above.post(reverse("reports:correction_refusal", args=[correction.pk]), {}).status_code == 422
    assert above.post(reverse("reports:correction_approval", args=[correction.pk])).status_code == 303
    old = above.get(reverse("reports:snapshot", args=[sheet.pk, 1])).content.decode()
    new = above.get(reverse("reports:snapshot", args=[sheet.pk, 2])).content.decode()
    assert "Журналдан" in new
    assert "Журналдан" not in old


def test_the_overview_asks_the_same_number_of_queries_for_one_office_and_for_three(signed_in, world):
    def queries(persona):
        client = signed_in(persona)
        client.get(reverse("reports:sheets"))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(reverse("reports:sheets"), {"period": QUARTER}).status_code == 200
        return len(caught)

    many = queries("head.turkistan")
    Sheet.objects.filter(organisation=world.keles).delete()
    assert queries("head.turkistan") == many


def test_the_sheet_is_a_spreadsheet_too(signed_in, world):
    answer = signed_in("head").get(sheet_of(world.saryagash, QUARTER).get_absolute_url(), {"format": "xlsx"})
    assert answer["Content-Type"].endswith("sheet")
