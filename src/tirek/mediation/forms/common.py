"""What several forms share."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.territory.queries.geography import geography

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 3})
LONG = forms.Textarea(attrs={"rows": 8})
SPOKEN = (("kk", "Қазақша"), ("ru", "Русский"))  # each in itself


class DistrictField(forms.TypedChoiceField):
    """A district or city of today, grouped by region; cleans to its key."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("District or city"), "coerce": UUID, "empty_value": None, **kwargs})

    def offer(self, on: date) -> None:
        """Fill the list with the districts of a day."""
        self.choices = [("", "—"), *geography(on).choices]


class RegionField(forms.TypedChoiceField):
    """A region of today; cleans to its key."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Region"), "coerce": UUID, "empty_value": None, "required": False, **kwargs})

    def offer(self, on: date) -> None:
        """Fill the list with the regions of a day."""
        self.choices = [("", _("All regions")), *((str(each.id), each.name) for each in geography(on).regions)]


def offer_places(form: forms.Form, on: date) -> None:
    """Fill the lists of places of a form."""
    for field in form.fields.values():
        if isinstance(field, DistrictField | RegionField):
            field.offer(on)
