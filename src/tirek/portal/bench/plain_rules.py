"""The rules once more in plain NumPy: the engine is measured against it, and a test holds the two together."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tirek.programmes.entitlement.figures import parameters, value_on
from tirek.programmes.entitlement.population import Population

if TYPE_CHECKING:
    import numpy as np


def monthly(people: Population, on: date) -> "dict[str, np.ndarray[Any, Any]]":
    """What every family is paid a month, by measure, as the shipped figures of a day have it."""
    import numpy as np

    rate = {name: told.value for name, one in parameters().items() if (told := value_on(one, on))}
    person, family, mci = people.persons, people.families, rate["mci"]
    count = len(people.region)

    def summed(values: Any) -> Any:
        return np.bincount(people.belonging, weights=values, minlength=count)

    members = summed(np.ones(len(people.belonging)))
    age, child = person["age_years"], person["is_child"]
    of_large = child & ((age < 18) | (person["is_student"] & (age < 23)))
    children = summed(of_large)
    line = np.where(
        np.isnan(family["published_line"]),
        np.maximum(
            family["median_income"] * rate["asp.share_of_median"],
            family["subsistence_minimum"] * rate["asp.share_of_minimum"],
        ),
        family["published_line"],
    )
    barred = (
        (family["second_home"] & (family["homes_area"] > rate["asp.area_a_head"] * members))
        | family["business_premises"]
        | family["spare_plot"]
        | family["machinery"]
        | ((family["cars"] > rate["asp.cars"]) & (children < 4))
        | (family["has_loan"] & (rate["asp.loans_bar"] > 0))
    )
    gap = line - summed(person["income_of_quarter"]) / members / 3
    assistance = np.where(barred, 0, np.round(np.maximum(gap, 0) * rate["asp.share_of_gap"] * members, 2))
    small = summed(child & (age >= rate["asp.child_from"]) & (age < rate["asp.child_before"]))
    given = np.where(np.isnan(assistance), np.nan, assistance > 0)
    order = person["child_order"]
    care = np.select(
        [order <= 1, order == 2, order == 3],
        [rate[f"care.{n}"] for n in ("first", "second", "third")],
        rate["care.fourth"],
    )
    babies = child & (person["age_months"] < rate["care.months"])
    steps = [children < 4, *(children == number for number in (4, 5, 6, 7))]
    table = [0, *(rate[f"large_family.{name}"] for name in ("four", "five", "six", "seven"))]
    award = np.select([person["award"] == 1, person["award"] == 2], [rate["awards.silver"], rate["awards.gold"]], 0)
    return {
        "asp": assistance,
        "asp-children": small * given * rate["asp.child_supplement"] * mci,
        "large-family": np.select(steps, table, rate["large_family.each"] * children) * mci,
        "mother-award": summed(award) * mci,
        "care-uninsured": summed(babies * care) * mci * ~family["carer_insured"],
    }
