"""Whom a run of a reform reckons and whom it cannot, and why: in plain words, for its page and its workbook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tirek.programmes.entitlement.reasons import Reason
from tirek.programmes.enums_of_services import Over
from tirek.programmes.models import ScenarioRun

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_WORDS: "dict[Reason, tuple[StrPromise, StrPromise]]" = {
    Reason.NOT_ASKED: (
        _("Not asked for income, property and awards within a year"),
        _("Check the entitlement of the family in its application: what it tells is counted here."),
    ),
    Reason.FIGURES: (
        _("The region has no figures for this quarter"),
        _("Enter the poverty line of the region, or the two figures it follows from."),
    ),
    Reason.BIRTH: (_("A child has no date of birth on record"), _("Complete the record of the child.")),
    Reason.OPEN: (
        _("Asked, but an answer that decides was left open"),
        _("Ask again, about income, property and loans above all."),
    ),
    Reason.STUDY: (
        _("A child of 18 to 22 may study or not"),
        _("Put the certificate of study on record."),
    ),
    Reason.INSURANCE: (
        _("Whether who cares for a small child is insured is not known"),
        _("Ask at the next check."),
    ),
}


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, what cures it, and of how many families; None where it is kept back."""

    words: "StrPromise"
    cure: "StrPromise"
    families: int | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How many families a run was made over, how many of them it could reckon, and why not the others.

    ``unknown`` and ``known`` are None where fewer than five could not be reckoned; ``is_silent``: the sums of the whole
    are kept back, because few families gain, lose or are known.
    """

    families: int
    known: int | None
    unknown: int | None
    reasons: tuple[Why, ...]
    is_silent: bool
    has_gaps: bool

    @property
    def percent(self) -> int | None:
        """Of a hundred families, how many were reckoned; rounded down."""
        return None if self.known is None else self.known * 100 // max(1, self.families)


def reckoning_of(run: ScenarioRun) -> Reckoning:
    """Whom a finished run reckons. A run of long ago tells no reasons."""
    told = run.results
    unknown = told["unknown"]
    return Reckoning(
        families=told["families"],
        known=None if unknown is None else told["families"] - unknown,
        unknown=unknown,
        reasons=tuple(
            Why(*_WORDS[Reason[one["reason"].upper()]], one["families"]) for one in reversed(told.get("reasons", []))
        ),
        is_silent=told["before"] is None,
        has_gaps=run.over == Over.REGISTER and _has_gaps(run),
    )


def _has_gaps(run: ScenarioRun) -> bool:
    """Whether any cell of its tables is kept back."""
    rows = (row for name in ("regions", "children", "measures", "bands") for row in run.results.get(name, []))
    return any(row.get(name, 0) is None for row in rows for name in ("families", "before", "gainers", "losers"))
