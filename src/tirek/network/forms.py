"""Forms over organisations, people's roles, invitations and memoranda."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, NormalEmailField
from tirek.core.roles import Role
from tirek.network.actions.memoranda import NewMemorandum
from tirek.network.actions.organisations import NewOrganisation
from tirek.network.enums import CrossingField, Level, OrganisationKind
from tirek.network.models import Invitation, Organisation, User
from tirek.network.peoples import People
from tirek.network.queries.memoranda import services
from tirek.territory.models import Area


class DirectoryFilter(forms.Form):
    """What the public directory may be narrowed by."""

    q = LineField(label=_("Name or code"), required=False, max_length=200)
    region = forms.ModelChoiceField(
        Area.objects.none(), label=_("Region"), required=False, empty_label=_("All regions")
    )
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[("", _("All levels")), *Level.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *OrganisationKind.choices])
    people = forms.ChoiceField(label=_("People"), required=False, choices=[("", _("All peoples")), *People.choices])
    language = forms.ChoiceField(label=_("Language"), required=False)
    on = forms.DateField(label=_("On the day"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, regions: list[Area], languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("All languages")), *languages]
        self.fields["region"].queryset = Area.objects.filter(pk__in=[area.pk for area in regions])
        self.fields["region"].label_from_instance = lambda area: area.name
        choices = [("", _("All regions")), *((area.pk, area.name) for area in regions)]
        self.fields["region"].widget.choices = choices

    @property
    def main(self) -> list[forms.BoundField]:
        """The filters everybody uses."""
        return [self["q"], self["region"], self["kind"]]

    @property
    def more(self) -> list[forms.BoundField]:
        """The others, folded away while none of them is on."""
        return [self["level"], self["people"], self["language"], self["on"]]

    @property
    def more_on(self) -> bool:
        return any(field.value() for field in self.more)


class InvitationForm(forms.Form):
    """Whom to invite, to which role; only roles that the inviter may give."""

    name = LineField(label=_("Full name"), max_length=200)
    email = NormalEmailField(label=_("E-mail"), help_text=_("The letter with the link goes to this address."))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES, initial="kk")

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        if len(roles) == 1:
            self.fields["role"].initial = roles[0].value


class AcceptInvitationForm(forms.Form):
    """The password of a new account, twice."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("Password once more"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["password"].help_text = " ".join(map(str, password_validators_help_texts()))

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.invitation.email, name=self.invitation.name))
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two passwords differ."))
        return cleaned


class ContactsForm(forms.Form):
    """How an organisation is reached."""

    address = LineField(label=_("Address"), required=False, max_length=300)
    phone = LineField(label=_("Phone number"), required=False, max_length=40)
    email = NormalEmailField(label=_("E-mail"), required=False)
    opening_hours = LineField(label=_("Opening hours"), required=False, max_length=200)


class NameForm(forms.Form):
    """A new name from a day on."""

    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    since = forms.DateField(label=_("In force from"), widget=forms.DateInput)


class PlaceForm(forms.Form):
    """A new parent from a day on."""

    parent = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Stands under"), required=False, empty_label=_("Nothing: it is a root")
    )
    since = forms.DateField(label=_("In force from"), widget=forms.DateInput)

    def __init__(self, *args: Any, organisation: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.on(on).exclude(level=Level.DISTRICT)
        self.fields["parent"].queryset = others.exclude(path__startswith=organisation.path).order_by("path")


class ClosureForm(forms.Form):
    """The day an organisation or memorandum ends, and why where it is asked."""

    on = forms.DateField(label=_("First day it no longer works"), widget=forms.DateInput)


class NewOrganisationForm(ContactsForm):
    """Founding an organisation under another one."""

    code = forms.RegexField(r"^[0-9]{4}([0-9]{2})?$", label=_("Code, four or six digits"), max_length=6)
    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"))
    since = forms.DateField(label=_("Works from"), widget=forms.DateInput)
    accepts_applications = forms.BooleanField(label=_("Accepts applications"), required=False)
    is_bound_by_code = forms.BooleanField(
        label=_("Bound by the Administrative Procedure Code"),
        required=False,
        help_text=_("If not, the same terms are its own standard."),
    )
    field_order = ("code", "name_kk", "name_ru", "name_en", "kind", "level", "area", "since")

    def __init__(self, *args: Any, parent: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent = parent
        within = Area.objects.within(parent.area, on).distinct().order_by("kato")
        self.fields["area"].queryset = within.exclude(kind__in=("rural", "settlement"))

    def drawn(self) -> NewOrganisation:
        """What the action takes."""
        told = dict(self.cleaned_data)
        area = told.pop("area")
        return NewOrganisation(area_id=area.pk, parent_code=self.parent.code, **told)


PARTIES = ("first_party", "second_party", "third_party")


class MemorandumForm(forms.Form):
    """A signed memorandum, as it is entered."""

    title = LineField(label=_("Title"), max_length=300)
    number = LineField(label=_("Number"), max_length=40)
    signed_on = forms.DateField(label=_("Signed on"), widget=forms.DateInput)
    since = forms.DateField(label=_("In force from"), widget=forms.DateInput)
    until = forms.DateField(
        label=_("Last day in force"), required=False, widget=forms.DateInput, help_text=_("Empty: without a term.")
    )
    first_party = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("First party"), help_text=_("A party binds every organisation below it.")
    )
    second_party = forms.ModelChoiceField(Organisation.objects.none(), label=_("Second party"))
    third_party = forms.ModelChoiceField(Organisation.objects.none(), label=_("Third party"), required=False)
    services = forms.MultipleChoiceField(label=_("Services"), widget=forms.CheckboxSelectMultiple)
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label=_("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the whole country."),
    )
    monthly_capacity = forms.IntegerField(
        label=_("Referrals a month at most"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Empty: no limit."),
    )
    response_days = forms.IntegerField(
        label=_("Working days to accept or decline"), min_value=1, max_value=30, initial=3
    )
    crossing = forms.MultipleChoiceField(
        label=_("What of the applicant may cross"),
        choices=CrossingField.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The need itself always crosses. Nothing else does unless it is marked here."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Organisation.objects.on(on).exclude(level=Level.DISTRICT).order_by("path")
        for place in PARTIES:
            self.fields[place].queryset = parties
        self.fields["areas"].queryset = Area.objects.region_level().existing_on(on).order_by("kato")
        self.fields["services"].choices = services()

    def drawn(self) -> NewMemorandum:
        """What the action takes."""
        told = dict(self.cleaned_data)
        parties = [told.pop(place) for place in PARTIES]
        told["parties"] = [party.pk for party in parties if party]
        told["areas"] = [area.pk for area in told["areas"]]
        return NewMemorandum(**told)


class EndMemorandumForm(ClosureForm):
    """Ending a memorandum early."""

    reason = LineField(label=_("Why it ends"), max_length=300)
