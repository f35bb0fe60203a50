"""The form that connects a system."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.exchange.enums import CLIENT_ROLES, Scope
from tirek.network.models import Organisation


class ClientForm(forms.Form):
    """A system, the organisation it acts for, its roles and the parts of the API it may use."""

    name = LineField(label=_("Name of the system"), max_length=200)
    organisation = forms.CharField(
        label=_("Code of the organisation it acts for"),
        max_length=4,
        help_text=_("Four digits, as in the directory of offices and partners."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The system sees and does what a person with these roles would, and nothing else."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Parts of the API"), widget=forms.CheckboxSelectMultiple, choices=Scope.choices
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in CLIENT_ROLES]

    def clean_organisation(self) -> Organisation:
        found = Organisation.objects.on(timezone.localdate()).filter(code=self.cleaned_data["organisation"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no organisation with this code."))
        return found
