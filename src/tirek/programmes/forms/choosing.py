"""Fields the forms of this app share: an organisation by its code, regions, three languages, a term."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.territory.models import Area
from tirek.territory.queries import regions

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 3})


class OrganisationField(LineField):
    """An organisation by its code, as it stands on its page and in the list beside the field; cleans to the
    organisation."""

    default_error_messages = {"unknown": _("There is no organisation with this code.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Its code: four or six digits, as on its page."))
        super().__init__(max_length=12, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, Organisation) else value

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        found = Organisation.objects.on(timezone.localdate()).filter(code=code).first()
        if found is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return found


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
    """Partners, a line each: the code, then the part."""

    partners = ParagraphsField(
        label=_("Partners"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One to a line: the code of the organisation, a space, what it does or gives."),
    )

    def clean_partners(self) -> list[tuple[Any, str]]:
        lines = [line.strip() for line in self.cleaned_data["partners"].splitlines() if line.strip()]
        pairs = [(code, part.strip()) for code, _space, part in (line.partition(" ") for line in lines)]
        found = dict(Organisation.objects.on(timezone.localdate()).values_list("code", "pk"))
        if unknown := [code for code, _part in pairs if code not in found]:
            raise ValidationError(_("There is no organisation with the code %(code)s."), params={"code": unknown[0]})
        if any(not part for _code, part in pairs):
            raise ValidationError(_("Say of each partner what it does."))
        return [(found[code], part[:300]) for code, part in pairs]


def partners_text(rows: Any, column: str) -> str:
    """The partners as the form takes them."""
    return "\n".join(f"{row.organisation.code} {getattr(row, column)}" for row in rows)
