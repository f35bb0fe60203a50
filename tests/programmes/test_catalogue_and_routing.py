"""The catalogue shipped, who provides what, and where an application goes."""

from datetime import date

import pytest
from tests.factories import (
    make_actor,
    make_district,
    make_national_office,
    make_office,
    make_partner,
    make_region,
    make_regional_office,
    make_service,
)
from tests.factories.cases import NOW

from tirek.core.actor import system_actor
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.programmes.actions import add_route, load_reference_services, provide
from tirek.programmes.models import Service
from tirek.programmes.queries import NoOffice, is_offered, providers, route, routes, services_by_category

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 2)
SYSTEM = system_actor("tests")


def test_the_shipped_catalogue_is_whole_and_loads_again_harmlessly():
    assert load_reference_services() == load_reference_services() == Service.objects.count() >= 14
    for service in Service.objects.all():
        assert all((service.name_kk, service.name_ru, service.name_en, service.description_kk, service.description_ru))
    assert list(Service.objects.filter(counts_family=True).values_list("code", flat=True)) == ["housing"]


def test_loading_again_keeps_an_ended_service_ended():
    load_reference_services()
    Service.objects.filter(code="job").update(during="[2019-01-01,2020-01-01)")
    load_reference_services()
    job = Service.objects.get(code="job")
    assert not is_offered(job.pk, ON)
    assert is_offered(job.pk, date(2019, 3, 1))
    assert "job" not in {each.code for _category, group in services_by_category(ON) for each in group}


def test_the_nearest_office_up_the_tree_takes_an_application():
    region = make_region()
    district, without = make_district(region=region), make_district(region=region)
    national, regional = make_national_office(), make_regional_office(region)
    office, service = make_office(district), make_service()
    assert route(district.pk, service.pk, ON) == office
    assert route(without.pk, service.pk, ON) == regional
    assert route(make_district().pk, service.pk, ON) == national


def test_the_most_specific_route_wins_while_it_is_in_force():
    region = make_region()
    district = make_district(region=region)
    office, special, closer = make_office(district), make_office(), make_office()
    service = make_service()
    add_route(service_id=service.pk, area_id=region.pk, organisation_id=special.pk, since=ON, by=SYSTEM, at=NOW)
    assert route(district.pk, service.pk, ON) == special
    assert route(district.pk, service.pk, date(2026, 11, 1)) == office
    assert route(district.pk, make_service("other").pk, ON) == office
    add_route(service_id=service.pk, area_id=district.pk, organisation_id=closer.pk, since=ON, by=SYSTEM, at=NOW)
    assert route(district.pk, service.pk, ON) == closer


def test_many_are_routed_as_one_is():
    region = make_region()
    districts = [make_district(region=region) for _ in range(3)]
    make_regional_office(region)
    make_office(districts[0])
    services, special = [make_service("one"), make_service("two")], make_office(make_district())
    add_route(
        service_id=services[0].pk, area_id=districts[1].pk, organisation_id=special.pk, since=ON, by=SYSTEM, at=NOW
    )
    asked = [(area.pk, service) for area in districts for service in (*(each.pk for each in services), None)]
    assert routes(asked, ON) == {key: route(*key, ON) for key in asked}
    assert routes([(make_region().pk, None)], date(1990, 1, 1)) == {}


def test_a_new_route_ends_the_one_it_replaces():
    district, service = make_district(), make_service()
    first, second = make_office(), make_office()
    for since, organisation in ((date(2026, 1, 1), first), (ON, second)):
        add_route(
            service_id=service.pk, area_id=district.pk, organisation_id=organisation.pk, since=since, by=SYSTEM, at=NOW
        )
    assert route(district.pk, service.pk, date(2026, 5, 1)) == first
    assert route(district.pk, service.pk, ON) == second


def test_a_hole_in_the_network_is_told():
    with pytest.raises(NoOffice):
        route(make_district().pk, make_service().pk, ON)


def test_providers_are_those_around_the_place():
    region = make_region()
    district = make_district(region=region)
    near, far, service = make_partner(region), make_partner(make_region()), make_service()
    for organisation in (near, far):
        provide(service_id=service.pk, organisation_id=organisation.pk, since=date(2020, 1, 1), by=SYSTEM, at=NOW)
    assert list(providers(service.pk, district.pk, ON)) == [near]


def test_a_clerk_does_not_change_the_catalogue():
    clerk = make_actor(Role.CLERK, make_office())
    with pytest.raises(Refused):
        provide(service_id=make_service().pk, organisation_id=make_partner().pk, since=ON, by=clerk, at=NOW)


def test_routing_takes_one_query(django_assert_num_queries):
    district, service = make_district(), make_service()
    make_office(district)
    with django_assert_num_queries(1):
        route(district.pk, service.pk, ON)
