"""A section of an entry's form as Django draws it. Checking is ``calls.answers``; here is only the asking."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.answers import COLUMNS, MOST_ROWS, budget_total, check_one
from tirek.calls.enums import FieldKind
from tirek.calls.forms.zones import DAY
from tirek.calls.schema import Field, Section

BLANK_ROWS = 3
FEWEST_ROWS = 5


class BudgetInput(forms.Widget):
    """A table of lines: what, how many, price, own share. The sums are told by the server."""

    template_name = "calls/widgets/budget.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        rows = value if isinstance(value, list) else []
        count = min(max(len(rows) + BLANK_ROWS, FEWEST_ROWS), MOST_ROWS)
        lines = [rows[place] if place < len(rows) else {} for place in range(count)]
        whole, own = budget_total(rows)
        context["widget"] |= {
            "rows": [{column: str(line.get(column, "")) for column in COLUMNS} for line in lines],
            "whole": whole,
            "own": own,
            "asked": whole - own,
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        rows = []
        for place in range(MOST_ROWS):
            row = {column: str(data.get(f"{name}-{place}-{column}", "")) for column in COLUMNS}
            if any(value.strip() for value in row.values()):
                rows.append(row)
        return rows

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0_item"


class BudgetField(forms.Field):
    """The lines of a budget."""

    widget = BudgetInput


class SectionForm(forms.Form):
    """One section: what is typed comes back as it was typed; what makes no sense is said at its field. Missing answers
    are told before handing in, not here."""

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        for asked in section.fields:
            if not asked.takes_files:
                self.fields[asked.code] = _field(asked)

    def raw(self) -> dict[str, Any]:
        """What stands in the fields, as typed."""
        told: dict[str, Any] = {}
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            told[name] = "" if value is None else value
        return told

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        raw = self.raw()
        for asked in self.section.fields:
            if asked.code in self.fields:
                _value, wrong = check_one(asked, raw[asked.code])
                self.errors.pop(asked.code, None)  # missing ones are told before handing in
                if wrong:
                    self.add_error(asked.code, wrong)


def _field(asked: Field) -> forms.Field:
    told: dict[str, Any] = {"label": str(asked.label), "help_text": _help(asked), "required": asked.is_required}
    options = [(option.code, str(option.label)) for option in asked.options]
    match asked.kind:
        case FieldKind.LONG:
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 8}), **told)
        case FieldKind.NUMBER:
            return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **told)
        case FieldKind.DATE:
            return forms.CharField(widget=DAY, **told)
        case FieldKind.LINK:
            return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "url"}), **told)
        case FieldKind.CHOICE:
            return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **told)
        case FieldKind.CHOICES:
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **told)
        case FieldKind.YES_NO:
            return forms.ChoiceField(choices=(("yes", _("Yes")), ("no", _("No"))), widget=forms.RadioSelect, **told)
        case FieldKind.BUDGET:
            return BudgetField(**told)
    return forms.CharField(max_length=1000, **told)


def _help(asked: Field) -> str:
    limit = _("At most %(n)s words.") % {"n": asked.words} if asked.words else ""
    return " ".join(str(each) for each in (asked.help, limit) if each)
