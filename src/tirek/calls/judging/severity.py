"""Advice beside the ranking: the mean of an entry had all judges been equally strict, with an interval.

A score is the entry's quality plus its judge's severity plus chance. Entries are taken as they are, judges as drawn
from many (so a judge of few entries is corrected little). It is fitted within one nomination only: judges of another
see other entries, and a better field would look like milder judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

ITERATIONS = 40
Z = 1.96


@dataclass(frozen=True, slots=True)
class Corrected:
    """A mean without the severity of its judges, and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Advice:
    """The corrected mean of each entry and the severity of each judge, in points (above 0: milder than others)."""

    entries: Mapping[str, Corrected]
    judges: Mapping[str, float]
    spread_of_judges: float
    spread_of_chance: float


def corrected(scores: Sequence[tuple[str, str, float]]) -> Advice:
    """Fit it to (entry, judge, score). Fewer scores than there are entries and judges together give no advice."""
    import numpy as np

    entries = sorted({entry for entry, _, _ in scores})
    judges = sorted({judge for _, judge, _ in scores})
    if len(scores) < len(entries) + 2 or len(judges) < 2:
        return Advice({}, {}, 0.0, 0.0)
    e = np.searchsorted(entries, [entry for entry, _, _ in scores])
    j = np.searchsorted(judges, [judge for _, judge, _ in scores])
    fit = fitted(e, j, np.array([score for _, _, score in scores], dtype=float), len(entries), len(judges))
    half = Z * np.sqrt(fit.variance)
    told = {
        entry: Corrected(float(mean), float(mean - h), float(mean + h))
        for entry, mean, h in zip(entries, fit.means, half, strict=True)
    }
    severity = dict(zip(judges, map(float, fit.severity), strict=True))
    return Advice(told, severity, float(fit.judge_variance**0.5), float(fit.chance_variance**0.5))


@dataclass(frozen=True, slots=True)
class Fit:
    """What ``fitted`` found, by position."""

    means: "np.ndarray[Any, Any]"
    variance: "np.ndarray[Any, Any]"
    severity: "np.ndarray[Any, Any]"
    judge_variance: float
    chance_variance: float


def fitted(
    e: "np.ndarray[Any, Any]", j: "np.ndarray[Any, Any]", y: "np.ndarray[Any, Any]", entries: int, judges: int
) -> Fit:
    """Fixed entries, random judges, variances by restricted maximum likelihood (EM). Entries are eliminated first, so
    that only a system as large as the panel is solved, however many entries there are."""
    import numpy as np

    n = np.bincount(e, minlength=entries).astype(float)
    shared = np.zeros((entries, judges))
    np.add.at(shared, (e, j), 1.0)
    raw = np.bincount(e, weights=y, minlength=entries) / n
    part = shared / n[:, None]
    within = np.diag(shared.sum(axis=0)) - shared.T @ part
    pull = np.bincount(j, weights=y, minlength=judges) - shared.T @ raw
    chance, judge = float(np.var(y - raw[e])) + 1e-9, float(np.var(y)) / 4 + 1e-9
    freedom = max(len(y) - entries, 1)
    severity, inverse = np.zeros(judges), np.eye(judges)
    for _round in range(ITERATIONS):
        inverse = np.linalg.inv(within + np.eye(judges) * (chance / judge))
        severity = inverse @ pull
        left = y - severity[j] - (raw - part @ severity)[e]
        chance = max(float(left @ (y - raw[e])) / freedom, 1e-9)
        judge = max(float(severity @ severity + chance * np.trace(inverse)) / judges, 1e-9)
    variance = chance * (1 / n + np.einsum("ij,jk,ik->i", part, inverse, part, optimize=True))
    return Fit(raw - part @ severity, variance, severity, judge, chance)
