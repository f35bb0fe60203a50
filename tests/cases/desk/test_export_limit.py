"""A workbook cannot hold every list."""

import pytest

from tirek.cases import exports

pytestmark = pytest.mark.django_db


def test_a_list_too_long_for_a_sheet_is_refused_in_words_and_still_comes_as_csv(sign_in, case, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 0)
    head = sign_in("head")
    answer = head.get("/cases/export.xlsx?state=all")
    assert (answer.status_code, answer.url) == (303, "/cases/?state=all")
    assert "CSV" in head.get(answer.url).content.decode()
    assert head.get("/cases/export.csv?state=all").status_code == 200
