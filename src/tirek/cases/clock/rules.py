"""The terms of the law as data: each with a version, the day it is in force from, and its source.

Source: Administrative Procedure Code (АППК) of 29.06.2020, art. 65 and 76, edition of the Law of 17.12.2025
No. 241-VIII (law.md §1). Bodies that the Code does not bind (art. 4(7)) keep the same terms as their own standard,
which
also serves for the years before the Code. The day the 2025 edition came into force is taken to be the day it was
signed:
a lawyer confirms before production.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

CODE, STANDARD = "appk", "standard"
EXTENSION_MONTHS = 2
FORWARD_WITHIN_DAYS = 3
NOTICE_WITHIN_DAYS = 3
REOPEN_WITHIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Words:
    """A text in three languages; ``str()`` follows the active one."""

    kk: str
    ru: str
    en: str

    def __str__(self) -> str:
        text: str = getattr(self, (get_language() or "kk")[:2], self.kk)
        return text


@dataclass(frozen=True, slots=True)
class Rule:
    """A term. ``counts_next_day``: the first day counted is the one after; otherwise the day itself is day 1."""

    code: str
    version: str
    in_force_from: date
    working_days: int
    counts_next_day: bool
    source: Words


_CODE_SOURCE = Words(
    kk="ӘРПК 76-бабы: тіркелген күннен бастап 15 жұмыс күні",
    ru="АППК, статья 76: 15 рабочих дней со дня регистрации",
    en="Administrative Procedure Code, art. 76: 15 working days from registration",
)
_CODE_SOURCE_2025 = Words(
    kk="ӘРПК 76-бабы (17.12.2025 № 241-VIII Заңның редакциясы): 15 жұмыс күні, есептеу келесі күннен басталады",
    ru="АППК, статья 76 (в редакции Закона от 17.12.2025 № 241-VIII): 15 рабочих дней, отсчёт со следующего дня",
    en="Administrative Procedure Code, art. 76 (as amended on 17.12.2025): 15 working days, counted from the next day",
)
_OWN_SOURCE = Words(
    kk="Желінің өз стандарты: тіркелген күннен бастап 15 жұмыс күні",
    ru="Собственный стандарт сети: 15 рабочих дней со дня регистрации",
    en="The network's own standard: 15 working days from registration",
)
_OWN_SOURCE_2025 = Words(
    kk="Желінің өз стандарты (ӘРПК-дегідей): 15 жұмыс күні, есептеу келесі күннен басталады",
    ru="Собственный стандарт сети (как в АППК): 15 рабочих дней, отсчёт со следующего дня",
    en="The network's own standard (as in the Code): 15 working days, counted from the next day",
)

RULES = (
    Rule(STANDARD, "1", date(1991, 12, 16), 15, False, _OWN_SOURCE),
    Rule(STANDARD, "2", date(2025, 12, 17), 15, True, _OWN_SOURCE_2025),
    Rule(CODE, "2021-07-01", date(2021, 7, 1), 15, False, _CODE_SOURCE),
    Rule(CODE, "2025-12-17", date(2025, 12, 17), 15, True, _CODE_SOURCE_2025),
)
_BY_NAME = {(rule.code, rule.version): rule for rule in RULES}


def rule_on(day: date, *, is_bound_by_code: bool) -> Rule:
    """The rule in force for a body on a day; its own standard where the Code does not bind it yet or at all."""
    found = [rule for rule in RULES if rule.code == CODE and is_bound_by_code and rule.in_force_from <= day]
    found = found or [rule for rule in RULES if rule.code == STANDARD and rule.in_force_from <= day]
    return max(found or RULES[:1], key=lambda rule: rule.in_force_from)


def rule_named(code: str, version: str) -> Rule | None:
    """The rule a ledger entry was counted by."""
    return _BY_NAME.get((code, version))
