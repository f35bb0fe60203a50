"""Forms about rooms: finding a free one, describing one, booking it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.activities.actions.bookings import NewBooking
from tirek.activities.actions.rooms import RoomFacts
from tirek.activities.models import Equipment, Room
from tirek.activities.queries.recurrence import Repeat, rule_of
from tirek.activities.queries.rooms import Wanted
from tirek.core.calendar import ALMATY
from tirek.core.fields import LineField
from tirek.network.models import Organisation

YEAR = timedelta(days=366)


def _clock(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


class RoomFilter(forms.Form):
    """What a room is needed for. Everything has a default, so that the page opens with an answer."""

    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput)
    starts = _clock(pgettext_lazy("time", "From"), required=False)
    ends = _clock(pgettext_lazy("time", "To"), required=False)
    people = forms.IntegerField(label=_("For how many people"), required=False, min_value=1, max_value=5000)
    computers = forms.IntegerField(label=_("Computers"), required=False, min_value=0, max_value=500)
    house = forms.ModelChoiceField(Organisation.objects.none(), label=_("House"), required=False, empty_label=_("All"))
    projector = forms.BooleanField(label=_("With a projector"), required=False)
    accessible = forms.BooleanField(label=_("Accessible by wheelchair"), required=False)
    online = forms.BooleanField(label=_("An online room"), required=False)

    def __init__(self, *args: Any, houses: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["house"].queryset = houses
        self.usual = {"day": today + timedelta(days=1), "starts": time(10), "ends": time(12), "people": 10}
        for name, value in self.usual.items():
            self.fields[name].initial = value

    def wanted(self) -> Wanted | None:
        """The search; None when it makes no sense."""
        if not self.is_valid():
            return None
        told = {name: self.cleaned_data.get(name) or usual for name, usual in self.usual.items()}
        if told["ends"] <= told["starts"]:
            self.add_error("ends", _("It ends before it begins."))
            return None
        house = self.cleaned_data["house"]
        return Wanted(
            starts_at=datetime.combine(told["day"], told["starts"], ALMATY),
            ends_at=datetime.combine(told["day"], told["ends"], ALMATY),
            people=told["people"],
            computers=self.cleaned_data["computers"] or 0,
            projector=self.cleaned_data["projector"],
            accessible=self.cleaned_data["accessible"],
            online=self.cleaned_data["online"],
            house_id=house.pk if house else None,
        )


class BookingForm(forms.Form):
    """A booking: when, for whom, what for, and with which equipment."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput)
    starts = _clock(pgettext_lazy("time", "From"))
    ends = _clock(pgettext_lazy("time", "To"))
    purpose = LineField(label=_("What for"), max_length=300, help_text=_("Seen by the house and your colleagues only."))
    people = forms.IntegerField(label=_("How many people"), required=False, min_value=1, max_value=5000)
    booked_for = forms.ChoiceField(label=_("For which organisation"))
    equipment = forms.MultipleChoiceField(
        label=_("Equipment with it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, room: Room, hosts: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["booked_for"].choices = [(str(host.pk), host.name) for host in hosts]
        if len(hosts) == 1:
            self.fields["booked_for"].widget = forms.HiddenInput()
            self.fields["booked_for"].initial = str(hosts[0].pk)
        pieces = Equipment.objects.filter(organisation_id=room.organisation_id, is_usable=True)
        self.fields["equipment"].choices = [
            (str(piece.pk), f"{piece.name} ({piece.inventory_number})") for piece in pieces
        ]
        if not self.fields["equipment"].choices:
            del self.fields["equipment"]

    def wanted(self) -> NewBooking:
        """The cleaned form as the action takes it."""
        told = self.cleaned_data
        return NewBooking(
            booked_for_id=UUID(told["booked_for"]),
            starts_at=datetime.combine(told["day"], told["starts"], ALMATY),
            ends_at=datetime.combine(told["day"], told["ends"], ALMATY),
            purpose=told["purpose"],
            people=told["people"],
            equipment_ids=tuple(UUID(key) for key in told.get("equipment", ())),
        )


class NewBookingForm(BookingForm):
    """A new booking, which may repeat."""

    repeat = forms.ChoiceField(label=_("How often"), choices=Repeat.choices, initial=Repeat.ONCE)
    until = forms.DateField(
        label=_("Until which day"), required=False, widget=forms.DateInput, help_text=_("Only when it repeats.")
    )

    field_order = ("day", "starts", "ends", "repeat", "until", "purpose", "people", "booked_for", "equipment")

    @property
    def repeats(self) -> bool:
        return self.cleaned_data.get("repeat", Repeat.ONCE) != Repeat.ONCE

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        day, until = told.get("day"), told.get("until")
        if self.repeats and day:
            if until is None:
                raise ValidationError({"until": _("Say until which day it repeats.")})
            if not day <= until <= day + YEAR:
                raise ValidationError({"until": _("A day after the first one, within a year.")})
        return told

    def rule(self) -> str:
        """The repetition as a rule."""
        return rule_of(self.cleaned_data["repeat"], self.cleaned_data["day"], self.cleaned_data["until"])


class ChangeForm(BookingForm):
    """Another time or purpose of a booking; ``later``: of the following ones of its series too."""

    later = forms.BooleanField(
        label=_("Change all later days of this series too"),
        required=False,
        help_text=_("The hours, the purpose and the number of people; days that have been stay as they were."),
    )

    def __init__(self, *args: Any, is_series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_series:
            del self.fields["later"]


class BlockForm(forms.Form):
    """From when to when the house closes a room, and why."""

    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput)
    starts = _clock(pgettext_lazy("time", "From"), initial=time(0))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    ends = _clock(pgettext_lazy("time", "To"), initial=time(23, 59))
    reason = LineField(label=_("Reason"), max_length=300, help_text=_("Repairs, cleaning, an event of the house…"))

    def span(self) -> tuple[datetime, datetime]:
        """Both moments."""
        told = self.cleaned_data
        return (
            datetime.combine(told["first_day"], told["starts"], ALMATY),
            datetime.combine(told["last_day"], told["ends"], ALMATY),
        )


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]
    """A room as its house describes it."""

    class Meta:
        model = Room
        fields = (
            *("code", "name_kk", "name_ru", "name_en", "seats", "computers", "opens_at", "closes_at", "gap_minutes"),
            *("has_projector", "is_accessible", "needs_approval", "online_link", "is_open"),
        )
        labels = {
            "code": _("Number of the room"),
            "name_kk": _("Name in Kazakh"),
            "name_ru": _("Name in Russian"),
            "name_en": _("Name in English"),
            "seats": _("Seats"),
            "computers": _("Computers"),
            "opens_at": _("Open from"),
            "closes_at": _("Open until"),
            "gap_minutes": _("Minutes kept free after each use"),
            "has_projector": _("With a projector"),
            "is_accessible": _("Accessible by wheelchair"),
            "needs_approval": _("Bookings wait for the word of the house"),
            "online_link": _("Link of an online room"),
            "is_open": _("In use"),
        }
        help_texts = {
            "gap_minutes": _("For cleaning and airing."),
            "online_link": _("Only for a room that is not in the building: its link is seen by those who booked it."),
        }
        widgets = {
            "opens_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "closes_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def _post_clean(self) -> None:
        """The action checks and writes; the instance stays as it is."""

    def facts(self) -> RoomFacts:
        """The cleaned form as the action takes it."""
        return RoomFacts(**self.cleaned_data)


class EquipmentForm(forms.Form):
    """A piece of movable equipment."""

    kind = LineField(label=_("Kind of equipment"), max_length=60, help_text=_("Projector, microphone, flip chart…"))
    inventory_number = LineField(label=_("Inventory number"), max_length=40)
    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
