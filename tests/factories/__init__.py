"""Typed factories: the smallest valid records of each app, made through its own actions where that is cheap.

from tests.factories import make_area, make_office, make_actor, make_case
"""

from tests.factories.cases import make_application, make_case, make_line, make_memorandum, make_referral
from tests.factories.network import (
    make_actor,
    make_national_office,
    make_office,
    make_organisation,
    make_partner,
    make_regional_office,
    make_user,
)
from tests.factories.people import make_person
from tests.factories.programmes import make_service
from tests.factories.territory import make_area, make_district, make_region, make_republic
from tests.factories.world import World, make_world

__all__ = [
    "World",
    "make_actor",
    "make_application",
    "make_area",
    "make_case",
    "make_district",
    "make_line",
    "make_memorandum",
    "make_national_office",
    "make_office",
    "make_organisation",
    "make_partner",
    "make_person",
    "make_referral",
    "make_region",
    "make_regional_office",
    "make_republic",
    "make_service",
    "make_user",
    "make_world",
]
