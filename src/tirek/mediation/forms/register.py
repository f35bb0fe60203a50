"""Forms over the register of mediators."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.mediation.actions.register import MediatorFacts
from tirek.mediation.enums import DisputeCategory, MediatorKind, MediatorState
from tirek.mediation.forms.common import DAY, SHORT, DistrictField, RegionField, offer_places
from tirek.mediation.models import Mediator
from tirek.mediation.queries.languages import language_choices
from tirek.network.models import Organisation

STANDINGS = (("", _("All")), ("renew", _("Certificate ends soon or has ended")), *MediatorState.choices)


class MediatorSearch(forms.Form):
    """Which mediators to show."""

    q = LineField(label=_("Name or organisation"), required=False, max_length=100)
    region = RegionField()
    language = forms.ChoiceField(label=_("Language"), required=False)
    category = forms.ChoiceField(label=_("Subject"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, on)
        choices: dict[str, Any] = {
            "language": language_choices(),
            "category": DisputeCategory.choices,
            "kind": MediatorKind.choices,
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", _("All")), *offered]

    def told(self) -> dict[str, Any]:
        """What was asked, as the query takes it; nothing for a form that cannot be read."""
        found = self.cleaned_data if self.is_valid() else {}
        names = {"q": "text", "region": "region_id"}
        return {names.get(name, name): value for name, value in found.items() if value and name != "state"}


class KeeperSearch(MediatorSearch):
    """The same for who keeps the register."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=STANDINGS)


class MediatorForm(forms.Form):
    """An entry as its keeper tells it."""

    keeper = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which office keeps the entry"))
    kind = forms.ChoiceField(label=_("Kind"), choices=MediatorKind.choices, widget=forms.RadioSelect)
    family_name = PersonNameField(label=_("Family name"))
    given_name = PersonNameField(label=_("Given name"))
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    certificate = LineField(label=_("Number of the certificate"), max_length=60)
    certified_on = forms.DateField(label=_("Issued on"), widget=DAY)
    valid_until = forms.DateField(label=_("Valid until"), widget=DAY)
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    categories = forms.MultipleChoiceField(
        label=_("Versed in"),
        required=False,
        choices=DisputeCategory.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing marked: every kind of dispute."),
    )
    area = DistrictField()
    works_remotely = forms.BooleanField(label=_("Also mediates by video, anywhere in the country"), required=False)
    organisation = LineField(
        label=_("Organisation of mediators, or the akim's register"), required=False, max_length=300
    )
    capacity = forms.IntegerField(label=_("Open files at once, at most"), min_value=0, max_value=100, initial=5)
    phone = PhoneField(label=_("Phone number"), required=False)
    email = NormalEmailField(label=_("E-mail"), required=False)
    is_contact_public = forms.BooleanField(label=_("Show phone and e-mail in public"), required=False, initial=True)
    employers = ParagraphsField(
        label=_("Where the mediator works"),
        required=False,
        max_length=1000,
        widget=SHORT,
        help_text=_("One employer on each line. Only for the check of conflicts; not shown."),
    )
    about_kk = ParagraphsField(label=_("About the mediator, in Kazakh"), required=False, max_length=2000, widget=SHORT)
    about_ru = ParagraphsField(label=_("About the mediator, in Russian"), required=False, max_length=2000, widget=SHORT)

    def __init__(self, *args: Any, keepers: list[Organisation], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, on)
        self.fields["languages"].choices = language_choices()  # type: ignore[attr-defined]
        keeper: Any = self.fields["keeper"]
        keeper.queryset = Organisation.objects.filter(pk__in=[each.pk for each in keepers])
        keeper.widget.choices = [(each.pk, each.name) for each in keepers]

    def facts(self) -> MediatorFacts:
        """What was told, as the action takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("keeper", "area", "employers")}
        employers = [line for line in self.cleaned_data["employers"].split("\n") if line]
        keys = {"keeper_id": self.cleaned_data["keeper"].pk, "area_id": self.cleaned_data["area"]}
        return MediatorFacts(**told, **keys, employers=employers)


def initial_of(mediator: Mediator) -> dict[str, Any]:
    """An entry as its form shows it."""
    same = set(MediatorForm.base_fields) - {"keeper", "area", "employers"}
    told = {name: getattr(mediator, name) for name in same}
    return told | {
        "keeper": mediator.keeper_id,
        "area": str(mediator.area_id),
        "employers": "\n".join(mediator.employers),
    }


class PhotoForm(forms.Form):
    """A picture of the mediator."""

    photo = forms.FileField(label=_("Photo"), help_text=_("JPEG or PNG, at most 5 MB. Everybody sees it."))


class StateForm(forms.Form):
    """Another state, with the reason."""

    reason = LineField(
        label=_("Reason"), max_length=300, help_text=_("Those who keep the register read it; the public does not.")
    )


class RenewForm(forms.Form):
    """A later last day."""

    valid_until = forms.DateField(label=_("Valid until"), widget=DAY)


class AccountForm(forms.Form):
    """The account a mediator works with."""

    email = NormalEmailField(
        label=_("E-mail of the account"),
        help_text=_("The mediator signs in with it and sees the own files, nothing else of the network."),
    )
