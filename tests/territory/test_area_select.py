"""The field of a place: a list that works without a script, and a search that wins over it."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django_cotton.compiler_regex import CottonCompiler

from tirek.core.search_select import SearchSelect
from tirek.territory.models import Area
from tirek.territory.queries import area_choices

pytestmark = pytest.mark.usefixtures("areas")


class _Form(forms.Form):
    area = forms.ModelChoiceField(Area.objects.all(), widget=SearchSelect)


def _form(**data: str) -> _Form:
    form = _Form(data or None)
    form.fields["area"].choices = [("", "–"), *area_choices(date(2026, 1, 1))]
    return form


def _key(kato: str) -> str:
    return str(Area.objects.get(kato=kato).pk)


def test_the_list_is_enough_without_a_script() -> None:
    form = _form(area=_key("615400000"))
    assert form.is_valid()
    assert form.cleaned_data["area"].kato == "615400000"


def test_a_place_found_by_typing_wins_over_the_list() -> None:
    form = _form(area=_key("615400000"), area_found=_key("613900000"))
    assert form.is_valid()
    assert form.cleaned_data["area"].kato == "613900000"


@pytest.mark.parametrize("found", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_made_up_key_is_refused(found: str) -> None:
    assert not _form(area_found=found).is_valid()


def test_the_component_draws_groups_and_asks_for_suggestions() -> None:
    page = CottonCompiler().process('<c-area-select :field="form.area" />')
    html = Template(page).render(Context({"form": _form()}))
    assert html.count("<optgroup") == 20
    assert "/areas/suggestions/?field=area" in html


def test_suggestions_offer_the_field_asked_for(client: Client) -> None:
    html = client.get("/areas/suggestions/?field=area&area_text=сарыагаш").content.decode()
    assert 'name="area_found"' in html
    assert _key("615400000") in html
