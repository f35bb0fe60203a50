"""What the reference of components shows: invented samples, one form with every kind of field."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TONES = ("neutral", "info", "success", "warning", "danger", "gold")
UNITS = (
    ("71", "Ast", 812, 5, 0),
    ("59", "SK", 214, 5, 1),
    ("39", "Kos", 178, 4, 1),
    ("55", "Pav", 203, 6, 1),
    ("27", "WK", 96, 1, 2),
    ("11", "Aqm", 187, 5, 2),
    ("15", "Aqt", 141, 2, 2),
    ("10", "Abai", 122, 7, 2),
    ("33", "Jet", 84, 7, 3),
    ("35", "Qar", 266, 5, 3),
    ("62", "Uly", 0, 4, 3),
    ("23", "Aty", 133, 1, 3),
    ("47", "Man", 157, 1, 4),
    ("43", "Qyz", 243, 3, 4),
    ("61", "Tür", 641, 4, 4),
    ("79", "Shy", 498, 4, 5),
    ("31", "Jam", 352, 5, 4),
    ("75", "Alm", 903, 6, 4),
    ("19", "Alo", 422, 6, 3),
    ("63", "EK", 119, 7, 1),
)


class SampleForm(forms.Form):
    """Every kind of control."""

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As in the identity document."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    iin = forms.CharField(
        label=gettext_lazy("IIN"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), widget=forms.TextInput(attrs={"type": "tel"}))
    born_on = forms.DateField(label=gettext_lazy("Date of birth"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the answer"), choices=[("kk", "Қазақша"), ("ru", "Русский")]
    )
    need = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=[
            ("job", gettext_lazy("Work")),
            ("home", gettext_lazy("Housing")),
            ("school", gettext_lazy("Kindergarten or school")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Your question"), max_length=600, widget=forms.Textarea(attrs={"rows": 4})
    )
    agree = forms.BooleanField(label=gettext_lazy("I agree that my data are passed to the bodies that can help."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].option_help = {  # type: ignore[attr-defined]
            "job": gettext_lazy("A vacancy, training, own business"),
            "home": gettext_lazy("Queue, repair, rent"),
        }


def samples(request: HttpRequest) -> dict[str, Any]:
    """The context of ``core/ui/design.html``."""
    today = timezone.localdate()
    return {
        "crumbs": [(_("Start"), "/")],
        "tones": TONES,
        "today": today,
        "now": timezone.now(),
        "deadlines": [today + timedelta(days=days) for days in (12, 2, 0, -4)],
        "rows": _rows(today),
        "page": Paginator(range(950), 25).get_page(request.GET.get("page", 4)),
        "form": SampleForm(auto_id="a_%s"),
        "wrong": SampleForm({"name": "", "phone": "", "text": "…"}, auto_id="b_%s"),
        "steps": [(_("Who"), "#steps"), (_("What"), "#steps"), _("Where")],
        "tabs": [
            {"label": _("Open"), "url": "#tabs", "count": 24, "current": True},
            {"label": _("Overdue"), "url": "#tabs", "count": 3, "current": False},
            {"label": _("Closed"), "url": "#tabs", "count": 118, "current": False},
        ],
        "facts": [(_("Number"), "0412-26-000123-7"), (_("Phone"), "+7 700 000 00 00"), (_("E-mail"), "")],
        "tiles": [
            {"code": short, "label": short, "value": value, "column": column, "row": row, "url": f"#area-{code}"}
            for code, short, value, column, row in UNITS
        ],
    }


def _rows(today: Any) -> list[dict[str, Any]]:
    names = ("Үлгібек Сынақов", "Сынақ Үлгіқызы", "Тест Примеров")
    states = (("info", _("In work")), ("success", _("Solved")), ("gold", _("With a partner")))
    return [
        {
            "number": f"0412-26-00012{index}-7",
            "name": name,
            "tone": tone,
            "state": state,
            "due": today + timedelta(days=9 - 5 * index),
        }
        for index, (name, (tone, state)) in enumerate(zip(names, states, strict=True), start=1)
    ]
