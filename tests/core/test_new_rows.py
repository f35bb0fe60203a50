"""Rows made without the ceremony of a model's ``__init__`` are those it makes."""

import pytest
from django.apps import apps
from django.db.models import Model

from tirek.core.writing import new_row
from tirek.network.models import Membership, Organisation
from tirek.people.models import Person

OURS = [model for model in apps.get_models() if model.__module__.startswith("tirek.") and not model._meta.proxy]


def test_a_row_of_any_model_begins_as_its_own_init_begins_it():
    for model in OURS:
        assert told(new_row(model)) == told(model()), model


def told(row: Model) -> dict[str, object]:
    """Everything but what is made anew for each row; of that, only that it is there."""
    assert row._state.adding
    assert row._state.db is None
    anew = {one.attname for one in row._meta.concrete_fields if one.has_default() and callable(one.default)}
    values = {name: value for name, value in row.__dict__.items() if name != "_state"}
    return {name: ... if name in anew and value is not None else value for name, value in values.items()}


def test_a_related_row_goes_to_its_column_and_is_at_hand():
    body, person = new_row(Organisation), new_row(Person)
    seat = new_row(Membership, organisation=body, person_id=person.pk, post=None)
    assert (seat.organisation, seat.organisation_id) == (body, body.pk)
    assert (seat.person_id, seat.post, seat.post_id) == (person.pk, None, None)


def test_a_value_no_column_has_is_refused():
    with pytest.raises(KeyError):
        new_row(Person, shoe_size=42)
