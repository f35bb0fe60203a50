"""The two pages of questions: who lives here, and what the family has. The same for a citizen and at the desk."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tirek.core.http import uuid_or_none
from tirek.programmes.entitlement.facts import (
    AWARDS,
    AWAYS,
    RELATIONS,
    STATUSES,
    Away,
    Facts,
    Member,
    Relation,
    Status,
)
from tirek.programmes.entitlement.working import quarter_before
from tirek.programmes.queries.regional import region_for
from tirek.territory.queries.areas import area_choices

FEWEST_ROWS, MOST_ROWS = 2, 15
_ROW = re.compile(r"(?:born|relation|away)_[0-9]{1,2}")
WORKING_AGE = 16
DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %m %Y"]
OLDEST_YEAR = 1900
YES_NO = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("I do not know"))]
_TRUTH = {"yes": True, "no": False, "unknown": None}
LARGEST = 1_000_000_000
DAY = forms.DateInput(attrs={"autocomplete": "off"})


def _day_field(label: Any, **more: Any) -> forms.DateField:
    wrong = {"invalid": _("This is not a date. Example: 05.03.1984."), "required": _("Write the date of birth.")}
    return forms.DateField(label=label, input_formats=DATE_FORMATS, widget=DAY, error_messages=wrong, **more)


class FamilyForm(forms.Form):
    """Where the family lives and who belongs to it. The first row is the one who asks; empty rows are no members."""

    area = forms.ChoiceField(
        label=_("Your district or city"), error_messages={"required": _("Choose your district or city.")}
    )
    status = forms.ChoiceField(label=_("Who you are"), choices=STATUSES.items(), initial=Status.CITIZEN)
    certificate_until = forms.DateField(
        label=_("Last day of the certificate of a kandas"), required=False, input_formats=DATE_FORMATS, widget=DAY
    )

    def __init__(self, *args: Any, on: date, rows: int = FEWEST_ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.rows = on, max(FEWEST_ROWS, min(rows, MOST_ROWS))
        self.fields["area"].choices = [("", _("Choose from the list")), *area_choices(on)]  # type: ignore[attr-defined]
        for row in range(self.rows):
            if row:
                choices = [("", _("Choose")), *RELATIONS.items()]
                self.fields[f"relation_{row}"] = forms.ChoiceField(
                    label=_("Who it is"), choices=choices, required=False
                )
            self.fields[f"born_{row}"] = _day_field(_("Date of birth"), required=row == 0)
            self.fields[f"away_{row}"] = forms.ChoiceField(
                label=_("Where"), choices=AWAYS.items(), initial=Away.HERE, required=False
            )
            self.fields[f"student_{row}"] = forms.BooleanField(label=_("Studies full time"), required=False)

    def people(self) -> list[tuple[int, list[BoundField]]]:
        """The rows to draw, each with its fields."""
        names = ("relation", "born", "away", "student")
        return [
            (row + 1, [self[f"{name}_{row}"] for name in names if f"{name}_{row}" in self.fields])
            for row in range(self.rows)
        ]

    def places(self) -> list[BoundField]:
        """The fields of the whole family."""
        return [self[name] for name in ("area", "status", "certificate_until")]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for row in range(self.rows):
            self._check_row(told, row)
        return told

    def _check_row(self, told: dict[str, Any], row: int) -> None:
        born, relation = told.get(f"born_{row}"), told.get(f"relation_{row}")
        if born and not (born.year >= OLDEST_YEAR and born <= self.on):
            self.add_error(f"born_{row}", _now("This day cannot be a date of birth. Check it."))
        if row and born and not relation:
            self.add_error(f"relation_{row}", _now("Say who it is."))
        if row and relation and not born and f"born_{row}" not in self.errors:
            self.add_error(f"born_{row}", _now("Write the date of birth."))

    def members(self) -> list[Member]:
        """The family, the one who asks first."""
        told = self.cleaned_data
        return [
            Member(
                relation=told[f"relation_{row}"] if row else Relation.APPLICANT,
                born=told[f"born_{row}"],
                away=told[f"away_{row}"] or Away.HERE,
                is_student=told[f"student_{row}"],
            )
            for row in range(self.rows)
            if told.get(f"born_{row}")
        ]


class MoneyForm(forms.Form):
    """Income of the quarter before, property, and the few facts some measures ask for."""

    other_income = forms.FloatField(
        label=_("Other income of the family in those months, tenge"),
        required=False,
        min_value=0,
        max_value=LARGEST,
        help_text=_("Alimony, rent, what the children receive."),
    )
    cars = forms.IntegerField(label=_("Cars"), min_value=0, max_value=50, initial=0)
    second_home = forms.ChoiceField(label=_("A second home?"), choices=YES_NO, widget=forms.RadioSelect)
    homes_area = forms.FloatField(
        label=_("Square metres of all homes together"), required=False, min_value=0, max_value=100_000
    )
    business_premises = forms.ChoiceField(label=_("Business premises?"), choices=YES_NO, widget=forms.RadioSelect)
    spare_plot = forms.ChoiceField(
        label=_("A building plot besides the home?"), choices=YES_NO, widget=forms.RadioSelect
    )
    machinery = forms.ChoiceField(label=_("Farm or building machinery?"), choices=YES_NO, widget=forms.RadioSelect)
    has_loan = forms.ChoiceField(label=_("A loan other than a mortgage?"), choices=YES_NO, widget=forms.RadioSelect)
    refused_on = forms.DateField(
        label=_("If somebody refused work the career centre offered: when"),
        required=False,
        input_formats=DATE_FORMATS,
        widget=DAY,
    )
    award = forms.ChoiceField(label=_("An award for raising many children"), choices=AWARDS.items(), initial="none")
    other_children = forms.IntegerField(
        label=_("Elder children who no longer live with you"), min_value=0, max_value=20, initial=0
    )
    in_quota = forms.ChoiceField(
        label=_("Did you come within the regional quota?"), choices=YES_NO, widget=forms.RadioSelect
    )
    carer_insured = forms.ChoiceField(
        label=_("Did the parent who cares for the baby work, with social contributions paid?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, family: FamilyForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.family, self.members = family, family.members()
        self.earners = [row for row, one in enumerate(self.members) if one.age(family.on) >= WORKING_AGE]
        for row in self.earners:
            self.fields[f"income_{row}"] = forms.FloatField(
                label=_("Income of three months, tenge"), required=False, min_value=0, max_value=LARGEST
            )
            self.fields[f"works_{row}"] = forms.BooleanField(label=_("Able to work"), required=False)
        if family.cleaned_data["status"] != Status.KANDAS:
            del self.fields["in_quota"]
        if not any(
            one.relation in (Relation.CHILD, Relation.WARD) and one.months(family.on) < 18 for one in self.members
        ):
            del self.fields["carer_insured"]
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["required"] = _("Choose one. “I do not know” is an answer too.")

    @property
    def months(self) -> str:
        """The quarter that income is asked for, in words."""
        began, ended = quarter_before(self.family.on)
        return f"{date_format(began, 'F Y')} – {date_format(ended, 'F Y')}"

    def people(self) -> list[tuple[str, list[BoundField]]]:
        """Who may have income, each with their fields."""
        return [
            (_who(self.members[row], self.family.on), [self[f"income_{row}"], self[f"works_{row}"]])
            for row in self.earners
        ]

    def rest(self) -> list[BoundField]:
        """The fields of the whole family."""
        return [self[name] for name in self.fields if not name.startswith(("income_", "works_"))]

    def facts(self) -> Facts:
        """Everything told, as the rules take it. Two queries for the figures of the region."""
        told, place = self.cleaned_data, uuid_or_none(self.family.cleaned_data["area"])
        open_ones = ("second_home", "business_premises", "spare_plot", "machinery", "has_loan")
        asked = [*open_ones, *(name for name in ("in_quota", "carer_insured") if name in self.fields)]
        return Facts(
            on=self.family.on,
            area_id=str(place or ""),
            members=tuple(self._member(row, one) for row, one in enumerate(self.members)),
            status=self.family.cleaned_data["status"],
            certificate_until=self.family.cleaned_data["certificate_until"],
            other_children=told["other_children"],
            cars=told["cars"],
            homes_area=told["homes_area"] or 0.0,
            refused_on=told["refused_on"],
            region=region_for(place, self.family.on),
            **{name: _TRUTH[told[name]] for name in asked},
        )

    def _member(self, row: int, one: Member) -> Member:
        told = self.cleaned_data
        income = told.get(f"income_{row}") if row in self.earners else 0.0
        if row == 0 and income is not None:
            income += told["other_income"] or 0.0
        award = told["award"] if row == 0 else "none"
        works = bool(told.get(f"works_{row}"))
        return Member(one.relation, one.born, one.away, one.is_student, works, income, award)


def _who(member: Member, on: date) -> str:
    name = _now("You") if member.relation == Relation.APPLICANT else str(RELATIONS[Relation(member.relation)])
    return f"{name}, {member.born.year}"


def rows_in(told: Mapping[str, Any]) -> int:
    """How many rows a family told of has, so that none is lost."""
    rows = [int(name.rpartition("_")[2]) for name in told if _ROW.fullmatch(name)]
    return max([FEWEST_ROWS - 1, *rows]) + 1


def area_of(told: Mapping[str, Any]) -> UUID | None:
    """The place told."""
    return uuid_or_none(str(told.get("area", "")))
