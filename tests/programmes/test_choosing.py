"""An organisation is chosen by its name, whatever the spelling; its code does as well."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.factories import World, make_world
from tests.questions import asked

from tirek.people.queries import search_keys
from tirek.programmes.forms.choosing import OrganisationField, PartnersForm, label_of, partners_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    found = make_world()
    for office, kk, ru in (
        (found.saryagash, "Сарыағаш қабылдау бөлмесі", "Сарыагашская приёмная"),
        (found.keles, "Келес қабылдау бөлмесі", "Келесская приёмная"),
    ):
        office.name_kk, office.name_ru, office.search_keys = kk, ru, search_keys(kk, ru, office.code)
        office.save()
    return found


def test_part_of_a_name_the_whole_or_the_code_will_do(world: World) -> None:
    field = OrganisationField()
    for typed in ("сарыағаш", "Сарыагашская", world.saryagash.code, label_of(world.saryagash)):
        assert field.clean(typed) == world.saryagash, typed
    assert field.prepare_value(world.saryagash).startswith(world.saryagash.code)


def test_what_is_not_there_or_may_be_several_is_said_with_names(world: World) -> None:
    field = OrganisationField()
    with pytest.raises(ValidationError, match="Келес"):
        field.clean("қабылдау")
    for nothing in ("Атлантида", "9999", "%", "' OR 1=1"):
        with pytest.raises(ValidationError):
            field.clean(nothing)
    assert OrganisationField(required=False).clean("") is None


def test_while_one_types_organisations_are_offered(world: World) -> None:
    client = Client()
    page = client.get("/offices/suggestions/", {"field": "owner", "owner": "бөлмесі"}).content.decode()
    assert page.count('name="owner_found"') == 2
    assert world.saryagash.code in page
    assert "<script" not in client.get("/offices/suggestions/", {"field": '"><script>', "owner": "а"}).content.decode()
    one = asked(lambda: client.get("/offices/suggestions/", {"field": "owner", "owner": "Келес"}))
    assert asked(lambda: client.get("/offices/suggestions/", {"field": "owner", "owner": "бөлмесі"})) == one


def test_the_one_chosen_wins_over_what_was_typed(world: World) -> None:
    widget = OrganisationField().widget
    told = {"owner": "бөлмесі", "owner_found": world.keles.code}
    assert widget.value_from_datadict(told, {}, "owner") == world.keles.code


def test_partners_are_told_by_name_a_line_each(world: World) -> None:
    form = PartnersForm({"partners": f"сарыағаш: Жабдық\n{label_of(world.keles)}: Оқыту\n{world.employment.code} Сату"})
    assert form.is_valid(), form.errors
    assert [part for _key, part in form.cleaned_data["partners"]] == ["Жабдық", "Оқыту", "Сату"]

    class Row:
        organisation, part = world.keles, "Оқыту"

    assert PartnersForm({"partners": partners_text([Row()], "part")}).is_valid()
    assert not PartnersForm({"partners": "сарыағаш"}).is_valid()
