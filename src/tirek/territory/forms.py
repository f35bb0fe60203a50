"""Questions the public pages of this app take: as of which day, and which name."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

FIRST_DAY = date(2018, 1, 1)
LAST_DAY = date(2099, 12, 31)


class DayForm(forms.Form):
    """The day a page shows the country as of."""

    on = forms.DateField(label=_("As it was on"), required=False, widget=forms.DateInput)

    def clean_on(self) -> date | None:
        """A day the register knows about."""
        day: date | None = self.cleaned_data["on"]
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("The register begins on 1 January 2018."))
        return day


class SearchForm(DayForm):
    """A name to look for."""

    q = forms.CharField(label=_("Name of a place"), required=False, max_length=100)
