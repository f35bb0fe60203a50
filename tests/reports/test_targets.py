"""Targets with their history and their table, inhabitants and rates, against numbers reckoned by hand."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_case
from tests.reports.test_builder import client_of  # noqa: F401 - a fixture
from tests.reports.test_figures import SYSTEM, TODAY, at, world  # noqa: F401 - a fixture

from tirek.cases.enums import Channel
from tirek.core.verdict import Refused
from tirek.reports.actions.targets import Count, enter_populations, set_targets
from tirek.reports.indicators import indicator
from tirek.reports.models import Population, Target, TargetChange
from tirek.reports.period import Period
from tirek.reports.queries import scope_for
from tirek.reports.queries.compare import compared, periods_before
from tirek.reports.queries.populations import inhabitants_of, middle_of, rate_of, taken
from tirek.reports.queries.targets import aims_of, target_table
from tirek.territory.models import Area

pytestmark = pytest.mark.django_db
QUARTER = Period.quarter(2026, 4)
RECEIVED = "cases_received"


def region_of(world, name="Түркістан облысы"):  # noqa: F811
    return Area.objects.get(name_kk=name)


def aim(world, value, code=RECEIVED, reason="Жоспар"):  # noqa: F811
    return set_targets(code, QUARTER, {region_of(world).pk: value}, reason, by=world["coordinator"], at=at(20))


def test_a_target_stands_beside_its_figure_and_says_how_far_it_is_reached(world):  # noqa: F811
    aim(world, Decimal(4))
    rows = {
        row.name: row
        for row in target_table(indicator(RECEIVED), QUARTER, scope_for(SYSTEM, geography=TODAY), today=TODAY)
    }
    told = rows["Түркістан облысы"]
    assert (told.figure.value, told.target, told.percent, told.is_reached) == (3, 4, 75, False)
    assert (rows[""].figure.value, rows[""].target, rows[""].percent) == (3, None, None)
    aim(world, Decimal(3))
    (told,) = aims_of(QUARTER, scope_for(SYSTEM, geography=TODAY).in_region(region_of(world)), today=TODAY)
    assert (told.percent, told.is_reached) == (100, True)


def test_less_is_better_where_the_target_is_a_ceiling(world):  # noqa: F811
    for ceiling, reached in ((Decimal(1), True), (Decimal(0), False)):
        aim(world, ceiling, code="cases_overdue")
        (told,) = aims_of(QUARTER, scope_for(SYSTEM, geography=TODAY).in_region(region_of(world)), today=TODAY)
        assert (told.figure.value, told.is_reached) == (1, reached)


def test_every_change_of_a_target_is_kept_with_its_reason(world):  # noqa: F811
    assert (aim(world, Decimal(4)), aim(world, Decimal(4))) == (1, 0)
    aim(world, Decimal(6), reason="Жаңа жоспар")
    aim(world, None, reason="Алынды")
    told = TargetChange.objects.order_by("at", "id").values_list("before", "value", "reason")
    assert list(told) == [(None, 4, "Жоспар"), (4, 6, "Жаңа жоспар"), (6, None, "Алынды")]
    assert not Target.objects.exists()
    with pytest.raises(ValidationError):
        aim(world, Decimal(1), reason="  ")
    with pytest.raises(DatabaseError, match="append-only"):
        TargetChange.objects.update(reason="")


def test_only_the_coordinator_sets_targets_and_every_reader_sees_them(world, client_of):  # noqa: F811
    with pytest.raises(Refused):
        set_targets(RECEIVED, QUARTER, {None: Decimal(1)}, "x", by=world["head.turkistan"], at=at(20))
    aim(world, Decimal(4))
    page = client_of("head.turkistan").get(reverse("reports:targets"), {"indicator": RECEIVED, "period": "2026Q4"})
    assert (page.status_code, "Жоспар" in page.content.decode()) == (200, True)
    assert client_of("employment").get(reverse("reports:targets")).status_code == 403


def test_targets_are_entered_in_the_browser_and_wrong_ones_come_back(world, client_of):  # noqa: F811
    client, address = client_of("coordinator"), f"{reverse('reports:targets')}?indicator={RECEIVED}&period=2026Q4"
    field = f"target_{region_of(world).pk}"
    assert client.post(address, {field: "12", "reason": "Жоспар"}).status_code == 303
    assert Target.objects.get().value == 12
    for wrong in ({field: "-1", "reason": "x"}, {field: "13", "reason": ""}):
        assert client.post(address, wrong).status_code == 422
    assert Target.objects.get().value == 12


def test_the_table_of_targets_comes_back_as_it_was_taken(world, client_of):  # noqa: F811
    for code, region in enumerate(Area.objects.filter(name_kk__endswith="облысы")):
        Area.objects.filter(pk=region.pk).update(kato=f"{code + 10}0000000")
    aim(world, Decimal("4.5"))
    client = client_of("coordinator")
    taken_along = client.get(reverse("reports:targets_xlsx"), {"period": "2026Q4"}).content
    address = f"{reverse('reports:targets_import')}?period=2026Q4"

    def bring(content, reason="Кесте"):
        return client.post(address, {"table": SimpleUploadedFile("t.xlsx", content), "reason": reason})

    assert bring(taken_along).status_code == 303
    assert TargetChange.objects.count() == 1, "nothing differs"
    book = openpyxl.load_workbook(io.BytesIO(taken_along))
    row = next(row for row in book.worksheets[0].iter_rows() if row[0].value == RECEIVED)
    row[2].value = 100
    changed = io.BytesIO()
    book.save(changed)
    assert bring(changed.getvalue()).status_code == 303
    assert dict(Target.objects.values_list("area", "value")) == {None: 100, region_of(world).pk: Decimal("4.5")}
    row[2].value, broken = "көп", io.BytesIO()
    book.save(broken)
    answer = bring(broken.getvalue())
    assert (answer.status_code, "көп" in answer.content.decode()) == (422, True)


# -- Inhabitants -----------------------------------------------------------------------------------------------------


def live(world, on, number, source="Санақ"):  # noqa: F811
    enter_populations([Count(region_of(world).pk, on, number, source)], by=world["coordinator"], at=at(20))


def test_inhabitants_of_the_middle_of_a_period_lie_between_the_days_told(world):  # noqa: F811
    region = region_of(world).pk
    live(world, date(2026, 1, 1), 2_000_000)
    assert inhabitants_of([region], Period.year(2025)) == {}, "a later number says nothing about earlier days"
    before = inhabitants_of([region], QUARTER)[region]
    assert (before.number, before.is_between) == (2_000_000, False)
    live(world, date(2027, 1, 1), 2_036_500)
    assert middle_of(Period.year(2026)) == date(2026, 7, 2)
    year = inhabitants_of([region], Period.year(2026))[region]
    assert (year.number, year.is_between) == (2_018_200, True), "182 of 365 days on"
    assert inhabitants_of([region], Period.year(2035)) == {}, "a number of eight years ago is none"


def test_rates_ranks_and_no_data_on_the_comparison(world, client_of):  # noqa: F811
    make_case(world.keles, service=world.job, channel=Channel.WEB, at=at(12))
    live(world, date(2026, 10, 1), 20_000)
    scope = scope_for(SYSTEM, geography=TODAY)
    rows = compared(indicator(RECEIVED), periods_before(QUARTER), scope, today=TODAY, per_inhabitants=True)
    told = {row.name: (row.rates[-1], row.rank) for row in rows}
    assert told["Түркістан облысы"] == (2.0, 1), "four applications, twenty thousand inhabitants"
    assert told["Қостанай облысы"] == (None, None)
    page = client_of("coordinator").get(reverse("reports:compare"), {"period": "2026Q4", "per": "10000"})
    assert (page.status_code, "20" in page.content.decode()) == (200, True)


@given(st.integers(0, 10**6), st.integers(1, 10**8))
def test_a_rate_times_inhabitants_is_the_figure(value, number):
    row = Population(number=number, on=date(2026, 1, 1), source="x")
    found = rate_of(value, taken([row], date(2026, 1, 1)))
    assert found == pytest.approx(value * 10_000 / number, abs=0.005)


def test_inhabitants_are_entered_by_hand_and_by_table_and_taken_back(world, client_of):  # noqa: F811
    client, region = client_of("admin"), region_of(world)
    region.kato = "610000000"
    region.save()
    entry = {"on": "2026-01-01", "source": "Санақ", f"area_{region.pk}": "2000000"}
    assert client.post(reverse("reports:population_entry"), entry).status_code == 303
    assert client.post(reverse("reports:population_entry"), {**entry, "source": ""}).status_code == 422
    assert client.post(reverse("reports:population_entry"), {"on": "2026-01-01", "source": "x"}).status_code == 422
    along = client.get(reverse("reports:populations_xlsx")).content
    book = openpyxl.load_workbook(io.BytesIO(along))
    book.worksheets[0].append(["610000000", "", "01.01.2027", "2 100 000", "Болжам"])
    changed = io.BytesIO()
    book.save(changed)
    told = {"table": SimpleUploadedFile("t.xlsx", changed.getvalue())}
    assert client.post(reverse("reports:population_import"), told).status_code == 303
    assert list(Population.objects.order_by("on").values_list("number", "source")) == [
        (2_000_000, "Санақ"),
        (2_100_000, "Болжам"),
    ]
    wrong = {"table": SimpleUploadedFile("t.csv", b"a;b;c;d;e\n999;x;01.01.2027;5;y\n")}
    assert client.post(reverse("reports:population_import"), wrong).status_code == 422
    row = Population.objects.first()
    assert client.post(reverse("reports:population_removal", args=[row.pk])).status_code == 303
    assert Population.objects.count() == 1
    assert client.get(reverse("reports:populations")).status_code == 200
    assert client_of("head").get(reverse("reports:population_entry")).status_code == 403
