"""Teaching the head: logistic regression with an L2 penalty, and what it reaches on sentences it has not seen."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tirek.media.head import FILE, SIZE, TOLD, Head, features
from tirek.media.labelled import Sentence, ordinary, sentences

FOLDS = 5
ORDINARY = 100
PENALTY = 0.0003
DIGITS = 3


def teach(taught: Sequence[Sentence]) -> Head:
    """A head that knows these sentences and the ordinary ones, which all together weigh as much as ``ORDINARY`` of
    them. The same sentences give the same weights, to the last digit that is kept."""
    import numpy as np
    from scipy.optimize import minimize

    plain = ordinary("taught")
    table = _table([*taught, *plain])
    labels = np.array([each.is_hate for each in taught] + [False] * len(plain), dtype=float)
    weighed = np.array([1.0] * len(taught) + [ORDINARY / len(plain)] * len(plain))
    weighed /= weighed.sum()

    def loss(weights: Any) -> tuple[float, Any]:
        told = table @ weights[1:] + weights[0]
        off = 1 / (1 + np.exp(-told)) - labels
        grave = np.logaddexp(0, told) - labels * told
        slope = np.concatenate([[weighed @ off], table.T @ (weighed * off) + PENALTY * weights[1:]])
        return weighed @ grave + PENALTY / 2 * weights[1:] @ weights[1:], slope

    found = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = [round(float(each), DIGITS) for each in found]
    return Head("", kept[0], tuple(kept[1:]))


def unseen() -> Iterator[tuple[Sentence, float]]:
    """Each sentence with what a head says of it that was taught without it, and without its twin in the other
    language: five folds by place."""
    for fold in range(FOLDS):
        known = [each for each in sentences() if each.place % FOLDS != fold]
        taught = teach(known)
        for each in sentences():
            if each.place % FOLDS == fold:
                yield each, taught.likelihood(each.text)


def write() -> None:
    """Teach the head all sentences and write it down."""
    taught = teach(sentences())
    told = {"sentences": len(sentences()), "penalty": PENALTY, "bias": taught.bias, "weights": taught.weights}
    FILE.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


def _table(taught: Sequence[Sentence]) -> Any:
    import numpy as np

    table = np.zeros((len(taught), SIZE + TOLD))
    for row, each in enumerate(taught):
        for place, value in features(each.text).items():
            table[row, place] = value
    return table
