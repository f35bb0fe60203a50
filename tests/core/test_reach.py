"""A reach as a condition: what it lets through alone and beside an OR."""

import pytest
from django.db.models import Q
from tests.factories import make_world

from tirek.core.actor import EVERYWHERE, NOWHERE, Reach
from tirek.network.models import Organisation

pytestmark = pytest.mark.django_db


def test_everywhere_lets_all_through_alone_and_beside_an_or():
    world = make_world()
    impossible = Q(code="none")
    for reach, expected in (
        (EVERYWHERE, Organisation.objects.count()),
        (NOWHERE, 0),
        (Reach(frozenset({world.keles.pk})), 1),
    ):
        assert Organisation.objects.filter(reach.q("pk")).count() == expected
        assert Organisation.objects.filter(impossible | reach.q("pk")).count() == expected
        assert Organisation.objects.filter(reach.q("pk") | impossible).count() == expected
    assert not Organisation.objects.filter(impossible & EVERYWHERE.q("pk")).exists()
