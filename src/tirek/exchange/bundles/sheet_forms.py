"""Forms of sheets: which figures offices report, by when, held against which rules."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.exchange.bundles.base import Entry, Part
from tirek.exchange.enums_of_bundles import EntryPlan
from tirek.reports.actions.forms import adopt_form, propose_form
from tirek.reports.queries.definitions import known_codes
from tirek.reports.queries.forms import coming_quarters, form_in_force

FORMS = ("quarterly",)
FACTS = {
    "indicators": gettext_lazy("Figures asked"),
    "terms": gettext_lazy("Working days to hand in"),
    "only_at": gettext_lazy("Asked of these levels only"),
    "never_more": gettext_lazy("Never more than"),
    "small": gettext_lazy("Numbers too small to explain"),
    "change": gettext_lazy("Change to be explained, percent"),
    "deviations": gettext_lazy("Deviations to be explained"),
}


class SheetForms(Part):
    """A form is known by its code. It comes into force with the next quarter: who brought the bundle proposes it, who
    takes the bundle adopts it, as on the page of forms. What was adopted is not taken back but followed by a next one.
    """

    code = "sheet_forms"
    title = gettext_lazy("Forms of sheets")
    icon = "table"

    def given(self, at: datetime) -> list[dict[str, Any]]:
        return [_told(code, at) for code in FORMS]

    def look(self, entry: Entry, at: datetime) -> None:
        told = entry.told
        if told["code"] not in FORMS:
            return entry.refuse(_("There is no such form here: %(code)s.") % {"code": told["code"]})
        now = _told(str(told["code"]), at)
        entry.label = str(form_in_force(str(told["code"]), local_date(at)).title)
        unknown = [str(code) for code in told["indicators"] if code not in known_codes()]
        if unknown:
            words = _("It asks figures this installation does not count: %(codes)s.")
            return entry.refuse(words % {"codes": ", ".join(unknown)})
        entry.changes = [
            [str(label), _shown(now[name]), _shown(told[name])]
            for name, label in FACTS.items()
            if now[name] != told[name]
        ]
        entry.plan = EntryPlan.CHANGED if entry.changes else EntryPlan.SAME
        return None

    def rehearse(self, entry: Entry, *, by: Actor, at: datetime) -> None:
        self._propose(entry, by, at)

    def take(self, entry: Entry, *, brought_by: Actor, by: Actor, at: datetime) -> None:
        edition = self._propose(entry, brought_by, at)
        adopt_form(edition.pk, by=by, at=at)
        entry.kept = {"version": edition.version}

    def undo(self, entry: Entry, *, by: Actor, at: datetime) -> str:
        return _("A form that was adopted stays: propose the next version on the page of forms.")

    def _propose(self, entry: Entry, by: Actor, at: datetime) -> Any:
        quarter = coming_quarters(local_date(at), 1)[0]
        content = {name: entry.told[name] for name in FACTS}
        reason = _("Taken over from another installation by a signed bundle.")
        return propose_form(str(entry.told["code"]), quarter.first, content, reason, by=by, at=at)


def _told(code: str, at: datetime) -> dict[str, Any]:
    """The version that the next quarter would follow."""
    form = form_in_force(code, coming_quarters(local_date(at), 1)[0].first)
    return {
        "code": code,
        "indicators": list(form.indicators),
        "terms": {str(level): days for level, days in form.terms.items()},
        "only_at": {name: [str(level) for level in levels] for name, levels in form.only_at.items()},
        "never_more": [list(pair) for pair in form.never_more],
        "small": form.small,
        "change": form.change,
        "deviations": form.deviations,
    }


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(" ≤ ".join(each) if isinstance(each, list) else str(each) for each in value)
    return str(value)
