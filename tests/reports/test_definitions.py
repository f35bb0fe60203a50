"""Definitions: a changed meaning is a new version in force from a day, and figures follow the one of their time."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from tests.reports.test_figures import QUARTER, TODAY, whole, world  # noqa: F401 - a fixture
from tests.reports.test_pages import signed_in  # noqa: F401 - a fixture

from tirek.cases.models import Case
from tirek.reports.indicators import all_indicators, base, editions, indicator
from tirek.reports.period import Period
from tirek.reports.queries import figure, sheet

pytestmark = pytest.mark.django_db
CHANGED = date(2026, 11, 8)


@pytest.fixture
def changed(monkeypatch):
    """From 8 November “received” counts only what came by web and only at Saryagash's first case: one fewer."""
    monkeypatch.setattr(base, "_EDITIONS", {code: list(held) for code, held in base._EDITIONS.items()})
    first = indicator("cases_received")
    return base.register(
        replace(
            first,
            version=2,
            in_force_from=CHANGED,
            records=lambda period: first.records(period).exclude(pk=Case.objects.earliest("registered_on").pk),
        )
    )


def test_a_period_follows_the_definition_in_force_on_its_last_day(world, changed):  # noqa: F811
    before, after = Period(date(2026, 10, 1), date(2026, 11, 7)), QUARTER
    found = [
        next(f for f in sheet(p, whole(), today=TODAY) if f.indicator.code == changed.code) for p in (before, after)
    ]
    assert [(one.indicator.version, one.value) for one in found] == [(1, 2), (2, 2)]
    assert figure(indicator("cases_received", version=1), QUARTER, whole(), today=TODAY).value == 3
    assert [(one.version, until) for one, until in editions("cases_received")] == [(2, None), (1, date(2026, 11, 7))]


def test_a_definition_is_changed_by_a_later_version_only(changed):
    for wrong in (changed, replace(changed, version=3), replace(changed, version=1, in_force_from=date(2027, 1, 1))):
        with pytest.raises(ValueError, match="registered"):
            base.register(wrong)


def test_the_page_shows_both_figures_where_the_definition_changed_within_the_period(signed_in, changed):  # noqa: F811
    asked = {"first": "2026-10-01", "last": "2026-11-20"}
    page = signed_in("head.turkistan").get(reverse("reports:indicator", args=["cases_received"]), asked)
    assert (page.context["total"].value, [one.value for one in page.context["others"]]) == (2, [3])
    old = signed_in("head.turkistan").get(
        reverse("reports:records", args=["cases_received"]), {**asked, "version": "1"}
    )
    assert old.context["page"].paginator.count == 3
    wrong = signed_in("head.turkistan").get(
        reverse("reports:records", args=["cases_received"]), {**asked, "version": "9"}
    )
    assert wrong.status_code == 404


def test_every_definition_has_a_page_and_is_found_by_its_words(signed_in):  # noqa: F811
    client = signed_in("analyst")
    whole_list = client.get(reverse("reports:definitions")).content.decode()
    for one in all_indicators(None):
        assert reverse("reports:definition", args=[one.code]) in whole_list
    assert client.get(reverse("reports:definition", args=["cases_received"])).status_code == 200
    assert client.get(reverse("reports:definition", args=["nothing"])).status_code == 404
    found = client.get(reverse("reports:definitions"), {"q": "elders_members"}).context
    assert found["count"] == 1
    assert client.get(reverse("reports:definitions_xlsx"))["Content-Type"].endswith("sheet")


def test_an_analyst_reads_definitions_and_a_registrar_does_not(signed_in):  # noqa: F811
    assert signed_in("registrar").get(reverse("reports:definitions")).status_code == 403
