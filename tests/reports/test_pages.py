"""The pages of figures for those who may see them, and nothing for those who may not."""

import io

import openpyxl
import pytest
from django.urls import reverse
from tests.reports.test_figures import world  # noqa: F401 - a fixture

from tirek.network.models import User
from tirek.reports.indicators import all_indicators

pytestmark = pytest.mark.django_db
ASKED = {"first": "2026-10-01", "last": "2026-11-20"}
SHEET, RECORDS = reverse("reports:sheet"), reverse("reports:records", args=["cases_received"])


@pytest.fixture
def signed_in(client, world):  # noqa: F811
    def sign_in(persona):
        client.force_login(User.objects.get(pk=world[persona].user_id))
        return client

    return sign_in


def test_the_sheet_shows_every_indicator_with_the_address_of_its_records(signed_in):
    page = signed_in("head.turkistan").get(SHEET, ASKED).content.decode()
    for one in all_indicators():
        assert reverse("reports:records", args=[one.code]) in page


@pytest.mark.parametrize("code", [one.code for one in all_indicators()])
def test_each_indicator_has_a_page_and_records(signed_in, code):
    client = signed_in("head.turkistan")
    assert client.get(reverse("reports:indicator", args=[code]), ASKED).status_code == 200
    assert client.get(reverse("reports:records", args=[code]), ASKED).status_code == 200


def test_the_records_page_lists_as_many_cases_as_the_figure_says(signed_in, world):  # noqa: F811
    page = signed_in("clerk").get(RECORDS, ASKED)
    assert page.context["page"].paginator.count == 2
    assert {case.office_id for case in page.context["page"].object_list} == {world.saryagash.pk}


def test_a_neighbours_office_code_in_the_address_opens_nothing(signed_in, world):  # noqa: F811
    page = signed_in("clerk").get(RECORDS, {**ASKED, "office": world.keles.code})
    assert page.context["page"].paginator.count == 0


def test_an_analyst_sees_figures_but_opens_no_records(signed_in):
    client = signed_in("analyst")
    for page in (SHEET, reverse("reports:indicator", args=["cases_received"])):
        assert "/records/" not in client.get(page, ASKED).content.decode()
    assert client.get(RECORDS, ASKED).status_code == 403


@pytest.mark.parametrize("persona", ["employment", "registrar"])
def test_others_do_not_enter(signed_in, persona):
    assert signed_in(persona).get(SHEET).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(SHEET).status_code == 302


@pytest.mark.parametrize(
    "asked",
    [{"period": "2019Q9"}, {"first": "2026-10-01"}, {"first": "2026-11-01", "last": "2026-10-01"}, {"office": "9999"}],
)
def test_a_question_that_cannot_be_read_is_answered_by_the_field(signed_in, asked):
    page = signed_in("head").get(SHEET, asked)
    assert page.status_code == 422
    assert page.context["form"].errors


def test_the_workbook_holds_the_figures_as_numbers(signed_in):
    answer = signed_in("head.turkistan").get(reverse("reports:sheet_xlsx"), ASKED)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    values = {row[0]: row[1] for row in book.worksheets[0].iter_rows(min_row=6, values_only=True)}
    assert list(values.values())[:1] == [3]
    assert len(values) == len(all_indicators())


def test_the_records_export_has_a_row_for_each_record_and_no_name(signed_in):
    answer = signed_in("head.turkistan").get(reverse("reports:records_xlsx", args=["cases_received"]), ASKED)
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    heads = next(place for place, row in enumerate(rows) if len([cell for cell in row if cell]) > 1)
    assert len(rows) - heads - 1 == 3
    assert "Серікова" not in str(rows)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sheet_is_set_on_paper(signed_in, language):
    client = signed_in("head.turkistan")
    client.cookies["language"] = language
    answer = client.get(reverse("reports:sheet_pdf"), ASKED)
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"period": "2019Q1"}, "2019Q1"),
        (ASKED, "2026-10-01..2026-11-20"),
        ({"period": "2026-10-01..2026-11-20"}, "2026-10-01..2026-11-20"),
        ({**ASKED, "period": "2019Q1", "shown": "days"}, "2019Q1"),
        ({**ASKED, "period": "2019Q1", "shown": "period"}, "2026-10-01..2026-11-20"),
    ],
)
def test_of_a_quarter_and_two_days_the_one_just_changed_counts(signed_in, asked, code):
    assert signed_in("head").get(SHEET, asked).context["asked"].period.code == code
