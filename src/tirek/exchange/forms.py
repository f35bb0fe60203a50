"""Forms of the exchange: connecting a system, handing in a table, naming its columns."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.exchange.enums import CLIENT_ROLES, Scope
from tirek.exchange.models import ImportRun
from tirek.exchange.queries.tables import Proposal
from tirek.exchange.registers import register
from tirek.network.models import Memorandum, Organisation


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
    memorandum = forms.ModelChoiceField(
        Memorandum.objects.none(),
        label=_("Memorandum"),
        required=False,
        empty_label=_("None: a system of an office"),
        help_text=_("A partner's system needs one: its services, areas and fields bound what the system can do."),
    )

    def __init__(self, *args: Any, memoranda: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in CLIENT_ROLES]
        self.fields["memorandum"].queryset = memoranda  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation:
        found = Organisation.objects.on(timezone.localdate()).filter(code=self.cleaned_data["organisation"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no organisation with this code."))
        return found


class TableForm(forms.Form):
    """A table to be brought into a register."""

    file = forms.FileField(
        label=_("Table (XLSX, CSV or JSON, at most 20 MB)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv,.json"}),
        help_text=_(
            "The heads stand in the first row; of JSON, a list of objects, the names of their members. "
            "Encoding and delimiter of a CSV are found out."
        ),
    )


class ColumnsForm(forms.Form):
    """Which column of the table is which column of the register. One select for each column of the register."""

    def __init__(self, *args: Any, run: ImportRun, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(place), _head(run, place)) for place in range(len(run.heads))]
        for column in register(run.register).columns:
            self.fields[column.code] = forms.ChoiceField(
                label=column.label,
                choices=[("", _("Not in the table")), *places],
                required=column.is_key,
                initial=str(proposal.columns.get(column.code, "")),
                help_text=column.help,
            )

    def columns(self) -> dict[str, int]:
        """The place of each column that the table has."""
        return {code: int(place) for code, place in self.cleaned_data.items() if place}


def _head(run: ImportRun, place: int) -> str:
    """A head with the first value below it."""
    head = run.heads[place] or _("Column %(n)s") % {"n": place + 1}
    sample = next((row[place] for row in run.samples if place < len(row) and row[place]), "")
    return f"{head} ({sample[:40]})" if sample else str(head)
