"""Forms of grants: the contract with its tables, reports, expenses, money, changes, visits."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions.grant_reports import Spent
from tirek.calls.actions.grants import ContractFacts, Instalment
from tirek.calls.enums import OF_LETTERS
from tirek.calls.enums_of_grants import GrantState
from tirek.calls.models import BudgetLine, Entry
from tirek.calls.queries.grants import Desk
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField
from tirek.territory.models import Area

SHORT = forms.Textarea(attrs={"rows": 3})
FIGURES = {"inputmode": "decimal", "autocomplete": "off"}


class DayField(forms.DateField):
    """A day, as a native date input."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class MoneyField(forms.DecimalField):
    """A sum as people write it: spaces between thousands, a comma before tiyn."""

    def __init__(self, **kwargs: Any) -> None:
        told: dict[str, Any] = {"max_digits": 14, "decimal_places": 2, "min_value": 0} | kwargs
        super().__init__(widget=forms.TextInput(attrs=FIGURES), **told)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = "".join(value.replace("\u20b8", "").split()).replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class ContractForm(forms.Form):
    """What a contract says; tranches, budget and indicators stand in tables beside it."""

    title = LineField(label=_("Project"), max_length=300)
    total = MoneyField(label=_("Sum of the grant, ₸"))
    starts_on = DayField(label=_("First day of the project"))
    ends_on = DayField(label=_("Last day of the project"))
    final_report_on = DayField(label=_("Final report by"))
    signatory = LineField(label=_("Who signs for the grantee"), max_length=200, required=False)
    email = NormalEmailField(label=_("E-mail of the grantee"))
    language = forms.ChoiceField(label=_("Language of the contract"), choices=OF_LETTERS)

    def facts(self, tables: "Tables") -> ContractFacts:
        """The whole contract, as the action takes it."""
        return ContractFacts(**self.cleaned_data, **tables.told())


class InstalmentForm(forms.Form):
    """A tranche."""

    amount = MoneyField(label=_("Sum, ₸"), required=False)
    pay_by = DayField(label=_("To be paid by"), required=False)
    report_by = DayField(label=_("After the report due on"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("amount") and not told.get("pay_by"):
            self.add_error("pay_by", _("Name the day."))
        return told


class NamedSumForm(forms.Form):
    """A line of the budget."""

    title = LineField(label=_("What for"), max_length=200, required=False)
    planned = MoneyField(label=_("Sum, ₸"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if bool(told.get("title")) != (told.get("planned") is not None) and not self.errors:
            self.add_error("title" if not told.get("title") else "planned", _("Fill in both."))
        return told


class NamedNumberForm(NamedSumForm):
    """An indicator the project promises."""

    title = LineField(label=_("What is counted"), max_length=200, required=False)
    planned = MoneyField(label=_("Planned number"), required=False, max_digits=12)


class Tables:
    """The three tables of a contract."""

    def __init__(self, data: Any = None, initial: "dict[str, list[dict[str, Any]]] | None" = None) -> None:
        started = initial or {}
        self.instalments = _table(InstalmentForm, "instalments", 4, data, started)
        self.budget = _table(NamedSumForm, "budget", 8, data, started)
        self.indicators = _table(NamedNumberForm, "indicators", 4, data, started)

    def is_valid(self) -> bool:
        right = [table.is_valid() for table in (self.instalments, self.budget, self.indicators)]  # errors of each
        return all(right)

    def told(self) -> dict[str, Any]:
        """Rows that are filled in."""
        rows = [row for row in self.instalments.cleaned_data if row.get("amount")]
        return {
            "instalments": [Instalment(**row) for row in rows],
            "budget": [(row["title"], row["planned"]) for row in self.budget.cleaned_data if row.get("title")],
            "indicators": [(row["title"], row["planned"]) for row in self.indicators.cleaned_data if row.get("title")],
        }


def _table(form: type[forms.Form], prefix: str, rows: int, data: Any, initial: dict[str, Any]) -> Any:
    """A table with some empty rows below those filled in."""
    started = initial.get(prefix) or []
    extra = max(rows - len(started), 2)
    made = forms.formset_factory(form, extra=extra, max_num=30, absolute_max=40, validate_max=True)
    return made(data, prefix=prefix, initial=started)


def contract_of_entry(entry: Entry) -> dict[str, Any]:
    """What the entry says already."""
    largest = entry.nomination.largest_sum if entry.nomination else None
    return {
        "title": entry.title,
        "total": largest,
        "signatory": entry.name,
        "email": entry.email,
        "language": entry.language if entry.language in ("kk", "ru") else "kk",
    }


def contract_of_grant(desk: Desk) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """A contract as its form shows it: the form's values, and those of its tables."""
    grant, final = desk.grant, next((each for each in desk.reports if each.is_final), None)
    names = ("title", "total", "starts_on", "ends_on", "signatory", "email", "language")
    told = {name: getattr(grant, name) for name in names} | {"final_report_on": final.due_on if final else None}
    instalments = [
        {"amount": each.amount, "pay_by": each.due_on, "report_by": each.after.due_on if each.after else None}
        for each in desk.tranches
    ]
    return told, {
        "instalments": instalments,
        "budget": [{"title": each.line.title, "planned": each.line.planned} for each in desk.budget],
        "indicators": [{"title": each.indicator.title, "planned": each.indicator.planned} for each in desk.indicators],
    }


class SignForm(forms.Form):
    """When both sides signed."""

    signed_on = DayField(label=_("Signed by both sides on"))


class ReasonForm(forms.Form):
    """A reason."""

    reason = ParagraphsField(label=_("Reason"), max_length=500, widget=SHORT)


class ReportForm(forms.Form):
    """What was done, and how much of each indicator was reached."""

    text = ParagraphsField(
        label=_("What was done"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in desk.indicators:
            name, planned = f"fact-{each.indicator.pk}", f"{each.indicator.planned.normalize():f}"
            self.fields[name] = MoneyField(
                label=each.indicator.title, required=False, max_digits=12, help_text=_("Planned: %s") % planned
            )

    def facts(self) -> dict[UUID, Decimal | None]:
        """Reached, by indicator."""
        told = self.cleaned_data
        return {UUID(key.removeprefix("fact-")): value for key, value in told.items() if key.startswith("fact-")}


class ExpenseForm(forms.Form):
    """One expense with its receipt."""

    line: Any = forms.ModelChoiceField(BudgetLine.objects.none(), label=_("Line of the budget"))
    on = DayField(label=_("Day"))
    amount = MoneyField(label=_("Sum, ₸"))
    what = LineField(label=_("What was paid for"), max_length=300)
    supplier = LineField(label=_("Paid to"), max_length=200, required=False)
    receipt_number = LineField(label=_("Number of the receipt"), max_length=60, required=False)
    file = forms.FileField(
        label=_("Receipt (PDF or photo)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = [each.line for each in desk.budget]
        field: Any = self.fields["line"]
        field.queryset = BudgetLine.objects.filter(grant=desk.grant)
        field.widget.choices = [("", "—"), *((line.pk, line.title) for line in lines)]

    def spent(self) -> Spent:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        file = told.pop("file")
        return Spent(line_id=told.pop("line").pk, name=file.name, content=file.read(), **told)


class DecisionForm(forms.Form):
    """A word on a report."""

    remark = ParagraphsField(
        label=_("Remarks"),
        max_length=4000,
        required=False,
        widget=SHORT,
        help_text=_("Needed when the report is returned."),
    )


class PaymentForm(forms.Form):
    """The payment order of a tranche."""

    paid_on = DayField(label=_("Paid on"))
    payment_number = LineField(label=_("Number of the payment order"), max_length=60)


class ReturnForm(forms.Form):
    """Money to come back."""

    amount = MoneyField(label=_("Sum, ₸"))
    due_on = DayField(label=_("By"))
    reason = ParagraphsField(label=_("Reason"), max_length=500, widget=SHORT)


class ReturnedForm(forms.Form):
    """It came."""

    returned_on = DayField(label=_("Came on"))
    payment_number = LineField(label=_("Number of the payment order"), max_length=60)


class AmendmentForm(forms.Form):
    """Another last day, money moved between lines."""

    ends_on = DayField(label=_("Last day of the project"))
    reason = ParagraphsField(label=_("Reason"), max_length=500, widget=SHORT)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = desk.grant.ends_on
        for each in desk.budget:
            label = each.line.title
            self.fields[f"line-{each.line.pk}"] = MoneyField(label=label, initial=each.line.planned)
        self.fields["reason"] = self.fields.pop("reason")

    def lines(self) -> dict[UUID, Decimal]:
        """Planned anew, by line."""
        told = self.cleaned_data
        return {UUID(key.removeprefix("line-")): value for key, value in told.items() if key.startswith("line-")}


class AnswerForm(forms.Form):
    """A word on a change of the contract."""

    answer = ParagraphsField(
        label=_("Answer"), max_length=500, required=False, widget=SHORT, help_text=_("Needed when it is refused.")
    )


class VisitForm(forms.Form):
    """A visit planned."""

    on = DayField(label=_("Day"))
    visitors = LineField(label=_("Who goes"), max_length=300)


class FindingsForm(forms.Form):
    """What a visit found."""

    findings = ParagraphsField(label=_("What was found"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    to_mend = ParagraphsField(label=_("What has to be mended"), max_length=2000, required=False, widget=SHORT)
    mend_by = DayField(label=_("To be mended by"), required=False)


class ClaimForm(forms.Form):
    """A password for the new account of a grantee."""

    password = forms.CharField(
        label=_("Choose a password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )


class RegisterFilter(forms.Form):
    """What the register of grants is narrowed by."""

    q = LineField(label=_("Words"), required=False, max_length=200)
    call = forms.ChoiceField(label=_("Call"), required=False)
    region = forms.ModelChoiceField(Area.objects.none(), label=_("Region"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, calls: list[tuple[str, str]], regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told: Any = self.fields
        told["call"].choices = [("", _("All calls")), *calls]
        told["region"].queryset = Area.objects.filter(pk__in=[each.pk for each in regions])
        told["region"].widget.choices = [("", _("All regions")), *((each.pk, each.name) for each in regions)]
        told["state"].choices = [("", _("All")), *GrantState.choices[1:]]
