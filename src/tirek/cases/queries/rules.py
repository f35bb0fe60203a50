"""Every term as a row of a table: for the page of rules and for ``tirek clock --rules``."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tirek.cases.clock.working import certainty_words
from tirek.core.terms import Binds, Rule, Unit, all_rules, in_force_until


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One edition of a rule in the reader's language."""

    rule: Rule
    until: date | None

    @property
    def topic(self) -> str:
        return self.rule.topic

    @property
    def since(self) -> date:
        return self.rule.in_force_from

    @property
    def title(self) -> str:
        return str(self.rule.title)

    @property
    def source(self) -> str:
        return str(self.rule.source)

    @property
    def certainty(self) -> str:
        return certainty_words(self.rule.certainty)

    @property
    def binds(self) -> str:
        """Whom it binds."""
        words = {
            Binds.CODE: _("bodies under the Code"),
            Binds.OWN: _("bodies outside the Code"),
            Binds.ALL: _("every body"),
        }
        return words[self.rule.binds]

    @property
    def length(self) -> str:
        """How long, and from which day it is counted."""
        told = {"n": self.rule.amount}
        words = {
            Unit.WORKING_DAYS: ngettext("%(n)s working day", "%(n)s working days", self.rule.amount),
            Unit.CALENDAR_DAYS: ngettext("%(n)s calendar day", "%(n)s calendar days", self.rule.amount),
            Unit.MONTHS: ngettext("%(n)s month", "%(n)s months", self.rule.amount),
        }
        return f"{words[self.rule.unit] % told}, {self._counting}"

    @property
    def _counting(self) -> str:
        if self.rule.counts_back:
            return _("counted back")
        return _("from the next day") if self.rule.counts_next_day else _("with the first day")

    @property
    def is_in_force(self) -> bool:
        return self.until is None

    def as_dict(self) -> dict[str, Any]:
        """For JSON: what a program needs, and the words."""
        rule = self.rule
        return {
            "topic": rule.topic,
            "code": rule.code,
            "version": rule.version,
            "in_force_from": rule.in_force_from.isoformat(),
            "in_force_until": self.until.isoformat() if self.until else None,
            "amount": rule.amount,
            "unit": rule.unit.value,
            "counts_next_day": rule.counts_next_day,
            "counts_back": rule.counts_back,
            "may_extend": rule.may_extend,
            "binds": rule.binds.value,
            "certainty": rule.certainty.value,
            "article": rule.article,
            "title": {"kk": rule.title.kk, "ru": rule.title.ru, "en": rule.title.en},
            "source": {"kk": rule.source.kk, "ru": rule.source.ru, "en": rule.source.en},
        }


def rule_lines() -> list[RuleLine]:
    """Every rule known, by topic, whom it binds, and edition. No query."""
    return [RuleLine(rule, in_force_until(rule)) for rule in all_rules()]
