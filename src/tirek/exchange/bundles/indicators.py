"""Definitions of indicators: compared, never taken, since what an indicator counts is a query of the program."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.exchange.bundles.base import Entry, Part
from tirek.exchange.enums_of_bundles import EntryPlan
from tirek.reports.queries.definitions import told_definition, told_definitions


class Indicators(Part):
    """An indicator is known by its code and version. A bundle says what the sender's figures mean; where this
    installation counts otherwise or does not count it, that is said, and nothing is made up."""

    code = "indicators"
    title = gettext_lazy("Definitions of indicators")
    icon = "chart-bar"

    def given(self, at: datetime) -> list[dict[str, Any]]:
        return told_definitions()

    def look(self, entry: Entry, at: datetime) -> None:
        told = entry.told
        entry.label = f"{told['title']['kk']} ({told['code']})"[:300]
        here = told_definition(str(told["code"]))
        entry.plan = EntryPlan.SAME
        if here is None:
            entry.refuse(_("This installation does not count it: its query comes with a later edition of the program."))
        elif here["version"] != told["version"]:
            words = _("Counted here by version %(here)s, there by version %(there)s: install the same edition.")
            entry.refuse(words % {"here": here["version"], "there": told["version"]})
        elif here["definition"] != told["definition"]:
            entry.refuse(_("The same version has other words there: compare the two before figures are compared."))

    def take(self, entry: Entry, *, brought_by: Actor, by: Actor, at: datetime) -> None:
        raise AssertionError("a definition is never taken")

    def undo(self, entry: Entry, *, by: Actor, at: datetime) -> str:
        raise AssertionError("a definition is never taken")
