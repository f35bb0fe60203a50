"""Fields the forms of this app share: an organisation by its name, regions, three languages, a term."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.core.text import fold
from tirek.network.models import Organisation
from tirek.network.queries.organisations import BETWEEN, named
from tirek.territory.models import Area
from tirek.territory.queries import regions

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 3})
SHOWN = 6


class OrganisationInput(forms.TextInput):
    """A line in which a name is typed; while it is typed, organisations are offered, and the one chosen wins. Without a
    script the line alone does."""

    hint_address = reverse_lazy("network:suggestions")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(f"{name}_found") or super().value_from_datadict(data, files, name)


class OrganisationField(LineField):
    """An organisation by a part of its name in any language, or by its code; cleans to the organisation."""

    widget = OrganisationInput
    default_error_messages = {
        "unknown": _("There is no organisation with this name or code. Type another word of its name."),
        "several": _("Several organisations have these words: %(names)s. Type more of the name, or the code."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("A part of its name, or its code."))
        super().__init__(max_length=300, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return label_of(value) if isinstance(value, Organisation) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self.one_of(text) if text else None

    def one_of(self, text: str) -> Organisation:
        """The one meant. Raises ValidationError with the names when it may be several."""
        found = list(named(text, timezone.localdate())[:SHOWN])
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        same = [each for each in found if fold(text) in {fold(each.name_kk), fold(each.name_ru), fold(each.name_en)}]
        if len(found) > 1 and len(same) != 1:
            names = ", ".join(label_of(each) for each in found)
            raise ValidationError(self.error_messages["several"], code="several", params={"names": names})
        return same[0] if same else found[0]


def label_of(organisation: Organisation) -> str:
    """How an organisation stands in a line: ``6100 · Name``."""
    return f"{organisation.code}{BETWEEN}{organisation.name}"


class OwnField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the organisations the actor may act for here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Organisation.objects.none(), **kwargs)

    def offer(self, organisations: list[Organisation]) -> None:
        """Those to choose from, the own one first."""
        self.queryset = Organisation.objects.filter(pk__in=[each.pk for each in organisations])
        self.widget.choices = [(each.pk, each.name) for each in organisations]
        if organisations and self.initial is None:
            self.initial = organisations[0].pk


def region_choices(on: date) -> list[tuple[str, str]]:
    """Regions and cities of the republic, as of a day."""
    return [(str(region.id), region.name) for region in regions(on)]


class RegionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A region of today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Area.objects.region_level(), **kwargs)

    def offer(self, on: date, nothing: Any = "—") -> None:
        """The regions of a day, as choices."""
        self.widget.choices = [("", nothing), *region_choices(on)]


class RegionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several regions of today, in the order of the map."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Area.objects.region_level(), widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, on: date) -> None:
        """The regions of a day, as choices."""
        self.widget.choices = region_choices(on)


class Named(forms.Form):
    """A name in three languages."""

    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)


class Told(Named):
    """A name, a term and what it is about, in three languages."""

    since = forms.DateField(label=_("First day"), widget=DAY)
    until = forms.DateField(label=_("Last day"), widget=DAY, required=False, help_text=_("Empty: not known yet."))
    about_kk = ParagraphsField(label=_("What it is about, in Kazakh"), required=False, max_length=4000, widget=SHORT)
    about_ru = ParagraphsField(label=_("What it is about, in Russian"), required=False, max_length=4000, widget=SHORT)
    about_en = ParagraphsField(label=_("What it is about, in English"), required=False, max_length=4000, widget=SHORT)


class PartnersForm(forms.Form):
    """Partners, a line each: the organisation, then its part."""

    partners = ParagraphsField(
        label=_("Partners"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One to a line: the name or the code of the organisation, a colon, what it does or gives."),
    )

    def clean_partners(self) -> list[tuple[Any, str]]:
        lines = [line.strip() for line in self.cleaned_data["partners"].splitlines() if line.strip()]
        field = OrganisationField()
        pairs = [(field.one_of(name), part) for name, part in map(_name_and_part, lines)]
        if any(not part for _one, part in pairs):
            raise ValidationError(_("Say of each partner what it does."))
        return [(one.pk, part[:300]) for one, part in pairs]


def _name_and_part(line: str) -> tuple[str, str]:
    """``Name: part``, ``6100 · Name: part``, or ``6100 part``."""
    name, colon, part = line.partition(":")
    if not colon:
        name, _space, part = line.partition(" ")
    return name.strip(), part.strip()


def partners_text(rows: Any, column: str) -> str:
    """The partners as the form takes them."""
    return "\n".join(f"{label_of(row.organisation)}: {getattr(row, column)}" for row in rows)
