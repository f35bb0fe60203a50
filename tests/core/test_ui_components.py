"""Components escape what they are given, tie words to controls, and draw every sample without a missing variable."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django_cotton.compiler_regex import CottonCompiler

from tirek.core.templatetags import ui
from tirek.core.ui import navigation

pytestmark = pytest.mark.urls("tests.core.ui_urls")
ROOT = Path(__file__).resolve().parents[2]
Draw = Callable[..., str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(navigation, "shell", navigation.Shell())
    with translation.override("en"):
        yield


@pytest.fixture
def draw() -> Draw:
    def render(source: str, path: str = "/design/", **context: Any) -> str:
        return str(engines["django"].from_string(CottonCompiler().process(source)).render(context, _request(path)))

    return render


def _request(path: str) -> HttpRequest:
    return RequestFactory().get(path)


class Question(forms.Form):
    name = forms.CharField(label="Name", help_text="In full")
    born_on = forms.DateField(label="Born", required=False)
    text = forms.CharField(label="Text", max_length=90, widget=forms.Textarea)
    need = forms.ChoiceField(label="Need", choices=[("a", "Work"), ("b", "Home")], widget=forms.RadioSelect)


def test_help_and_error_describe_the_control(draw: Draw) -> None:
    html = draw('<c-field :field="form.name" />', form=Question({}))
    control = re.search(r"<input[^>]*>", html)
    assert control
    assert 'aria-describedby="id_name_error id_name_help"' in control[0]
    assert 'aria-invalid="true"' in control[0]
    assert 'id="id_name_help"' in html
    assert 'id="id_name_error"' in html
    assert '<label class="form-label" for="id_name">' in html


def test_a_date_is_a_native_date_input(draw: Draw) -> None:
    html = draw('<c-field :field="form.born_on" />', form=Question({"born_on": "2001-02-03"}))
    assert 'type="date"' in html
    assert 'value="2001-02-03"' in html
    assert html.count("type=") == 1


def test_an_initial_date_is_written_as_the_native_input_wants_it(draw: Draw) -> None:
    with translation.override("kk"):
        html = draw('<c-field :field="form.born_on" />', form=Question(initial={"born_on": date(2001, 2, 3)}))
    assert 'value="2001-02-03"' in html


def test_radio_buttons_are_a_named_set_of_cards(draw: Draw) -> None:
    html = draw('<c-field :field="form.need" />', form=Question())
    assert html.count('class="choice-card"') == 2
    assert "<legend" in html
    assert 'for="id_need_0"' in html


def test_a_long_text_counts_its_letters(draw: Draw) -> None:
    assert 'data-count-for="id_text"' in draw('<c-field :field="form.text" />', form=Question())


def test_error_summary_links_to_each_field(draw: Draw) -> None:
    html = draw('<c-error-summary :form="form" />', form=Question({}))
    assert 'href="#id_name"' in html
    assert 'href="#id_need_0"' in html
    assert 'role="alert"' in html


def test_a_form_draws_itself_with_the_field_component(draw: Draw) -> None:
    assert draw("{{ form }}", form=Question()).count('class="field ') == 4


@pytest.mark.parametrize(
    "source",
    [
        '<c-button label="{{ bad }}" data-x="{{ bad }}" />',
        '<c-button :label="bad" :data-x="bad" />',
        '<c-badge :label="bad" />',
        '<c-page-header :title="bad" subtitle="{{ bad }}" />',
        '<c-card :title="bad" :data-x="bad">{{ bad }}</c-card>',
        '<c-facts :items="pairs" />',
        '<c-stat :label="bad" :value="bad" />',
        '<c-copy :value="bad" />',
        '<c-alert :title="bad">{{ bad }}</c-alert>',
        '<c-qr :svg="bad" :label="bad" />',
        '<c-empty :title="bad" :text="bad" />',
        '<c-timeline-item :title="bad" :who="bad" />',
    ],
)
def test_no_prop_becomes_markup(draw: Draw, source: str) -> None:
    bad = '"><script>alert(1)</script>'
    html = draw(source, bad=bad, pairs=[(bad, bad)])
    assert "<script" not in html


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 3, 20), "18 days left", "success"),
        (date(2026, 3, 4), "2 days left", "gold"),
        (date(2026, 3, 2), "due today", "warning"),
        (date(2026, 3, 1), "1 day overdue", "danger"),
    ],
)
def test_a_deadline_says_how_long(due: date, words: str, tone: str) -> None:
    state = ui.deadline_state(due, date(2026, 3, 2))
    assert (state["text"], state["tone"]) == (words, tone)


def test_a_deadline_counts_working_days_when_told() -> None:
    assert ui.deadline_state(date(2026, 3, 9), date(2026, 3, 2), 5)["text"] == "5 days left"


def test_a_stopped_clock_is_never_overdue() -> None:
    assert ui.deadline_state(date(2026, 1, 1), date(2026, 3, 2), closed=True)["tone"] == "neutral"


def test_numbers_stand_apart_by_thousands() -> None:
    assert ui.figure(190007) == "190\u202f007"
    assert ui.figure("12 %") == "12 %"


def test_kazakh_dates_are_kazakh() -> None:
    with translation.override("kk"):
        assert ui.moment(date(2026, 11, 22)) == "2026 ж. 22 қараша"
        assert ui.moment(datetime(2026, 11, 22, 4, 5, tzinfo=UTC)) == "2026 ж. 22 қараша, 09:05"


def test_sorting_again_turns_the_order_and_leaves_the_page(draw: Draw) -> None:
    html = draw('<c-th label="No" sort="number" />', path="/design/?sort=number&page=3&state=open")
    assert 'aria-sort="ascending"' in html
    assert "page=" not in html
    assert "sort=-number" in html
    assert "state=open" in html


def test_pages_keep_the_other_filters(draw: Draw) -> None:
    from django.core.paginator import Paginator

    html = draw('<c-pagination :page="page" />', path="/design/?state=open", page=Paginator(range(90), 10).page(2))
    assert "state=open&amp;page=3" in html
    assert 'aria-current="page">2<' in html


def test_a_map_without_tiles_says_so(draw: Draw) -> None:
    html = draw('<c-tile-map :tiles="tiles" label="Map" />', tiles=[])
    assert "no data" in html
    assert "<svg" not in html


def test_the_reference_draws_every_component(client: Client, settings: Any) -> None:
    settings.DEMO = True
    answer = client.get("/design/")
    assert answer.status_code == 200
    folder = ROOT / "src/tirek/core/templates/cotton"
    sources = "".join(p.read_text() for p in (ROOT / "src/tirek/core/templates").rglob("*.html"))
    unused = [p.stem for p in folder.glob("*.html") if f"<c-{p.stem.replace('_', '-')}" not in sources]
    assert unused == []


def test_the_reference_is_not_there_in_production(client: Client, settings: Any) -> None:
    settings.DEMO = settings.DEBUG = False
    assert client.get("/design/").status_code == 404


def test_no_template_breaks_the_content_security_policy() -> None:
    bad = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)(?![^>]*application/json)|\son[a-z]+=|\sstyle=|<style", re.IGNORECASE
    )
    found = [
        str(p.relative_to(ROOT)) for p in (ROOT / "src/tirek").rglob("templates/**/*.html") if bad.search(p.read_text())
    ]
    assert found == []


def test_every_icon_named_in_a_template_exists() -> None:
    known = {p.stem for p in (ROOT / "node_modules/@tabler/icons/icons/outline").glob("*.svg")}
    if not known:
        sprite = ROOT / "src/tirek/core/static/vendor/icons.svg"
        known = set(re.findall(r'<symbol id="([^"]+)"', sprite.read_text()))
    named = re.compile(r'(?:<c-icon name|\sicon|\siconend)="([a-z][a-z0-9-]*)"')
    missing = {
        f"{p.name}: {name}"
        for p in (ROOT / "src/tirek").rglob("templates/**/*.html")
        for name in named.findall(p.read_text())
        if name not in known
    }
    assert missing == set()


@pytest.mark.parametrize("last", [1, 2, 6, 7, 8, 40])
def test_pages_far_from_this_one_are_left_out(last: int) -> None:
    for here in range(1, last + 1):
        steps = ui.page_steps(Paginator(range(last), 1).page(here))
        near = {number for number in range(1, last + 1) if abs(number - here) <= 2}
        gaps = [number for number in (here - 3, here + 3) if 1 < number < last]
        assert [number for number in steps if number] == sorted({1, last} | near)
        assert steps.count(None) == len(gaps)


def test_a_menu_drawn_once_is_drawn_anew_when_a_number_in_it_changes(draw: Draw) -> None:
    def menu(count: int) -> str:
        link = navigation.NavLink(label="Queue", url="/", icon="inbox", group="", current=False, count=count)
        return draw('<c-nav-list :links="links" />', links=SimpleLazyObject(lambda: (link,)))

    assert ">3<" in menu(3)
    assert ">4<" in menu(4)
    assert menu(3) == menu(3)


def test_words_of_a_template_follow_the_language(draw: Draw) -> None:
    source = '{% translate "Search everything" as told %}{{ told }}|{% translate "Search everything" %}'
    template = engines["django"].from_string("{% load i18n %}" + source)
    meant = engines["django"].from_string("{% translate 'Action' context 'roadmap' %}")
    for language in ("kk", "ru", "kk", "en"):
        with translation.override(language):
            words = str(translation.gettext("Search everything"))
            assert template.render() == f"{words}|{words}"
            assert meant.render() == translation.pgettext("roadmap", "Action")
