"""What is typed into sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.reports.enums import CellState, SheetState
from tirek.reports.period import Period, period_words
from tirek.reports.queries.cells import Entry, written
from tirek.reports.queries.sheets import CellLine

PARTS = ("state", "typed", "evidence", "explanation")


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one cell beside what is computed."""

    line: CellLine
    state: BoundField
    typed: BoundField
    evidence: BoundField
    explanation: BoundField

    @property
    def is_open(self) -> bool:
        """Whether the row asks for something: it is shown unfolded."""
        wrong = any(field.errors for field in (self.state, self.typed, self.evidence, self.explanation))
        return wrong or self.line.cell.typed is not None or any(finding.blocks for finding in self.line.findings)


class ValuesForm(forms.Form):
    """All cells of a sheet that are asked of its office: four fields each. With ``reason`` it proposes a correction."""

    def __init__(self, data: Any, *, lines: Iterable[CellLine], with_reason: bool = False) -> None:
        super().__init__(data)
        self.lines = list(lines)
        if with_reason:
            self.fields["reason"] = ParagraphsField(
                label=_("Why must what was frozen change?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
            )
        for line in self.lines:
            self._add(line)

    def show(self, lines: Iterable[CellLine]) -> None:
        """Put what is computed and was entered before beside the fields."""
        told = {line.cell.indicator: line for line in lines}
        self.lines = [told[line.cell.indicator] for line in self.lines]
        for line in self.lines:
            for part in PARTS:
                value = getattr(line.cell, part)
                self.fields[name_of(part, line.cell.indicator)].initial = written(value) if part == "typed" else value

    def _add(self, line: CellLine) -> None:
        cell = line.cell
        made = {
            "state": forms.ChoiceField(label=_("State"), choices=CellState.choices),
            "typed": forms.DecimalField(
                label=_("Typed instead of the computed value"),
                required=False,
                min_value=0,
                max_digits=13,
                decimal_places=1,
                localize=True,
            ),
            "evidence": LineField(label=_("Where the typed value is written"), required=False, max_length=300),
            "explanation": ParagraphsField(
                label=_("Explanation"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        }
        self.fields.update({name_of(part, cell.indicator): field for part, field in made.items()})

    def rows(self) -> list[Row]:
        """The cells in their order, each with its fields."""
        return [Row(line, *(self[name_of(part, line.cell.indicator)] for part in PARTS)) for line in self.lines]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.lines:
            code = line.cell.indicator
            if cleaned.get(name_of("typed", code)) is not None and not cleaned.get(name_of("evidence", code)):
                self.add_error(name_of("evidence", code), _("Say where the typed value is written."))
        return cleaned

    def entries(self) -> dict[str, Entry]:
        """What was entered, by cell."""
        told = self.cleaned_data
        codes = [line.cell.indicator for line in self.lines]
        return {code: Entry(**{part: told[name_of(part, code)] for part in PARTS}) for code in codes}


class SubmissionForm(forms.Form):
    """Handing in; the reason is asked for only where sheets below are missing."""

    missing_reason = ParagraphsField(
        label=_("Why do you not wait for the sheets below that are missing?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReturnForm(forms.Form):
    """A remark at each cell that must be mended."""

    def __init__(self, data: Any, *, lines: Iterable[CellLine]) -> None:
        super().__init__(data)
        for line in lines:
            if line.cell.state == CellState.NOT_APPLICABLE:
                continue
            self.fields[name_of("remark", line.cell.indicator)] = ParagraphsField(
                label=str(line.cell.edition.title),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def remarks(self) -> dict[str, str]:
        """Remarks by cell; empty ones too."""
        return {name.removeprefix("remark__"): text for name, text in self.cleaned_data.items()}


class CommentForm(forms.Form):
    """Something said at a cell."""

    text = ParagraphsField(label=_("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class RefusalForm(forms.Form):
    """Why a correction is refused."""

    refusal = ParagraphsField(label=_("Why is it refused?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class SheetsFilter(forms.Form):
    """Which sheets of the overview: of a period, below an office, in a state."""

    LATE = "late"
    period = forms.ChoiceField(label=_("Period"), required=False)
    above = forms.ChoiceField(label=_("Below the office"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), (LATE, _("Late")), *SheetState.choices],
    )

    def __init__(self, data: Mapping[str, Any], *, periods: list[str], offices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offered: dict[str, list[tuple[str, Any]]] = {
            "period": [(code, period_words(Period.parse(code))) for code in periods],
            "above": [("", _("All")), *offices],
        }
        for name, choices in offered.items():
            self.fields[name] = forms.ChoiceField(label=self.fields[name].label, required=False, choices=choices)

    def chosen(self, name: str) -> str:
        """A readable choice, else nothing."""
        return str(self.cleaned_data.get(name, "")) if self.is_bound and not self._wrong(name) else ""

    def _wrong(self, name: str) -> bool:
        return name in self.errors


def name_of(part: str, code: str) -> str:
    """The name of a field of a cell."""
    return f"{part}__{code}"
