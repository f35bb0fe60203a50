"""Reports people put together: pivots that add up and open their records, kept, shared, sent and frozen."""

import io
import json
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import parse_qs

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.browsers import browser_of
from tests.factories import make_case
from tests.questions import asked
from tests.reports.test_figures import QUARTER, SYSTEM, TODAY, at, world  # noqa: F401 - a fixture

from tirek.cases.enums import Channel
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.models import Organisation, User
from tirek.reports.actions.builder import (
    freeze_report,
    remove_report,
    restore_report,
    save_report,
    share_report,
)
from tirek.reports.actions.deliveries import deliver_report, due_deliveries, next_day, send_delivery
from tirek.reports.enums import Dimension, Every, Span, Step
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.models import FrozenReport, ReportDelivery, SavedReport
from tirek.reports.period import Period
from tirek.reports.pivots import Question, divided
from tirek.reports.queries import figure, records_of, scope_for
from tirek.reports.queries.frozen import shown_frozen
from tirek.reports.queries.pivot import TooBig, adds_up, pivot
from tirek.reports.queries.pivot_shown import shown
from tirek.reports.snapshots import verify_file
from tirek.territory.models import Area

pytestmark = pytest.mark.django_db
BUILDER, SAVED = reverse("reports:builder"), reverse("reports:saved_reports")
AUTUMN = {"span": Span.DAYS, "first": date(2026, 10, 1), "last": date(2026, 12, 31)}
BY_REGION = Question(("cases_received", "cases_solved"), **AUTUMN)


def build(question, actor, today=TODAY):
    return pivot(question, actor, today=today)


def values(table):
    return {key: figure.value for key, figure in table.cells.items()}


@pytest.fixture
def client_of(client, world, settings):  # noqa: F811
    settings.DEMO = True

    def sign_in(persona):
        return browser_of(world[persona], client)

    return sign_in


def test_a_table_by_region_has_the_figures_of_the_regions_and_their_totals(world):  # noqa: F811
    (table,) = build(BY_REGION, world["coordinator"])
    received = ("indicator", "cases_received")
    assert sorted(value for (_row, column), value in values(table).items() if column == received) == [0, 3]
    assert table.column_totals[received].value == 3
    assert not table.row_totals, "applications received and solved are two things"


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("part:channel", "part:service"),
        ("part:sex", "part:age"),
        (Dimension.BODY, "part:language"),
        (Dimension.REGION, Dimension.PERIOD),
        (Dimension.PERIOD, Dimension.BODY),
        (Dimension.INDICATOR, Dimension.REGION),
    ],
)
def test_every_cell_and_total_opens_as_many_records_as_it_counts(world, rows, columns):  # noqa: F811
    question = Question(("cases_received", "cases_open"), rows=rows, columns=columns, step=Step.MONTH, **AUTUMN)
    actor = world["head.turkistan"]
    for table in build(question, actor):
        figures = [*table.cells.values(), *table.row_totals.values(), *table.column_totals.values()]
        assert sum(one.records for one in table.cells.values()), "the table is about something"
        for one in figures:
            if one.link:
                assert _opened(actor, one) == one.records == one.value


def _opened(actor, one):
    scope = scope_for(actor, geography=date.fromisoformat(one.link["on"]))
    if code := one.link.get("office"):
        scope = scope.at_office(Organisation.objects.get(code=code))
    elif code := one.link.get("area"):
        found = Area.objects.filter(kato=code).first() or Area.objects.get(pk=code)
        scope = scope.in_region(found)
    period = Period.parse(one.link["period"])
    return records_of(actor, one.indicator, period, scope, one.link, today=TODAY).count()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.sampled_from([Dimension.REGION, Dimension.BODY, Dimension.PERIOD, "part:channel", "part:service"]),
    columns=st.sampled_from([Dimension.REGION, Dimension.BODY, Dimension.PERIOD, "part:channel", "part:age"]),
    step=st.sampled_from(list(Step)),
    code=st.sampled_from(["cases_received", "cases_solved", "cases_answered"]),
)
def test_totals_are_the_sums_of_their_cells_and_the_whole_is_the_figure(rows, columns, step, code, world):  # noqa: F811
    if rows == columns:
        return
    question = Question((code,), rows=rows, columns=columns, step=step, **AUTUMN)
    (table,) = build(question, SYSTEM)
    for row, total in table.row_totals.items():
        assert total.value == sum(value for (held, _c), value in values(table).items() if held == row)
    for column, total in table.column_totals.items():
        assert total.value == sum(value for (_r, held), value in values(table).items() if held == column)
    whole = figure(indicator(code), QUARTER, scope_for(SYSTEM, geography=TODAY), today=TODAY).value
    assert sum(values(table).values()) == whole


def test_people_medians_and_states_over_time_get_no_total(world):  # noqa: F811
    for code in ("median_days_to_answer", "people_reached"):
        assert not adds_up(indicator(code), Dimension.REGION)
    assert adds_up(indicator("cases_open"), Dimension.REGION)
    assert not adds_up(indicator("cases_open"), Dimension.PERIOD)
    question = Question(("cases_open", "cases_received"), rows=Dimension.PERIOD, step=Step.MONTH, **AUTUMN)
    (table,) = build(question, world["coordinator"])
    assert set(table.column_totals) == {("indicator", "cases_received")}
    (told,) = shown(question, [table], today=TODAY, opens=False)
    assert str(indicator("cases_open").title) in told.notes[0]


def test_each_reader_gets_their_own_reach(world):  # noqa: F811
    totals = {}
    for persona in ("coordinator", "head.turkistan", "head", "head.kostanay"):
        (table,) = build(Question(("cases_received",), **AUTUMN), world[persona])
        totals[persona] = sum(values(table).values())
    assert totals == {"coordinator": 3, "head.turkistan": 3, "head": 2, "head.kostanay": 0}


def test_a_filter_keeps_only_its_records(world):  # noqa: F811
    make_case(world.keles, service=world.job, channel=Channel.DESK, at=at(6))
    question = Question(
        ("cases_received",), rows="part:service", columns=Dimension.REGION, kept="channel=desk", **AUTUMN
    )
    (table,) = build(question, world["coordinator"])
    assert sum(values(table).values()) == 1


def test_months_cut_at_both_ends_partition_the_days():
    days = Period(date(2026, 1, 15), date(2026, 12, 3))
    for step in Step:
        found = list(divided(days, step))
        assert (found[0].first, found[-1].last) == (days.first, days.last)
        assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))


def test_a_table_nobody_could_read_is_refused_in_words(client_of):
    codes = [one.code for one in all_indicators(None)][:8]
    with pytest.raises(TooBig):
        build(Question(tuple(codes), columns=Dimension.PERIOD, step=Step.MONTH), SYSTEM)
    query = Question(tuple(codes), rows=Dimension.REGION, columns=Dimension.PERIOD, step=Step.MONTH).as_query()
    answer = client_of("coordinator").get(f"{BUILDER}?{query}")
    assert (answer.status_code, bool(answer.context["form"].non_field_errors())) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"columns": "region"}, "columns"),
        ({"rows": "part:format"}, "rows"),
        ({"kept": "format=online"}, "kept"),
        ({"indicators": []}, "indicators"),
        ({"span": "days", "first": "2026-02-01", "last": "2026-01-01"}, "last"),
        ({"span": "days", "first": "", "last": "2026-01-01"}, "first"),
        ({"span": "days", "first": "2000-01-01", "last": "2026-01-01"}, "last"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(client_of, wrong, field):
    told = parse_qs(BY_REGION.as_query()) | wrong
    answer = client_of("coordinator").get(BUILDER, told)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_pages_and_files_of_a_question(client_of):
    client, query = client_of("coordinator"), BY_REGION.as_query()
    assert client.get(BUILDER).status_code == 200
    page = client.get(f"{BUILDER}?{query}")
    assert page.status_code == 200
    assert "/reports/cases_received/records/?" in page.content.decode()
    for extension, start in (("xlsx", b"PK"), ("csv", "\ufeff".encode()), ("pdf", b"%PDF")):
        answer = client.get(f"{reverse('reports:builder_file', args=[extension])}?{query}")
        assert answer.content.startswith(start), extension
    assert client.get(f"{reverse('reports:builder_file', args=['exe'])}?{query}").status_code == 404


def test_as_many_questions_to_the_database_for_one_case_as_for_three(world):  # noqa: F811
    def ask():
        shown(BY_REGION, build(BY_REGION, world["coordinator"]), today=TODAY, opens=True)

    ask()
    before = asked(ask)
    for day in (3, 4):
        make_case(world.keles, service=world.job, channel=Channel.WEB, at=at(day))
    assert asked(ask) == before


def test_a_question_survives_keeping_and_the_address(client_of):
    question = Question(("events",), rows="part:kind", columns=Dimension.PERIOD, kept="format=online", **AUTUMN)
    assert Question.from_json(json.loads(json.dumps(question.as_json()))) == question
    answer = client_of("coordinator").get(f"{BUILDER}?{question.as_query()}")
    assert answer.context["form"].question == question


# -- Kept, shared, sent ----------------------------------------------------------------------------------------------


def keep(world, persona="coordinator", name="Өтініштер", question=BY_REGION):  # noqa: F811
    return save_report(name, question, by=world[persona], at=at(20))


def test_a_report_is_seen_by_its_owner_and_those_it_is_shared_with(world, client_of):  # noqa: F811
    report, turkistan = keep(world), world["head.turkistan"].organisation_id
    address = report.get_absolute_url()
    assert client_of("head.turkistan").get(address).status_code == 404
    share_report(report.pk, [("head", turkistan)], by=world["coordinator"], at=at(20))
    statuses = {
        persona: client_of(persona).get(address).status_code
        for persona in ("coordinator", "head.turkistan", "head", "clerk", "head.kostanay", "analyst", "employment")
    }
    assert statuses == {
        "coordinator": 200,
        "head.turkistan": 200,
        "head": 200,
        "clerk": 404,
        "head.kostanay": 404,
        "analyst": 404,
        "employment": 403,
    }
    with pytest.raises(Refused):
        remove_report(report.pk, by=world["head"], at=at(20))
    with pytest.raises(SavedReport.DoesNotExist):
        remove_report(report.pk, by=world["head.kostanay"], at=at(20))


def test_a_removed_report_is_put_back_unless_its_name_is_taken(world, client_of):  # noqa: F811
    coordinator, report = world["coordinator"], keep(world)
    share_report(report.pk, [("head", None)], by=coordinator, at=at(20))
    remove_report(report.pk, by=coordinator, at=at(20))
    assert client_of("head").get(report.get_absolute_url()).status_code == 404
    page = client_of("coordinator").get(SAVED)
    assert list(page.context["removed"]) == [report]
    other = keep(world)
    with pytest.raises(ValidationError):
        restore_report(report.pk, by=coordinator, at=at(21))
    remove_report(other.pk, by=coordinator, at=at(21))
    restore_report(report.pk, by=coordinator, at=at(21))
    assert client_of("head").get(report.get_absolute_url()).status_code == 200


def test_the_forms_keep_share_rename_send_and_remove(world, client_of):  # noqa: F811
    client, query = client_of("coordinator"), BY_REGION.as_query()
    saved = client.post(f"{reverse('reports:save_report')}?{query}", {"name": "Есеп"})
    assert saved.status_code == 303
    report = SavedReport.objects.get()
    told = {
        "report_name": {"name": "Басқа"},
        "report_sharing": {"roles": ["head"], "office": ""},
        "report_delivery": {"every": "week", "emails": ""},
    }
    for name, data in told.items():
        address = reverse(f"reports:{name}", args=[report.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, data).status_code == 303
    wrong = client.post(reverse("reports:report_delivery", args=[report.pk]), {"every": "week", "emails": "x@y.kz"})
    assert (wrong.status_code, "x@y.kz" in wrong.content.decode()) == (422, True)
    changed = client.post(f"{reverse('reports:report_question', args=[report.pk])}?{query}")
    assert changed.status_code == 303
    for name in ("xlsx", "csv", "pdf"):
        assert client.get(reverse("reports:saved_file", args=[report.pk, name])).status_code == 200
    delivery = ReportDelivery.objects.get()
    assert client.post(reverse("reports:delivery_end", args=[report.pk, delivery.pk])).status_code == 303
    assert client.post(reverse("reports:report_removal", args=[report.pk])).status_code == 303
    report.refresh_from_db()
    assert (report.name, bool(report.removed_at)) == ("Басқа", True)


def test_each_reader_is_sent_their_own_figures_until_they_may_see_the_report_no_more(world):  # noqa: F811
    coordinator, report = world["coordinator"], keep(world)
    share_report(report.pk, [("head", None)], by=coordinator, at=at(20))
    head = User.objects.get(pk=world["head"].user_id)
    stranger = User.objects.get(pk=world["clerk"].user_id)
    with pytest.raises(ValidationError):
        deliver_report(report.pk, Every.WEEK, [stranger.email], by=coordinator, at=at(20))
    deliver_report(report.pk, Every.WEEK, [head.email.upper()], by=coordinator, at=at(20))
    assert due_deliveries(date(2026, 11, 20)) == []
    for key in (due := due_deliveries(date(2026, 11, 23))):
        send_delivery(key, by=SYSTEM, at=at(23))
        assert not send_delivery(key, by=SYSTEM, at=at(23)), "once a time, however often the job runs"
    assert len(due) == 2
    rows = {message.to: _total_in(message) for message in Message.objects.filter(about_id=report.pk)}
    owner = User.objects.get(pk=coordinator.user_id)
    assert rows == {owner.email: 3, head.email: 2}
    share_report(report.pk, [], by=coordinator, at=at(24))
    for key in due_deliveries(date(2026, 11, 30)):
        send_delivery(key, by=SYSTEM, at=at(30))
    assert [one.user_id for one in ReportDelivery.objects.all()] == [coordinator.user_id]


def _total_in(message):
    book = openpyxl.load_workbook(io.BytesIO(bytes(message.files.get().content)))
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    return lines[-1][1]


def test_days_of_sending():
    assert next_day(Every.WEEK, date(2026, 11, 22)) == date(2026, 11, 23)
    assert next_day(Every.WEEK, date(2026, 11, 23)) == date(2026, 11, 30)
    assert next_day(Every.MONTH, date(2026, 12, 31)) == date(2027, 1, 1)
    assert next_day(Every.QUARTER, date(2026, 11, 30)) == date(2027, 1, 1)


# -- Frozen ----------------------------------------------------------------------------------------------------------


def test_frozen_figures_stand_still_for_everybody_whatever_changes(world, client_of):  # noqa: F811
    coordinator, report = world["coordinator"], keep(world)
    share_report(report.pk, [("head", None)], by=coordinator, at=at(20))
    frozen = freeze_report(report.pk, by=coordinator, at=at(20))
    before = _seen(client_of("head.kostanay"), frozen)
    make_case(world.keles, service=world.job, channel=Channel.WEB, at=at(12))
    share_report(report.pk, [("head", None)], by=coordinator, at=at(21))
    assert _seen(client_of("head.kostanay"), frozen) == before
    (live,) = build(BY_REGION, coordinator)
    assert sum(values(live).values()) == sum(cell or 0 for row in before for cell in row) + 1
    assert client_of("analyst").get(frozen.get_absolute_url()).status_code == 404
    remove_report(report.pk, by=coordinator, at=at(22))
    assert client_of("head").get(frozen.get_absolute_url()).status_code == 200, "a frozen address stays good"


def _seen(client, frozen):
    page = client.get(frozen.get_absolute_url())
    return [[cell.value for cell in row.cells] for table, _chart in page.context["tables"] for row in table.rows]


def test_the_frozen_file_proves_itself_and_any_changed_byte_is_found(world, client_of):  # noqa: F811
    report = keep(world)
    frozen = freeze_report(report.pk, by=world["coordinator"], at=at(20))
    client = client_of("coordinator")
    told = client.get(reverse("reports:frozen_file", args=[frozen.pk, "json"])).json()
    assert verify_file(told, frozen.public_key) is None
    told["document"]["cells"][0]["value"] = "7"
    assert told["document"]["cells"][0]["indicator"] in str(verify_file(told))
    for extension in ("xlsx", "csv", "pdf"):
        assert client.get(reverse("reports:frozen_file", args=[frozen.pk, extension])).status_code == 200


def test_the_database_lets_nobody_touch_what_is_frozen(world):  # noqa: F811
    frozen = freeze_report(keep(world).pk, by=world["coordinator"], at=at(20))
    with pytest.raises(DatabaseError, match="append-only"):
        FrozenReport.objects.filter(pk=frozen.pk).update(number=9)


def test_frozen_tables_are_the_live_ones_of_that_moment_in_every_language(world):  # noqa: F811
    question = Question(("cases_received",), rows="part:age", columns="part:sex", **AUTUMN)
    frozen = freeze_report(keep(world, question=question).pk, by=world["coordinator"], at=at(20))
    for language in ("kk", "ru", "en"):
        with override(language):
            (live,) = shown(question, build(question, world["coordinator"]), today=TODAY, opens=False)
            (told,) = shown_frozen(frozen)
            assert [row.name for row in told.rows] == [row.name for row in live.rows]
            assert told.heads == live.heads
            assert _plain(told) == _plain(live)


def _plain(table):
    return [[cell and (cell.value, cell.is_estimate) for cell in [*row.cells, row.total]] for row in table.rows]
