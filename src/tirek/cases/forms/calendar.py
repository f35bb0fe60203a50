"""A day of the calendar to be changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [("off", _("A day off")), ("working", _("A working day"))]


class DayForm(forms.Form):
    """Which day, what it becomes, by which act and why, in three languages."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    becomes = forms.ChoiceField(label=_("It becomes"), choices=KINDS, widget=forms.RadioSelect)
    act = forms.CharField(label=_("The act that says so"), max_length=300, help_text=_("Its kind, number and date."))
    reason_kk = forms.CharField(label=_("Reason in Kazakh"), max_length=300)
    reason_ru = forms.CharField(label=_("Reason in Russian"), max_length=300)
    reason_en = forms.CharField(label=_("Reason in English"), max_length=300)

    @property
    def is_working(self) -> bool:
        return bool(self.cleaned_data["becomes"] == "working")

    @property
    def reasons(self) -> tuple[str, str, str]:
        told = self.cleaned_data
        return told["reason_kk"], told["reason_ru"], told["reason_en"]
