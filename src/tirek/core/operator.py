"""Who processes the data of this installation: named in every consent (Personal data law, art. 8(4)).

From the configuration: ``TIREK_OPERATOR_KK``, ``TIREK_OPERATOR_RU``, ``TIREK_OPERATOR_EN`` and ``TIREK_OPERATOR_BIN``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tirek.core.checks import Finding, integrity_check

BIN_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Operator:
    """The operator's name in a language and its business identification number."""

    name: str
    number: str


def operator(language: str | None = None) -> Operator | None:
    """The operator of this installation; None while none is configured (then each office names itself)."""
    told: dict[str, str] = settings.OPERATOR
    name = told.get((language or get_language() or "kk")[:2]) or told.get("kk", "")
    return Operator(name, told.get("bin", "")) if name else None


@integrity_check(
    "configuration.operator",
    title=_("No operator of personal data is named"),
    cure=_("Set TIREK_OPERATOR_KK, TIREK_OPERATOR_RU and TIREK_OPERATOR_BIN: every consent has to name the operator."),
)
def operator_is_named() -> Iterator[Finding]:
    told = operator("kk")
    if told is None:
        yield Finding("TIREK_OPERATOR_KK")
    elif len(told.number) != BIN_LENGTH or not told.number.isdigit():
        yield Finding("TIREK_OPERATOR_BIN", told.number)
