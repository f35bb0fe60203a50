"""Forms of bundles: giving one out, bringing one in, trusting a key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.exchange.bundles import all_parts


class GiveOutForm(forms.Form):
    """Which rules go into a bundle."""

    title = LineField(label=_("Name of the bundle"), max_length=200)
    parts = forms.MultipleChoiceField(
        label=_("What goes into it"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(code, part.title) for code, part in all_parts().items()],
    )


class BringInForm(forms.Form):
    """A bundle from another installation."""

    file = forms.FileField(
        label=_("Bundle (JSON, at most 5 MB)"),
        widget=forms.FileInput(attrs={"accept": ".json"}),
        help_text=_("First you see what every entry would do; a second person takes it."),
    )


class TrustForm(forms.Form):
    """A key to believe."""

    name = LineField(label=_("Whose key it is"), max_length=200)
    public_key = forms.CharField(
        label=_("Public key"),
        max_length=100,
        help_text=_("It stands in every bundle. Compare its fingerprint with its owner by telephone first."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
