"""Charts: one SVG for page and paper, named for who can't see it, safe and small."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from django.utils.safestring import SafeString

from tirek.core.charts import LINKED, svg

SVG = "{http://www.w3.org/2000/svg}"
SPEC = {
    "title": "Өтініштер <саны>",
    "description": "Облыстар бойынша \\1 & басқа",
    "data": {
        "values": [{"area": "Түркістан <script>alert(1)</script>", "n": 28}, {"area": "Қостанай", "n": 12.345678}]
    },
    "mark": "bar",
    "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "area", "type": "nominal"}},
}


def test_a_chart_is_an_image_with_name_and_description():
    drawn = svg(SPEC, width=400)
    root = ET.fromstring(drawn)
    assert isinstance(drawn, SafeString)
    assert (root.get("role"), root.get("width")) == ("img", "400")
    name, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (name.text, text.text) == ("Өтініштер <саны>", "Облыстар бойынша \\1 & басқа")
    assert root.get("aria-labelledby").split() == [name.get("id"), text.get("id")]


def test_data_never_becomes_markup_and_nothing_breaks_the_security_policy():
    drawn = svg(SPEC, width=400)
    assert "<script" not in drawn
    assert " style=" not in drawn
    assert "&lt;script&gt;" in drawn


def test_text_takes_the_colour_of_the_page():
    drawn = svg(SPEC, width=400)
    assert 'fill="currentColor"' in drawn
    assert "#010203" not in drawn
    assert "#0a7ea4" in drawn


def test_two_charts_on_a_page_share_no_id():
    first, second = svg(SPEC, width=400), svg({**SPEC, "title": "Басқа"}, width=400)
    assert not set(re.findall(r' id="([^"]+)"', first)) & set(re.findall(r' id="([^"]+)"', second))


def test_labels_keep_their_digits():
    labelled = {
        "data": {"values": [{"n": 1, "text": "12.3456 #010203"}]},
        "mark": "text",
        "encoding": {"x": {"field": "n", "type": "quantitative"}, "text": {"field": "text"}},
    }
    assert "12.3456 #010203" in svg(labelled, width=200)


def test_the_specification_is_left_as_it_was_and_decimals_are_numbers():
    spec = {**SPEC, "data": {"values": [{"area": "А", "n": Decimal("2.50")}, {"area": "Б", "n": Decimal("10")}]}}
    before = repr(spec)
    assert svg(spec, width=300) == svg(spec, width=300)
    assert repr(spec) == before


def test_nothing_is_fetched():
    remote = {**SPEC, "data": {"url": "http://127.0.0.1:1/data.json"}}
    with pytest.raises(ValueError, match="not allowed"):
        svg(remote, width=300)


def test_a_bar_leads_where_its_row_leads_and_nowhere_else():
    rows = [
        {"area": "Түркістан «А»", "n": 3, "href": "/reports/x/?a=1&b=<2>", "name": "Түркістан «А»"},
        {"area": "Қостанай", "n": 2, "href": "", "name": "Қостанай"},
        {"area": "Ұлытау", "n": 1, "href": "//elsewhere.example/x", "name": "Ұлытау"},
    ]
    drawn = svg({**SPEC, "data": {"values": rows}, "encoding": {**SPEC["encoding"], **LINKED}}, width=400)
    root = ET.fromstring(drawn)
    assert root.get("role") == "group"
    links = [(one.get("href"), one.get("aria-label"), one.get("tabindex")) for one in root.iter(f"{SVG}a")]
    assert links == [("/reports/x/?a=1&b=<2>", "Түркістан «А»", "-1")]
    assert "elsewhere" not in drawn
