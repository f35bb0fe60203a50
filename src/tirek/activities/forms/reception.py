"""Forms of remote reception."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.reception import Hours, Visitor
from tirek.activities.forms.events import DAY, HOUR
from tirek.activities.models import Slot
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PhoneField
from tirek.network.models import User
from tirek.territory.models import Area


class HoursForm(forms.Form):
    """Times of reception to open."""

    receiver = forms.ModelChoiceField(User.objects.none(), label=_("Who receives"))
    day = forms.DateField(label=_("Day"), widget=DAY)
    begins = forms.TimeField(label=_("Begins at"), widget=HOUR)
    ends = forms.TimeField(label=_("Ends at"), widget=HOUR)
    minutes = forms.IntegerField(label=_("Minutes for a visitor"), min_value=5, max_value=120, initial=20)
    until = forms.DateField(
        label=_("Every week until"),
        required=False,
        widget=DAY,
        help_text=_("Empty: only on this day. Days off are left out."),
    )
    online_link = forms.URLField(
        label=_("Link to the video meeting"), max_length=500, assume_scheme="https",
        help_text=_("Visitors get it with the booking and the reminder."),
    )  # fmt: skip

    def __init__(self, *args: Any, receivers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        receiver: Any = self.fields["receiver"]
        receiver.queryset = User.objects.filter(pk__in=[user.pk for user in receivers])
        receiver.label_from_instance = lambda user: user.name
        receiver.widget.choices = [(user.pk, user.name) for user in receivers]

    def hours(self, office_id: Any) -> Hours:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        names = ("day", "begins", "ends", "minutes", "until", "online_link")
        return Hours(office_id=office_id, receiver_id=told["receiver"].pk, **{name: told[name] for name in names})


class BookingForm(forms.Form):
    """Who wants to be received."""

    name = LineField(label=_("Family name and given name"), max_length=200)
    phone = PhoneField(label=_("Phone number"), required=False, help_text=_("One of the two is enough."))
    email = NormalEmailField(label=_("E-mail"), required=False)
    topic = LineField(
        label=_("What it is about"), max_length=300, help_text=_("A few words; you tell the rest yourself.")
    )

    def visitor(self, language: str) -> Visitor:
        """What was told, as the action takes it."""
        return Visitor(**self.cleaned_data, language=language)


class VisitForm(forms.Form):
    """Number and PIN of a visit."""

    number = LineField(label=_("Number of the visit"), max_length=60)
    pin = LineField(
        label=_("PIN"), max_length=20, help_text=_("Six digits under the number."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class MoveForm(forms.Form):
    """Another time of the same office."""

    slot = forms.ModelChoiceField(Slot.objects.none(), label=_("Another time"))

    def __init__(self, *args: Any, choices: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slot: Any = self.fields["slot"]
        slot.queryset = Slot.objects.filter(pk__in=[key for key, _label in choices])
        slot.widget.choices = choices


class CancelSlotForm(forms.Form):
    """Why the office does not receive."""

    reason = LineField(label=_("Reason"), max_length=300, required=False, help_text=_("The visitor reads it."))


class OutcomeForm(forms.Form):
    """What came of a visit."""

    came = forms.ChoiceField(
        label=_("Did the visitor come?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        widget=forms.RadioSelect,
        initial="yes",
    )
    outcome = ParagraphsField(label=_("What was said and promised"), max_length=5000, required=False)


class OfficeFilter(forms.Form):
    """Which offices to show."""

    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: Any, regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All regions")), *((str(area.pk), area.name) for area in regions)]
        self.fields["region"].choices = choices  # type: ignore[attr-defined]
