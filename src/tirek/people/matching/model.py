"""The model: which fields are compared how, what agreement weighs, and which pairs are looked at at all.

The weights stand in ``model.json``: m by expectation maximisation and u by random sampling over a generated register
with realistic errors (``tirek people duplicates train``). A changed model gets a new version and a new file.
"""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

VERSION = "1"
THRESHOLD = 0.99

# What a level weighs that training has met too seldom to tell (a swapped name among random pairs).
_RARE_M, _RARE_U = 0.005, 1e-6
_LARGEST_PRIOR = 1e-4

_NULL = "null"
_ELSE = "different"

# field: (label, condition with {l} and {r} for the two sides of the field), the closest first
COMPARISONS: dict[str, tuple[tuple[str, str], ...]] = {
    "family": (
        ("same", "{l} = {r}"),
        ("swapped", "family_l = given_r AND given_l = family_r"),
        ("alike", "levenshtein({l}, {r}) <= 2"),
    ),
    "given": (
        ("same", "{l} = {r}"),
        ("alike", "levenshtein({l}, {r}) <= 1"),
    ),
    "patronymic": (
        ("same", "{l} = {r}"),
        ("alike", "levenshtein({l}, {r}) <= 2 OR substr({l}, 1, 5) = substr({r}, 1, 5)"),
    ),
    "born": (
        ("same", "{l} = {r}"),
        ("swapped", "born_any_order_l = born_any_order_r"),
        ("alike", "levenshtein({l}, {r}) <= 1"),
    ),
    "iin": (("same", "{l} = {r}"), ("alike", "levenshtein({l}, {r}) <= 1")),
    "phone": (("same", "{l} = {r}"),),
    "home": (("same", "{l} = {r}"),),
}
# Where a field says nothing: swapped names are weighed once, and a family shares its phone and its home.
_SWAPPED = "family_l = given_r AND given_l = family_r"
_OTHER_GIVEN_NAME = f"{{l}} = {{r}} AND levenshtein(given_l, given_r) > 1 AND NOT ({_SWAPPED})"
SILENT = {"given": _SWAPPED, "phone": _OTHER_GIVEN_NAME, "home": _OTHER_GIVEN_NAME}
BLOCKS = (
    ("iin",),
    ("phone", "given"),
    ("phone", "names"),
    ("phone", "born"),
    ("born", "family"),
    ("born", "given"),
    ("born_any_order", "given"),
    ("born_any_order", "family"),
    ("names", "patronymic"),
    ("names", "year"),
    ("beginning", "given", "year"),
    ("home", "given"),
    ("home", "names"),
)
_RARE_COUNTS_MORE = {"family", "given"}


def untrained() -> dict[str, Any]:
    """The settings of the model as Splink takes them, without weights."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1e-6,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 20,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in map(blocking_rule, BLOCKS)],
        "comparisons": [_comparison(name) for name in COMPARISONS],
    }


def trained(persons: int) -> dict[str, Any]:
    """The settings with the weights of the shipped model, for a register of so many persons.

    Twins grow with the register, pairs with its square: the odds that two records are one person fall with its size.
    """
    told = {**untrained(), **_with_weights(_weights())}
    prior = _weights()["prior"] * _weights()["persons"] / max(persons, 1)
    return {**told, "probability_two_random_records_match": min(prior, _LARGEST_PRIOR)}


def labels_of(field: str) -> list[str]:
    """The labels of a field's levels by Splink's comparison value: -1 is null, 0 the last."""
    return [_ELSE, *(label for label, _condition in reversed(COMPARISONS[field]))]


def blocking_rule(columns: tuple[str, ...]) -> str:
    """Pairs equal in all these columns are compared."""
    return " AND ".join(f"l.{column} = r.{column}" for column in columns)


def weights_of(learnt: dict[str, Any], persons: int) -> dict[str, Any]:
    """What training has learnt, as stored: the prior, and m and u of every level of every field."""
    fields = {comparison["output_column_name"]: _learnt(comparison) for comparison in learnt["comparisons"]}
    prior = learnt["probability_two_random_records_match"]
    return {"version": VERSION, "persons": persons, "prior": float(f"{prior:.6g}"), "fields": fields}


def _learnt(comparison: dict[str, Any]) -> dict[str, list[float]]:
    """m and u of each level; what several sessions learnt apart is brought back to a sum of one."""
    levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
    m = [level.get("m_probability") or _RARE_M for level in levels]
    u = [level.get("u_probability") or _RARE_U for level in levels]
    return {
        level["label_for_charts"]: [float(f"{of_same / sum(m):.6g}"), float(f"{of_others / sum(u):.6g}")]
        for level, of_same, of_others in zip(levels, m, u, strict=True)
    }


def _comparison(field: str) -> dict[str, Any]:
    sides = {"l": f"{field}_l", "r": f"{field}_r"}
    silent = ["{l} IS NULL OR {r} IS NULL", *(f"({SILENT[name]})" for name in (field,) if name in SILENT)]
    null = {
        "sql_condition": " OR ".join(silent).format(**sides),
        "label_for_charts": _NULL,
        "is_null_level": True,
    }
    levels: list[dict[str, Any]] = [
        {"sql_condition": condition.format(**sides), "label_for_charts": label}
        for label, condition in COMPARISONS[field]
    ]
    if field in _RARE_COUNTS_MORE:
        levels[0] |= {"tf_adjustment_column": field, "tf_adjustment_weight": 1.0}
    last = {"sql_condition": "ELSE", "label_for_charts": _ELSE}
    return {"output_column_name": field, "comparison_levels": [null, *levels, last]}


def version() -> str:
    """Which model weighed a pair, as kept with the pair."""
    return str(_weights()["version"])


@cache
def _weights() -> dict[str, Any]:
    """The operator's own file where the settings name one, otherwise the shipped one."""
    own = settings.DUPLICATES_MODEL
    file = Path(own) if own else files("tirek.people.matching").joinpath("model.json")
    text = file.read_text(encoding="utf-8")
    weights: dict[str, Any] = json.loads(text)
    return weights


def _with_weights(weights: dict[str, Any]) -> dict[str, Any]:
    comparisons = untrained()["comparisons"]
    for comparison in comparisons:
        known = weights["fields"][comparison["output_column_name"]]
        for level in comparison["comparison_levels"]:
            if level["label_for_charts"] in known:
                m, u = known[level["label_for_charts"]]
                level |= {"m_probability": m, "u_probability": u, "fix_m_probability": True, "fix_u_probability": True}
    return {"comparisons": comparisons}
