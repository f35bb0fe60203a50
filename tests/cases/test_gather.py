"""Short lists gathered in one statement are the records that their querysets would fetch."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_case

from tirek.cases.models import Answer, Case, ClockEntry, Note
from tirek.core.gather import gather, gather_values, heads, sizes
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


def test_heads_tell_how_long_a_list_is_and_its_first_keys():
    cases = [make_case() for _ in range(3)]
    lists = [Case.objects.order_by("-number"), Case.objects.filter(subject="nothing like it"), Note.objects.none()]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = heads(lists, 2)
    assert len(asked) == 1
    numbers = sorted((case.number for case in cases), reverse=True)
    assert [Case.objects.get(pk=key).number for key in found[0].keys] == numbers[:2]
    assert [head.count for head in found] == [3, 0, 0]
    assert found[1].keys == found[2].keys == []
    assert sizes(lists) == [3, 0, 0]


def test_values_come_by_name_and_nothing_asks_nothing(django_assert_num_queries):
    case = make_case()
    with django_assert_num_queries(1):
        told = gather_values(numbers=Case.objects.values("number"), notes=Note.objects.none().values("pk"))
    assert told == {"numbers": [{"number": case.number}], "notes": []}
    with django_assert_num_queries(0):
        assert sizes([Note.objects.none()]) == [0]
