"""Short lists gathered in one statement are the records that their querysets would fetch."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_case

from tirek.cases.models import Answer, Case, ClockEntry, Note
from tirek.core.gather import gather
from tirek.people.models import Contact, Identifier, Person

pytestmark = pytest.mark.django_db


def _values(records):
    return [{field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields} for one in records]


def test_gathered_records_are_equal_to_fetched_ones():
    case = make_case()
    lists = {
        "clock": ClockEntry.objects.filter(case=case),
        "cases": Case.objects.order_by("-number"),
        "contacts": Contact.objects.order_by("value"),
        "people": Person.objects.filter(family_name__contains="'; --"),
        "nothing": Note.objects.none(),
    }
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = gather(**lists)
    assert len(asked) == 1
    assert _values(found["clock"]) == _values(lists["clock"])
    assert _values(found["cases"]) == _values(lists["cases"])
    assert _values(found["contacts"]) == _values(lists["contacts"])
    assert found["people"] == found["nothing"] == []
    assert found["cases"][0].office == case.office


def test_nothing_to_gather_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert gather(answers=Answer.objects.none()) == {"answers": []}


def test_a_model_that_json_cannot_carry_is_refused():
    with pytest.raises(TypeError, match="Identifier"):
        gather(numbers=Identifier.objects.all())
