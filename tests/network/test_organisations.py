"""The dated tree: founding, naming, moving, closing, finding."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from tests.network.conftest import LONG_AGO, NOW, ROOT, TODAY, World, make_area, new_office

from tirek.core.models import AuditEvent
from tirek.core.verdict import Refused
from tirek.network.actions import organisations as actions
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement
from tirek.network.queries import organisations as queries

REFORM = date(2022, 6, 8)


def test_founding_writes_place_name_path_and_trail(world: World) -> None:
    office = Organisation.objects.get(code="0412")
    assert office.path == "0001.0061.0412."
    assert office.names.get().name_kk == "Сарыағаш қабылдау бөлмесі"
    assert office.placements.get().parent.code == "0061"
    assert AuditEvent.objects.filter(verb="network.organisation_created").count() == 7


def test_a_code_is_never_reused(world: World) -> None:
    with pytest.raises(ValidationError):
        actions.create_organisation(
            new_office("0412", "Басқа", world.areas["keles"], "0061", "district"), by=ROOT, at=NOW
        )


def test_moving_takes_the_subtree_along_and_keeps_history(world: World) -> None:
    turkistan, kostanay = world.offices["0061"], world.offices["0039"]
    actions.place_organisation(turkistan.pk, parent_id=kostanay.pk, since=REFORM, by=ROOT, at=NOW)
    paths = dict(Organisation.objects.values_list("code", "path"))
    assert paths["0412"] == "0001.0039.0061.0412."
    assert paths["0413"] == "0001.0039.0061.0413."
    saryagash = Organisation.objects.get(code="0412")
    codes = [each.code for each in queries.ancestors(saryagash)]
    assert codes == ["0001", "0039", "0061"]
    assert [each.code for each in queries.ancestors(saryagash, date(2020, 1, 1))] == ["0001", "0061"]
    assert [each.code for each in queries.children(world.offices["0001"], date(2020, 1, 1))] == ["0039", "0061"]
    assert [each.code for each in queries.children(world.offices["0001"], TODAY)] == ["0039"]


def test_moving_to_the_root_cuts_the_path(world: World) -> None:
    actions.place_organisation(world.offices["0061"].pk, parent_id=None, since=REFORM, by=ROOT, at=NOW)
    assert Organisation.objects.get(code="0412").path == "0061.0412."


def test_no_circle_and_nothing_ahead(world: World) -> None:
    regional, district = world.offices["0061"], world.offices["0412"]
    for parent, since in ((district, REFORM), (regional, REFORM), (world.offices["0039"], date(2030, 1, 1))):
        with pytest.raises(ValidationError):
            actions.place_organisation(regional.pk, parent_id=parent.pk, since=since, by=ROOT, at=NOW)


def test_renaming_keeps_the_old_name_and_finds_by_the_new(world: World) -> None:
    office = world.offices["0413"]
    actions.rename_organisation(
        office.pk, name_kk="Абай қабылдау бөлмесі", name_ru="Абай", since=REFORM, by=ROOT, at=NOW
    )
    assert [name.name_kk for name in office.names.order_by("during")] == [
        "Келес қабылдау бөлмесі",
        "Абай қабылдау бөлмесі",
    ]
    assert queries.directory(text="abai", on=TODAY).get() == office
    names_then = queries.names_on([office.pk], date(2020, 1, 1)).values()
    assert "Келес қабылдау бөлмесі" in names_then


def test_closing_needs_an_empty_subtree(world: World) -> None:
    with pytest.raises(ValidationError):
        actions.end_organisation(world.offices["0061"].pk, on=REFORM, by=ROOT, at=NOW)
    actions.end_organisation(world.offices["0413"].pk, on=REFORM, by=ROOT, at=NOW)
    assert not Organisation.objects.on(TODAY).filter(code="0413").exists()
    assert Organisation.objects.on(date(2022, 6, 7)).filter(code="0413").exists()


@pytest.mark.parametrize("persona", ["head", "regional_head", "partner_clerk", "analyst", "registrar"])
def test_only_keepers_of_the_register_change_it(world: World, persona: str) -> None:
    with pytest.raises(Refused):
        actions.place_organisation(
            world.offices["0412"].pk,
            parent_id=world.offices["0039"].pk,
            since=REFORM,
            by=world.actor(persona),
            at=NOW,
        )


def test_database_refuses_two_places_and_two_names_at_once(world: World) -> None:
    office, during = world.offices["0412"], DateRange(REFORM, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationPlacement.objects.create(organisation=office, parent=world.offices["0039"], during=during)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationName.objects.create(organisation=office, name_kk="а", name_ru="а", during=during)


def test_nearest_office_of_an_area_comes_first(world: World) -> None:
    village = make_area(
        "rural", "Ауыл", [world.areas["country"], world.areas["turkistan"], world.areas["saryagash"]], "615430000"
    )
    assert [office.code for office in queries.offices_for_area(village.pk, TODAY)] == ["0412", "0061", "0001"]


@pytest.mark.parametrize("typed", ["Сарыагаш", "saryağaş", "Saryagash", "сарыағаштың", "0412"])
def test_directory_finds_any_spelling(world: World, typed: str) -> None:
    assert "0412" in [found.code for found in queries.directory(text=typed, on=TODAY)]


def test_directory_filters(world: World) -> None:
    by_region = queries.directory(region_id=world.areas["turkistan"].pk, on=TODAY)
    assert {found.code for found in by_region} == {"0061", "0412", "0413", "0961"}
    assert queries.directory(level="region", kind="office", on=TODAY).count() == 2
    assert not queries.directory(text="'); DROP TABLE <b> 😀", on=TODAY).exists()


def test_a_level_of_the_tree_is_three_queries(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(3):
        roots = queries.branch(None, TODAY)
    assert [node.organisation.code for node in roots] == ["0001", "0900"]
    assert LONG_AGO in roots[0].organisation.during
